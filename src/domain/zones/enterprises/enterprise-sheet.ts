import type { CsvCell } from '#core/csv-text.ts';
import { yuanText } from '#core/money.ts';
import type { Enterprise, LinkKind } from './enterprise.ts';
import { kindWords } from './import-rows.ts';
import { enterpriseTemplates } from './import-templates.ts';

/** The register as its template: heads and kinds in Chinese in every language, since it comes back in by them. */
export function enterpriseTable(rows: readonly Enterprise[]): CsvCell[][] {
	const { columns } = enterpriseTemplates[0]!;
	const cell = (row: Enterprise, field: string): string => {
		const linked = (kind: LinkKind) =>
			row.links.flatMap((link) => (link.kind === kind && link.village !== null ? [link.village] : []));
		switch (field) {
			case 'code':
				return row.code ?? '';
			case 'name':
				return row.name;
			case 'kind':
				return kindWords[row.kind][0]!;
			case 'product':
				return row.product;
			case 'capacity':
				return row.capacity === null ? '' : yuanText(row.capacity);
			case 'capacity_unit':
				return row.capacityUnit ?? '';
			case 'village_code':
				return row.village ?? '';
			case 'village_name':
				return row.villageName ?? '';
			case 'east':
				return row.place?.[0].toFixed(7) ?? '';
			case 'north':
				return row.place?.[1].toFixed(7) ?? '';
			case 'paired_on':
				return row.links.find(({ kind }) => kind === 'paired')?.startsOn ?? '';
			case 'note':
				return row.note ?? '';
			default:
				return [...new Set(linked(field as LinkKind))].join('、');
		}
	};
	return [
		columns.map(({ header }) => header),
		...rows.map((row): CsvCell[] => columns.map(({ field }) => cell(row, field)))
	];
}
