import { FileProblem } from './file-problem.ts';

/**
 * A coordinate system of a file: degrees, or Gauss–Krüger metres on the CGCS2000 ellipsoid (domain.md §2.2). Degrees and
 * metres of WGS 84 are taken as CGCS2000: the two ellipsoids differ by 0.1 mm, the frames by a few decimetres at most.
 */
export type Crs =
	{ srid: number; degrees: true } | { srid: number; degrees: false; centralMeridian: number; falseEasting: number };

export const CGCS2000 = 4490;
const WGS84 = 4326;

/** Systems by EPSG code: 4490; 6° zones 4491–4501 (prefix), 4502–4512; 3° zones 4513–4533 (prefix), 4534–4554. */
export function crsOfSrid(srid: number): Crs {
	if (srid === CGCS2000 || srid === WGS84) return { srid: CGCS2000, degrees: true };
	if (srid >= 4491 && srid <= 4501) return metres(srid, (srid - 4491 + 13) * 6 - 3, (srid - 4491 + 13) * 1e6 + 500_000);
	if (srid >= 4502 && srid <= 4512) return metres(srid, (srid - 4502) * 6 + 75, 500_000);
	if (srid >= 4513 && srid <= 4533) return metres(srid, (srid - 4513 + 25) * 3, (srid - 4513 + 25) * 1e6 + 500_000);
	if (srid >= 4534 && srid <= 4554) return metres(srid, (srid - 4534) * 3 + 75, 500_000);
	const datum = otherDatum(srid);
	if (datum) throw new FileProblem('import.crs.other_datum', { got: `EPSG:${srid}`, datum });
	throw new FileProblem('import.crs.unsupported', { got: `EPSG:${srid}` });
}

const metres = (srid: number, centralMeridian: number, falseEasting: number): Crs => ({
	srid,
	degrees: false,
	centralMeridian,
	falseEasting
});

/** Xian 1980 and Beijing 1954 lie tens of metres off; the parameters to shift them are secret (domain.md §2.2). */
function otherDatum(srid: number): 'Xian 1980' | 'Beijing 1954' | null {
	if (srid === 4610 || (srid >= 2327 && srid <= 2390)) return 'Xian 1980';
	if (srid === 4214 || (srid >= 2401 && srid <= 2442) || (srid >= 21413 && srid <= 21463)) return 'Beijing 1954';
	return null;
}

/** The system of a central meridian and a false easting; null when no zone has them. */
export function crsOfProjection(centralMeridian: number, falseEasting: number): Crs | null {
	if (Math.abs(falseEasting - 500_000) < 0.001) {
		const zone = (centralMeridian - 75) / 3;
		return Number.isInteger(zone) && zone >= 0 && zone <= 20 ? crsOfSrid(4534 + zone) : null;
	}
	const zone = (falseEasting - 500_000) / 1e6;
	if (!Number.isInteger(zone)) return null;
	if (zone >= 25 && zone <= 45 && centralMeridian === zone * 3) return crsOfSrid(4513 + zone - 25);
	if (zone >= 13 && zone <= 23 && centralMeridian === zone * 6 - 3) return crsOfSrid(4491 + zone - 13);
	return null;
}

/**
 * What a first coordinate tells of a file that does not name its system: degrees, eight digits = zone and easting, six
 * digits = an easting in the county's own zone.
 * @param countySrid the county's Gauss–Krüger system
 * @throws FileProblem `import.crs.unknown` when it is none of them
 */
export function guessCrs([x, y]: readonly [number, number], countySrid: number): Crs {
	if (Math.abs(x) <= 180 && Math.abs(y) <= 90) return crsOfSrid(CGCS2000);
	const northing = y > 1e6 && y < 7e6;
	const zone = Math.floor(x / 1e6);
	if (northing && zone >= 25 && zone <= 45) return crsOfSrid(4513 + zone - 25);
	if (northing && zone >= 13 && zone <= 23) return crsOfSrid(4491 + zone - 13);
	if (northing && x > 100_000 && x < 1_000_000) {
		const own = crsOfSrid(countySrid);
		return crsOfSrid(own.degrees || countySrid >= 4534 ? countySrid : countySrid - 4513 + 4534);
	}
	throw new FileProblem('import.crs.unknown', { x, y });
}

/** The EPSG code a GeoJSON `crs` member or an `SRID=` prefix names; null when it names none. */
export function sridOfName(name: string): number | null {
	if (/CRS:?84$/i.test(name)) return WGS84;
	const match = /^(?:urn:ogc:def:crs:)?EPSG:[\d.]*:?(\d{4,6})$/i.exec(name.trim());
	return match ? Number(match[1]) : null;
}
