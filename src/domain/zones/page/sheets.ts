import type { CsvCell } from '#core/csv-text.ts';
import { yuanText, type Fen } from '#core/money.ts';
import { muToNumber } from '#core/mu.ts';
import { totalOf, valuedAt, type Body } from './body.ts';
import type { Member, MemberRole } from './members.ts';

/** The villages of a zone as a table of cells, its head first. */
export const membersSheet = (
	members: readonly Member[],
	words: { heads: readonly string[]; roles: Readonly<Record<MemberRole, string>>; yes: string }
): CsvCell[][] => [
	[...words.heads],
	...members.map(({ code, name, township, areaMu, leads, role, contracts, newMu }): CsvCell[] => [
		...[code, name, township, muToNumber(areaMu), leads ? words.yes : '', role === null ? '' : words.roles[role]],
		...[contracts, muToNumber(newMu)]
	])
];

const yuan = (fen: Fen | null | undefined): CsvCell => (fen === null || fen === undefined ? '' : yuanText(fen));

/** What each village brings into a body, has of it and got of it year by year, with the sums where all are shown; unknown is empty. */
export function bodySheet(
	body: Body & { villages: readonly { code: string; name: string }[]; whole: boolean },
	words: { heads: readonly string[]; year: (year: string) => string; total: string }
): CsvCell[][] {
	const years = Object.keys(body.returns).sort();
	const { parts, villages, whole } = body;
	const lines = villages
		.filter(({ code }) => parts[code] || years.some((year) => body.returns[year]!.by[code] !== undefined))
		.map(({ code, name }): CsvCell[] => {
			const part = parts[code];
			return [
				...[code, name, yuan(part?.moneyFen), mu(part?.landMu), yuan(part?.landFen), yuan(part?.assetFen)],
				...[part?.labourDays ?? '', yuan(part?.labourFen), yuan(part && valuedAt(part)), mu(part?.share)],
				...[part?.jobs ?? '', ...years.map((year) => yuan(body.returns[year]!.by[code]))]
			];
		});
	const of = (field: Parameters<typeof totalOf>[1]) => totalOf(parts, field);
	const valued = Object.values(parts).map(valuedAt).filter((fen) => fen !== null); // prettier-ignore
	const sum = valued.length === 0 ? null : valued.reduce((all, fen) => all + fen, 0);
	const total: CsvCell[] = [
		...['', words.total, yuan(of('moneyFen')), mu(of('landMu')), yuan(of('landFen')), yuan(of('assetFen'))],
		...[of('labourDays') ?? '', yuan(of('labourFen')), yuan(sum), mu(of('share')), of('jobs') ?? ''],
		...years.map((year) => yuan(body.returns[year]!.distributedFen))
	];
	return [[...words.heads, ...years.map((year) => words.year(year))], ...lines, ...(whole ? [total] : [])];
}

/** Hundredths as a decimal. */
const mu = (hundredths: number | null | undefined): CsvCell =>
	hundredths === null || hundredths === undefined ? '' : muToNumber(hundredths);
