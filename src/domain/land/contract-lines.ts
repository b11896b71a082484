import type { Problem } from '#core/import-fields.ts';
import { formatMu } from '#core/mu.ts';
import { unstated, type AreaStatement } from './area-basis.ts';
import { areaColumns, type ContractLine, type LandState } from './import-rows.ts';

/** Lines of a contract file put together to contracts. Pure. */
export interface Line {
	n: number;
	shape: string | null;
	row: ContractLine;
}

export interface ContractOfLines {
	/** The first line's number in the file. */
	n: number;
	state: LandState;
	lines: Line[];
}

const numberOf = ({ row }: Line): string => String(row.state.number);

/** Fields in which the lines of one contract must agree; a line that is silent agrees. */
const SHARED = ['lessee_code', 'lessee_name', 'starts_on', 'ends_on', 'signed_on', 'kind', 'form'];

const byNumber = (lines: readonly Line[]): Map<string, Line[]> => Map.groupBy(lines, numberOf);

/**
 * Lines that contradict an earlier line of their contract, name a parcel twice, or belong to a contract of which another
 * line was refused: a contract is taken whole or not at all, for its 亩 are the sum of its lines.
 */
export function lineProblems(lines: readonly Line[], rejected: readonly Line[]): Problem[] {
	const problems: Problem[] = [];
	const broken = new Set(rejected.map(numberOf));
	for (const [number, group] of byNumber(lines)) {
		if (broken.has(number)) {
			for (const { n } of group) problems.push({ row: n, field: 'number', expected: 'contract.whole', got: number });
			continue;
		}
		const found = group.flatMap((line, index) => contradiction(line, group.slice(0, index)) ?? []);
		const bad = new Set(found.map(({ row }) => row));
		problems.push(...found);
		if (found.length > 0)
			for (const { n } of group)
				if (!bad.has(n)) problems.push({ row: n, field: 'number', expected: 'contract.whole', got: number });
	}
	return problems.sort((a, b) => a.row - b.row);
}

/** The ministry's tolerance for totals (domain.md I3), hundredths of 亩. */
const TOTAL_TOLERANCE = 5;

/** Contracts whose 亩 are not the sum of their parcels'; a contract one of whose parcels says nothing has no sum. */
export function sumDoubts(lines: readonly Line[]): Problem[] {
	return [...byNumber(lines).values()].flatMap((group) => {
		const total = group.find(({ row }) => row.totalMu !== null)?.row.totalMu ?? null;
		if (total === null || group.some(({ row }) => row.lineMu === null)) return [];
		const sum = group.reduce((parts, { row }) => parts + row.lineMu!, 0);
		if (Math.abs(total - sum) <= TOTAL_TOLERANCE) return [];
		const params = { mu: formatMu(sum), count: group.length };
		return [{ row: group[0]!.n, field: 'total_mu', expected: 'contract.sum', params, got: formatMu(total) }];
	});
}

function contradiction(line: Line, before: readonly Line[]): Problem | null {
	const { n, row } = line;
	for (const field of SHARED) {
		const said = before.find((each) => each.row.state[field] !== null && each.row.state[field] !== undefined);
		const value = row.state[field];
		if (said && value !== null && value !== undefined && value !== said.row.state[field])
			return { row: n, field, expected: 'contract.same', params: { row: said.n }, got: String(value) };
	}
	const total = before.find((each) => each.row.totalMu !== null);
	if (total && row.totalMu !== null && row.totalMu !== total.row.totalMu)
		return {
			row: n,
			field: 'total_mu',
			expected: 'contract.same',
			params: { row: total.n },
			got: String(row.totalMu / 100)
		};
	const twice = before.find((each) => each.row.parcelCode === row.parcelCode);
	if (twice && (row.parcelCode !== null || (!line.shape && !twice.shape)))
		return {
			row: n,
			field: row.parcelCode === null ? 'number' : 'parcel_code',
			expected: 'unique',
			params: { row: twice.n },
			got: row.parcelCode ?? numberOf(line)
		};
	return null;
}

/** A parcel without a code of its own is its contract's first, second, … */
export function nameParcels(lines: readonly Line[]): Line[] {
	const counts = new Map<string, number>();
	return lines.map((line) => {
		if (!line.shape || line.row.parcelCode !== null) return line;
		const number = numberOf(line);
		const count = (counts.get(number) ?? 0) + 1;
		counts.set(number, count);
		const parcelCode = `${number}-${count}`;
		return { ...line, row: { ...line.row, parcelCode, parcel: { ...line.row.parcel, code: parcelCode } } };
	});
}

/** What a contract's 亩 count: as its total says, else as all its lines say alike; of a sum of unlike 亩 nobody can tell. */
function areaOfContract(group: readonly Line[]): AreaStatement {
	const total = group.find(({ row }) => row.totalMu !== null);
	if (total) return total.row.totalArea;
	const [first, ...others] = group.map(({ row }) => row.lineArea);
	const alike = others.every((each) => JSON.stringify(each) === JSON.stringify(first));
	return first && alike ? first : unstated;
}

/** One contract a number: of each field what its lines say, its 亩 the total they name, else their sum. */
export function contractsOf(lines: readonly Line[]): ContractOfLines[] {
	return [...byNumber(lines).values()].map((group) => {
		const state: LandState = {};
		for (const { row } of group)
			for (const [field, value] of Object.entries(row.state))
				if (state[field] === undefined || state[field] === null) state[field] = value;
		const total = group.find(({ row }) => row.totalMu !== null)?.row.totalMu;
		state.contracted_mu = total ?? group.reduce((sum, { row }) => sum + (row.lineMu ?? 0), 0);
		Object.assign(state, areaColumns(areaOfContract(group)));
		return { n: group[0]!.n, state, lines: group };
	});
}

/** The 亩 of one parcel in its contract: the line's own; the contract's, where it has but one parcel; else unknown. */
export const parcelMu = ({ state, lines }: ContractOfLines, line: Line): number | null =>
	line.row.lineMu ?? (lines.length === 1 ? (state.contracted_mu as number) : null);

/** What those 亩 count. */
export const parcelArea = (line: Line): AreaStatement =>
	line.row.lineMu === null ? line.row.totalArea : line.row.lineArea;
