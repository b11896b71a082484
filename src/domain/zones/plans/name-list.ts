import type { VillageFigures } from './figures.ts';

/** What stands in a list of names for one village. */
export interface NamedLine {
	/** As it was written. */
	line: string;
	/** The villages it can mean: none, one, or several. */
	found: readonly VillageFigures[];
	/** The one it names beyond doubt; null: a person is asked, for nothing is guessed of equal or near names. */
	sure: VillageFigures | null;
}

const plain = (text: string): string => text.normalize('NFKC').replaceAll(/\s/g, '');
/** A village as its committee is called: 上峪村 of 上峪村民委员会, 东街社区 of 东街社区居委会. */
const ofCommittee = (name: string): string =>
	name.replace(/村(民委员会|委会)$/, '村').replace(/社区(居民委员会|居委会)$/, '社区');
/** A name without what its kind is called: 上峪 of 上峪村, 东街 of 东街社区 and of 东街村 alike, so that it is no proof. */
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
	/** A village by its code; those of a name; those of a near one, told apart by 村 or 社区 alone, which are not `exact`. */
	meant: (cell: string) => { found: readonly VillageFigures[]; exact: boolean };
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
			if (coded) return { found: [coded], exact: true };
			const named = byName.get(cell) ?? byName.get(ofCommittee(cell));
			return named ? { found: named, exact: true } : { found: byBareName.get(bare(cell)) ?? [], exact: false };
		},
		township: (cell) => townships.get(plain(cell))
	};
}

/**
 * The villages that a pasted list means, a line each; several names of one line are several. A village is named by its code or
 * its name; a township in the same line tells two of one name apart, and a name without 村 or 社区, or with the other of them,
 * is a question. Numbers, heads and empty lines say nothing.
 */
export function namedVillages(text: string, villages: readonly VillageFigures[]): NamedLine[] {
	const { meant, township: townshipOf } = villageLookup(villages);
	return text.split(/\r?\n/).flatMap((line): NamedLine[] => {
		const cells = cellsOf(line);
		const known = cells.map((cell) => ({ cell, ...meant(cell), township: townshipOf(cell) }));
		// 石门镇 may have a 石门村: a township's name is one only where it is not a village's own.
		const place = known.find(
			({ found, township }) => township !== undefined && (found.length === 0 || cells.length > 1)
		);
		const names = known.filter((each) => each !== place && each.found.length > 0);
		if (names.length > 0)
			return names.map(({ cell, found, exact }) => {
				const near = place ? found.filter(({ township }) => township === place.township) : found;
				return {
					line: cell,
					found: near.length > 0 ? near : found,
					sure: exact && near.length === 1 ? near[0]! : null
				};
			});
		const said = cells.filter(
			(cell) => !/^[\d.]+$/.test(cell) && !/^(序号|村名?|名称|村|行政村|乡镇|编号|代码|备注)$/.test(cell)
		);
		return said.length === 0 || (place && said.length === 1) ? [] : [{ line: line.trim(), found: [], sure: null }];
	});
}
