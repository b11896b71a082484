import { boundsAround, type Bounds, type MultiPolygonRings, type Position } from '#core/geometry.ts';
import { FileProblem } from '#exchange/file-problem.ts';
import type { CrsCandidate } from '#exchange/parsed.ts';
import { degreesReader, type Reading } from './crs-degrees.ts';
import { calledOf, CGCS2000, crsOfProjection, crsOfSrid, type Crs } from './crs.ts';
import { isOlder, type DatumShifts } from './datum.ts';

/** What coordinates are held against: the county's Gauss–Krüger system, and its box in degrees where it is known. */
export interface CountyPlace {
	srid: number;
	bounds: Bounds | null;
}

/** How far beyond the county's box coordinates may reach and still fit, degrees (about a kilometre). */
const MARGIN = 0.01;
/** A system that puts less than this part of the best one's shapes into the county does not fit beside it. */
const WORTH = 0.1;
/** Northings of seven digits, between 9° and 63° north. */
const isNorthing = (value: number): boolean => value > 1e6 && value < 7e6;

/** How far a corner may be from a shape's first one, as a part of that one's numbers, before it is taken for a stray. */
const STRAY = 0.2;

/** The box of a shape in its own numbers, without corners that lie absurdly far from its first: a slip of the pen says nothing of the system. */
export function sampleOf(shape: MultiPolygonRings): Bounds {
	const [x0, y0] = shape[0]![0]![0]!;
	const box = { west: x0, south: y0, east: x0, north: y0 };
	const [farX, farY] = [Math.abs(x0) * STRAY, Math.abs(y0) * STRAY];
	for (const polygon of shape)
		for (const ring of polygon)
			for (const [x, y] of ring) {
				if (Math.abs(x - x0) > farX || Math.abs(y - y0) > farY) continue;
				if (x < box.west) box.west = x;
				if (x > box.east) box.east = x;
				if (y < box.south) box.south = y;
				if (y > box.north) box.north = y;
			}
	return box;
}

/**
 * The systems coordinates may be in when nothing names theirs, likeliest first: those that put them into the county, or,
 * when none does, all that the numbers allow (`fits` says which). Degrees; eight digits = zone and easting (13–23 are 6°
 * zones, 25–45 are 3° ones); six digits = an easting without zone, of the county's 3° zone or of those beside it; the
 * same with the northing first, as surveyors write. A 6° zone without prefix has the central meridian of a 3° one and
 * is the same system.
 * @param samples boxes of shapes (`sampleOf`); most of them decide, so that a stray one does not
 */
export function fittingCrs(
	samples: readonly Bounds[],
	county: CountyPlace
): { fits: boolean; candidates: CrsCandidate[] } {
	const plausible = [false, true]
		.flatMap((swapped) => systemsOf(samples, swapped, county).map((crs) => ({ crs, swapped })))
		.map((reading) => placed(samples, reading, county.bounds))
		.filter(({ extent }) => extent !== null)
		.map((each, index) => ({ ...each, extent: each.extent!, index }));
	const most = Math.max(0, ...plausible.map(({ inside }) => inside));
	const fitting = plausible.filter(({ inside }) => inside > 0 && inside >= most * WORTH);
	const chosen = fitting.length > 0 ? fitting : plausible;
	chosen.sort((a, b) => b.inside - a.inside || a.index - b.index);
	return {
		fits: fitting.length > 0,
		candidates: chosen.map(({ reading: { crs, swapped }, extent }) => ({
			...{ srid: crs.srid, swapped, datum: 'cgcs2000', extent }
		}))
	};
}

/** The systems most samples' numbers allow, before anything is known of where they lie. */
function systemsOf(samples: readonly Bounds[], swapped: boolean, county: CountyPlace): Crs[] {
	const turned = samples.map((each) => (swapped ? turn(each) : each));
	const most = (holds: (bounds: Bounds) => boolean) => turned.filter(holds).length * 2 > turned.length;
	if (most(isDegrees)) return [crsOfSrid(CGCS2000)];
	const metres = turned.filter(({ south, north }) => isNorthing(south) && isNorthing(north));
	if (metres.length * 2 <= turned.length) return [];
	const prefixes = Map.groupBy(metres, ({ west }) => Math.floor(west / 1e6));
	for (const [zone, group] of prefixes) {
		if (group.length * 2 <= turned.length) continue;
		if (zone === 0) return group.some(({ west, east }) => west > 1e5 && east < 1e6) ? unprefixed(county) : [];
		const meridian = zone >= 25 ? zone * 3 : zone * 6 - 3;
		const crs = crsOfProjection(meridian, zone * 1e6 + 500_000);
		return crs ? [crs] : [];
	}
	return [];
}

function unprefixed({ srid }: CountyPlace): Crs[] {
	const own = crsOfSrid(srid);
	if (own.degrees) return [];
	return [0, -3, 3].flatMap((beside) => crsOfProjection(own.centralMeridian + beside, 500_000) ?? []);
}

const isDegrees = ({ west, south, east, north }: Bounds): boolean =>
	west >= -180 && east <= 180 && south >= -90 && north <= 90;

const turn = ({ west, south, east, north }: Bounds): Bounds => ({ west: south, south: west, east: north, north: east });

/** Where a reading puts the samples: their extent in degrees (null when most are none of its coordinates), and how many meet the county. */
function placed(samples: readonly Bounds[], reading: Reading, county: Bounds | null, shifts: DatumShifts = {}) {
	const toDegrees = degreesReader(reading, shifts);
	const found: Bounds[] = [];
	let inside = 0;
	for (const sample of samples) {
		const bounds = inDegrees(sample, toDegrees);
		if (!bounds || !(reading.crs.degrees || isProper(sample, reading))) continue;
		found.push(bounds);
		if (!county || meets(bounds, county)) inside++;
	}
	return { reading, extent: found.length * 2 > samples.length ? boundsAround(found) : null, inside };
}

/** Metres that a zone of this country has, from its southernmost reef on: an easting within half a million of the meridian. */
function isProper(sample: Bounds, { crs, swapped }: Reading): boolean {
	if (crs.degrees) return true;
	const { west, south, east, north } = swapped ? turn(sample) : sample;
	const far = Math.max(Math.abs(west - crs.falseEasting), Math.abs(east - crs.falseEasting));
	return far < 500_000 && south > 3e5 && north < 7e6;
}

function inDegrees({ west, south, east, north }: Bounds, toDegrees: (pair: Position) => Position | null) {
	const bounds = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity };
	const [x, y] = [(west + east) / 2, (south + north) / 2];
	for (const pair of [
		...[
			[west, south],
			[west, north],
			[east, south],
			[east, north]
		],
		...[
			[x, south],
			[x, north],
			[west, y],
			[east, y]
		]
	] as [number, number][]) {
		const position = toDegrees(pair);
		if (!position) return null;
		bounds.west = Math.min(bounds.west, position[0]);
		bounds.east = Math.max(bounds.east, position[0]);
		bounds.south = Math.min(bounds.south, position[1]);
		bounds.north = Math.max(bounds.north, position[1]);
	}
	return bounds;
}

const meets = (a: Bounds, b: Bounds): boolean =>
	a.west <= b.east + MARGIN && a.east >= b.west - MARGIN && a.south <= b.north + MARGIN && a.north >= b.south - MARGIN;

/** A pair to be shown to a person: the corner of a sample, with six decimals at most. */
export const shownOf = ({ west, south }: Bounds): [number, number] => [
	Math.round(west * 1e6) / 1e6,
	Math.round(south * 1e6) / 1e6
];

/**
 * Holds what a file (or a person) says of its coordinates against the coordinates themselves.
 * @returns the systems that fit instead, when the named one reads the numbers but puts no shape into the county
 * @throws FileProblem `import.crs.contradicted` naming both: most numbers are none of the named system's, or a file's own
 * word puts every shape outside the county and another system puts most of them inside
 */
export function checkNamed(
	samples: readonly Bounds[],
	named: Reading,
	by: 'declared' | 'chosen',
	county: CountyPlace,
	shifts: DatumShifts
): CrsCandidate[] {
	const { extent, inside } = placed(samples, named, county.bounds, shifts);
	if (extent && inside > 0) return [];
	const found = fittingCrs(samples, county);
	// Coordinates of an older datum are never offered as CGCS2000: that would move them by tens of metres in silence.
	const others = found.candidates.filter(
		({ srid, swapped }) => !isOlder(named.crs.datum) && (srid !== named.crs.srid || swapped !== named.swapped)
	);
	const instead = found.fits && county.bounds ? others : [];
	if (extent && (instead.length === 0 || by === 'chosen')) return instead;
	const [x, y] = shownOf(samples[0]!);
	throw new FileProblem('import.crs.contradicted', {
		...{ got: calledOf(named.crs), by, x, y, extent },
		...{ candidates: extent ? instead : others }
	});
}
