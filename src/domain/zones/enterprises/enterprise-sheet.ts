import type { CsvCell } from '#core/csv-text.ts';
import { yuanText } from '#core/money.ts';
import type { Enterprise, EnterpriseLink } from './enterprise.ts';
import { kindWords } from './import-rows.ts';
import { enterpriseTemplates } from './import-templates.ts';
import { linkWords } from './link-rows.ts';

/** Links have a table of their own, which says their products and days as well. */
const LINKS: ReadonlySet<string> = new Set(['buys_from', 'sells_to', 'paired', 'paired_on']);

/** Of enterprises elsewhere only who they are is known, and that is no entry of a register. */
const ownOf = (rows: readonly Enterprise[]): Enterprise[] => rows.filter(({ own }) => own);

function table(id: string, lines: readonly Readonly<Record<string, CsvCell>>[]): CsvCell[][] {
	const template = enterpriseTemplates.find((each) => each.id === id)!;
	const columns = template.columns.filter(({ field }) => !LINKS.has(field));
	return [columns.map(({ header }) => header), ...lines.map((line) => columns.map(({ field }) => line[field] ?? ''))];
}

/** The register as its template: heads and kinds in Chinese in every language, since it comes back in by them. */
export const enterpriseTable = (rows: readonly Enterprise[]): CsvCell[][] =>
	table(
		'enterprise',
		ownOf(rows).map((row) => ({
			...{ code: row.code, name: row.name, kind: kindWords[row.kind][0]!, product: row.product },
			capacity: row.capacity === null ? null : yuanText(row.capacity),
			...{ capacity_unit: row.capacityUnit, village_code: row.village, village_name: row.villageName },
			...{ east: row.place?.[0].toFixed(7) ?? null, north: row.place?.[1].toFixed(7) ?? null },
			...{ note: row.note, retired_on: row.retiredOn }
		}))
	);

const lineOf = ({ code, name }: Enterprise, link: EnterpriseLink): Record<string, CsvCell> => ({
	...{ code, name, link_kind: linkWords[link.kind][0]!, village_code: link.village, village_name: link.villageName },
	...{ partner_code: link.partnerCode, partner_name: link.partnerName, product: link.product },
	...{ starts_on: link.startsOn, ends_on: link.endsOn }
});

/** Links of enterprises as their template, a line each. */
export const linksTable = (rows: readonly Enterprise[]): CsvCell[][] =>
	table(
		'enterprise-link',
		ownOf(rows).flatMap((row) => row.links.map((link) => lineOf(row, link)))
	);
