import type { CsvCell } from '#core/csv-text.ts';
import type { Datum, ImagerySet } from '#imagery/imagery.ts';

export interface ImagerySheetWords {
	/** Sixteen heads, in the order of the cells. */
	heads: readonly string[];
	datums: Readonly<Record<Datum, string>>;
	states: { on: string; off: string };
	placeName: (code: string) => string;
	/** Places of a degree: fewer for those who may not read coordinates. */
	digits: number;
}

/** The sets as a table of cells, its head first; bounds as west, south, east, north in degrees. */
export const imagerySheet = (sets: readonly ImagerySet[], words: ImagerySheetWords): CsvCell[][] => [
	[...words.heads],
	...sets.map((set): CsvCell[] => {
		const { west, south, east, north } = set.bounds;
		return [
			...[set.number, set.takenOn, set.name, set.source, words.datums[set.datum]],
			...[words.placeName(set.place), set.place, set.cameAs],
			...[set.minZoom, set.maxZoom, set.tileSize, set.tiles, set.bytes],
			...[[west, south, east, north].map((degree) => degree.toFixed(words.digits)).join(', '), set.actor],
			set.hidden ? words.states.off : words.states.on
		];
	})
];
