import { matchColumns, type Sheet } from '#core/import-fields.ts';

/**
 * What a file looks like by its columns: of the kinds that find everything they need, those that know most of its columns,
 * the likeliest first. It is said, never chosen: two kinds may have the same columns.
 */
export function likelyKinds(
	kinds: Readonly<
		Record<string, { sheet: Sheet; known(layer: string, columns: readonly string[]): Record<string, string> }>
	>,
	layer: string,
	columns: readonly string[],
	shapes: number
): string[] {
	const scored = Object.entries(kinds).flatMap(([kind, { sheet, known }]) => {
		const told = known(layer, columns);
		const { mapping, faults } = matchColumns(sheet, columns, told);
		if (faults.length > 0 || (sheet.needs.length === 0 && shapes === 0)) return [];
		const used = new Set(Object.values(mapping).flatMap((from) => ('header' in from ? [from.header] : [])));
		return [{ kind, score: used.size + Object.keys(told).length }];
	});
	const most = Math.max(0, ...scored.map(({ score }) => score));
	// What knows half as many columns is no likely kind.
	return scored
		.filter(({ score }) => score > most / 2)
		.sort((a, b) => b.score - a.score)
		.map(({ kind }) => kind);
}
