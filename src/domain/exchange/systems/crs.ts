import { FileProblem } from '#exchange/file-problem.ts';

/** What a file's coordinates refer to. GCJ-02 and BD-09 are shifted degrees of web maps, which only a person can name. */
export type Datum = 'cgcs2000' | 'gcj02' | 'bd09' | 'xian80' | 'beijing54';

/**
 * A coordinate system of a file: degrees, or Gauss–Krüger metres on its datum's ellipsoid (domain.md §2.2). Degrees and
 * metres of WGS 84 are taken as CGCS2000: the two ellipsoids differ by 0.1 mm, the frames by a few decimetres at most.
 */
export type Crs = {
	srid: number;
	datum: Datum;
	/** What the file calls it, where it has a name of its own. */
	name?: string;
} & ({ degrees: true } | { degrees: false; centralMeridian: number; falseEasting: number });

export const CGCS2000 = 4490;
/** WGS 84 and CGCS2000 with heights, which are dropped, and WGS 84. */
const DEGREES = new Set([4326, 4979, 4480]);

/** Codes of a datum: degrees, and the first of each run of zones. A run with prefix goes 13–23 (6°) or 25–45 (3°), one without from 75° to 135°. */
interface Codes {
	degrees: number;
	sixPrefix: number;
	six: number;
	threePrefix: number;
	three: number;
}

const codes = {
	cgcs2000: { degrees: CGCS2000, sixPrefix: 4491, six: 4502, threePrefix: 4513, three: 4534 },
	xian80: { degrees: 4610, sixPrefix: 2327, six: 2338, threePrefix: 2349, three: 2370 },
	beijing54: { degrees: 4214, sixPrefix: 21413, six: 21453, threePrefix: 2401, three: 2422 }
} as const satisfies Partial<Record<Datum, Codes>>;

export type ZonedDatum = keyof typeof codes;

export const datumNames: Record<Datum, string> = {
	cgcs2000: 'CGCS2000',
	gcj02: 'GCJ-02',
	bd09: 'BD-09',
	xian80: 'Xian 1980',
	beijing54: 'Beijing 1954'
};

/**
 * A system by its EPSG code, of CGCS2000, Xian 1980 or Beijing 1954.
 * @throws FileProblem `import.crs.unsupported`
 */
export function crsOfSrid(srid: number): Crs {
	if (DEGREES.has(srid)) return crsOfSrid(CGCS2000);
	for (const [name, of] of Object.entries(codes)) {
		const datum = name as ZonedDatum;
		if (srid === of.degrees) return { srid, datum, degrees: true };
		const run = (first: number, count: number) => (srid >= first && srid < first + count ? srid - first : null);
		const metres = (centralMeridian: number, falseEasting: number): Crs => ({
			...{ srid, datum, degrees: false, centralMeridian, falseEasting }
		});
		let zone = run(of.sixPrefix, 11);
		if (zone !== null) return metres((zone + 13) * 6 - 3, (zone + 13) * 1e6 + 500_000);
		zone = run(of.six, 11);
		if (zone !== null) return metres(zone * 6 + 75, 500_000);
		zone = run(of.threePrefix, 21);
		if (zone !== null) return metres((zone + 25) * 3, (zone + 25) * 1e6 + 500_000);
		zone = run(of.three, 21);
		if (zone !== null) return metres(zone * 3 + 75, 500_000);
	}
	throw new FileProblem('import.crs.unsupported', { got: `EPSG:${srid}` });
}

/** A datum's degrees. */
export const degreesOf = (datum: ZonedDatum): Crs => crsOfSrid(codes[datum].degrees);

/** The system of a central meridian and a false easting; null when no zone has them. */
export function crsOfProjection(
	centralMeridian: number,
	falseEasting: number,
	datum: ZonedDatum = 'cgcs2000'
): Crs | null {
	const of = codes[datum];
	if (Math.abs(falseEasting - 500_000) < 0.001) {
		const zone = (centralMeridian - 75) / 3;
		return Number.isInteger(zone) && zone >= 0 && zone <= 20 ? crsOfSrid(of.three + zone) : null;
	}
	const zone = (falseEasting - 500_000) / 1e6;
	if (!Number.isInteger(zone)) return null;
	if (zone >= 25 && zone <= 45 && centralMeridian === zone * 3) return crsOfSrid(of.threePrefix + zone - 25);
	if (zone >= 13 && zone <= 23 && centralMeridian === zone * 6 - 3) return crsOfSrid(of.sixPrefix + zone - 13);
	return null;
}

/** How a system is called in a message: by the file's own word, else by its code. */
export const calledOf = ({ name, srid, datum }: Crs): string =>
	name ?? (datum === 'gcj02' || datum === 'bd09' ? datumNames[datum] : `EPSG:${srid}`);

/** The EPSG code a GeoJSON `crs` member or an `SRID=` prefix names; null when it names none. */
export function sridOfName(name: string): number | null {
	if (/CRS:?84$/i.test(name)) return 4326;
	const match = /^(?:urn:ogc:def:crs:)?EPSG:[\d.]*:?(\d{4,6})$/i.exec(name.trim());
	return match ? Number(match[1]) : null;
}
