import type { VillageFigures } from './figures.ts';

/** What stands in a list of names for one village. */
export interface NamedLine {
	/** As it was written. */
	line: string;
	/** The villages it can mean: none, one, or several of one name, of which none is guessed. */
	found: readonly VillageFigures[];
}

const plain = (text: string): string => text.normalize('NFKC').replaceAll(/\s/g, '');
/** A name without what its kind is called: 上峪 of 上峪村, 东街 of 东街社区居委会. */
const bare = (name: string): string =>
	name.replace(/(村民委员会|居民委员会|村委会|居委会)$/, '').replace(/(社区|村)$/, '') || name;
const bareTownship = (name: string): string => name.replace(/(镇|乡|街道办事处|街道)$/, '') || name;

/** Cells of a line as spreadsheets and people part them. */
const cellsOf = (line: string): string[] =>
	line
		.split(/[\t,，;；、]/)
		.map(plain)
		.filter(Boolean);

/** What a cell can mean in a county: villages by code or name, a township by its name. */
export interface VillageLookup {
	/** A village by its code; several by a name that several have; none. A name with or without 村 or 社区. */
	meant: (cell: string) => readonly VillageFigures[];
	township: (cell: string) => string | undefined;
}

/** A county's villages to be looked up by what people write. */
export function villageLookup(villages: readonly VillageFigures[]): VillageLookup {
	const byCode = new Map(villages.map((village) => [village.code, village]));
	const byName = Map.groupBy(villages, ({ name }) => plain(name));
	const byBareName = Map.groupBy(villages, ({ name }) => bare(plain(name)));
	const townships = new Map(villages.flatMap(({ township, townshipName }) => [plain(townshipName), bareTownship(plain(townshipName))].map((name) => [name, township] as const))); // prettier-ignore
	return {
		meant: (given) => {
			const cell = plain(given);
			const coded = byCode.get(cell);
			return coded ? [coded] : (byName.get(cell) ?? byBareName.get(bare(cell)) ?? []);
		},
		township: (cell) => townships.get(plain(cell))
	};
}

/**
 * The villages that a pasted list means, a line each; several names of one line are several. A village is named by its code or
 * its name, with or without 村 or 社区; a township in the same line tells two of one name apart. Numbers, heads and empty
 * lines say nothing.
 */
export function namedVillages(text: string, villages: readonly VillageFigures[]): NamedLine[] {
	const { meant, township: townshipOf } = villageLookup(villages);
	return text.split(/\r?\n/).flatMap((line): NamedLine[] => {
		const cells = cellsOf(line);
		const known = cells.map((cell) => ({ cell, found: meant(cell), township: townshipOf(cell) }));
		// 石门镇 may have a 石门村: a township's name is one only where it is not a village's own.
		const place = known.find(
			({ found, township }) => township !== undefined && (found.length === 0 || cells.length > 1)
		);
		const names = known.filter((each) => each !== place && each.found.length > 0);
		if (names.length > 0)
			return names.map(({ cell, found }) => {
				const near = place ? found.filter(({ township }) => township === place.township) : found;
				return { line: cell, found: near.length > 0 ? near : found };
			});
		const said = cells.filter(
			(cell) => !/^[\d.]+$/.test(cell) && !/^(序号|村名?|名称|村|行政村|乡镇|编号|代码|备注)$/.test(cell)
		);
		return said.length === 0 || (place && said.length === 1) ? [] : [{ line: line.trim(), found: [] }];
	});
}
