import type { Problem } from '#core/import-fields.ts';
import { sees, type Scope } from '#core/scope.ts';

/** Checks every kind of import shares. Pure; a record is its number and what is looked at. */

/** Of records with one key the first stays; the others name it. */
export function doubles(rows: readonly { n: number; key: string }[], field: string): Problem[] {
	const first = new Map<string, number>();
	const problems: Problem[] = [];
	for (const { n, key } of rows) {
		const before = first.get(key);
		if (before === undefined) first.set(key, n);
		else
			problems.push({ row: n, field, expected: 'unique', params: { row: before }, got: key.split('\u0000').at(-1)! });
	}
	return problems;
}

/** New records without a shape; those the county already holds keep the one they have. */
export const shapeless = (
	rows: readonly { n: number; shape: string | null; code: string }[],
	present: ReadonlySet<string>
): Problem[] =>
	rows.flatMap(({ n, shape, code }) =>
		shape || present.has(code) ? [] : [{ row: n, field: 'shape', expected: 'shape', got: null }]
	);

/** Records whose village the person may not work on. */
export const beyondScope = (
	rows: readonly { n: number; village: string | null }[],
	scope: Scope,
	county: string
): Problem[] =>
	rows.flatMap(({ n, village }) =>
		sees(scope, county, village) ? [] : [{ row: n, field: 'village_code', expected: 'village.in_scope', got: village }]
	);

export const without = <T extends { n: number }>(rows: readonly T[], problems: readonly Problem[]): T[] => {
	const bad = new Set(problems.map(({ row }) => row));
	return rows.filter(({ n }) => !bad.has(n));
};
