import * as v from 'valibot';
import type { Bounds } from '#core/geometry.ts';
import { isDay } from '#core/period.ts';
import { accepted, refused, type Outcome } from '#core/outcome.ts';
import { seesWholeCounty, type Scope } from '#core/scope.ts';
import { rowOrders, type RowOrder } from '#imagery/tile-extent.ts';

/**
 * Where the pictures' ground lies: tiles of EPSG:3857 over CGCS2000 (which WGS 84 meets within a metre), or shifted as
 * Chinese web maps are (GCJ-02), which the map takes back as it draws them.
 */
export const datums = ['cgcs2000', 'gcj02'] as const;
export type Datum = (typeof datums)[number];
export type CameAs = 'mbtiles' | 'pmtiles' | 'folder';

/** What somebody says of a set; what the file says itself is not asked. */
export interface Declared {
	name: string;
	/** YYYY-MM-DD: the day the pictures were taken. */
	takenOn: string;
	source: string;
	datum: Datum;
	/** Null: as the kind of file has it. */
	rows: RowOrder | null;
	/** Whose imagery it is: the county, a township or a village. */
	place: string;
}

/** A set as pages and the map know it. */
export interface ImagerySet {
	id: string;
	number: number;
	name: string;
	takenOn: string;
	source: string;
	datum: Datum;
	cameAs: CameAs;
	rows: RowOrder;
	place: string;
	tiles: number;
	/** Of its pack. */
	bytes: number;
	tileSize: number;
	minZoom: number;
	maxZoom: number;
	bounds: Bounds;
	actor: string;
	hidden: boolean;
}

const text = (longest: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(longest));
const schemas = {
	name: text(60),
	source: text(120),
	takenOn: v.pipe(v.string(), v.check(isDay)),
	datum: v.picklist(datums),
	rows: v.nullable(v.picklist(rowOrders)),
	place: v.pipe(v.string(), v.regex(/^\d{6}(\d{3}(\d{3})?)?$/))
};

const expected: Readonly<Record<keyof typeof schemas, string>> = {
	name: '1–60',
	source: '1–120',
	takenOn: 'YYYY-MM-DD',
	datum: datums.join(' | '),
	rows: rowOrders.join(' | '),
	place: '6 | 9 | 12'
};

/**
 * Checks what was said of a set. A day to come has no pictures yet.
 * @param county six digits; a place lies in it
 * @param today the county's day
 */
export function checkDeclared(
	given: Readonly<Record<keyof typeof schemas, unknown>>,
	county: string,
	today: string
): Outcome<Declared> {
	const values: Record<string, unknown> = {};
	for (const field of Object.keys(schemas) as (keyof typeof schemas)[]) {
		const result = v.safeParse(schemas[field], given[field]);
		if (!result.success)
			return refused('imagery.field', {
				field,
				expected: expected[field],
				got: String(given[field] ?? '').slice(0, 80)
			});
		values[field] = result.output;
	}
	const declared = values as unknown as Declared;
	if (declared.takenOn > today) return refused('imagery.future', { got: declared.takenOn, expected: today });
	if (!declared.place.startsWith(county)) return refused('imagery.place', { got: declared.place, expected: county });
	return accepted(declared);
}

/**
 * Ground is seen by whoever sees some of the place it is of: the county's imagery by every village, a village's by its township.
 * It is brought in, changed and taken away by whoever sees all of that place.
 */
export const seesImagery = (scope: Scope, county: string, place: string): boolean =>
	seesWholeCounty(scope, county) ||
	scope.prefixes.some((prefix) => prefix.startsWith(place) || place.startsWith(prefix));
