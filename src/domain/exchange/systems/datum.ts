import { CGCS2000_ELLIPSOID, type Ellipsoid } from '#core/gauss-kruger.ts';
import type { Position } from '#core/geometry.ts';

/**
 * Bursa–Wolf parameters from an older datum to CGCS2000, position-vector convention (EPSG 9606, +towgs84). They are secret
 * (domain.md §2.2, §2.6): a county brings its own, and they are never written to facts, notes, reports or logs.
 */
export interface SevenParameters {
	/** Metres. */
	dx: number;
	dy: number;
	dz: number;
	/** Arc-seconds. */
	rx: number;
	ry: number;
	rz: number;
	/** Parts per million. */
	scale: number;
}

/** Datums whose coordinates need a shift. */
export type OlderDatum = 'xian80' | 'beijing54';
export const isOlder = (datum: string): datum is OlderDatum => datum === 'xian80' || datum === 'beijing54';

/** The parameters a county has; without them coordinates of that datum are refused. */
export type DatumShifts = { readonly [datum in OlderDatum]?: SevenParameters };

/** IAG 75 and Krasovsky 1940. */
export const olderEllipsoids: Record<OlderDatum, Ellipsoid> = {
	xian80: { semiMajor: 6_378_140, flattening: 1 / 298.257 },
	beijing54: { semiMajor: 6_378_245, flattening: 1 / 298.3 }
};

const radians = Math.PI / 180;
const arcSeconds = radians / 3600;

type Space = [x: number, y: number, z: number];

const eccentricitySquared = ({ flattening }: Ellipsoid): number => flattening * (2 - flattening);

/** On the ellipsoid's surface: files of parcels have no heights, and their part in the shift is below a millimetre. */
function toSpace([longitude, latitude]: Position, ellipsoid: Ellipsoid): Space {
	const [lambda, phi] = [longitude * radians, latitude * radians];
	const e2 = eccentricitySquared(ellipsoid);
	const normal = ellipsoid.semiMajor / Math.sqrt(1 - e2 * Math.sin(phi) ** 2);
	return [
		normal * Math.cos(phi) * Math.cos(lambda),
		normal * Math.cos(phi) * Math.sin(lambda),
		normal * (1 - e2) * Math.sin(phi)
	];
}

/** Bowring 1976, iterated on the reduced latitude until it stands. */
function fromSpace([x, y, z]: Space, ellipsoid: Ellipsoid): Position {
	const e2 = eccentricitySquared(ellipsoid);
	const { semiMajor: a, flattening } = ellipsoid;
	const b = a * (1 - flattening);
	const out = Math.hypot(x, y);
	let reduced = Math.atan2(z * a, out * b);
	let phi = 0;
	for (let round = 0; round < 5; round++) {
		phi = Math.atan2(z + (e2 / (1 - e2)) * b * Math.sin(reduced) ** 3, out - e2 * a * Math.cos(reduced) ** 3);
		reduced = Math.atan2((1 - flattening) * Math.sin(phi), Math.cos(phi));
	}
	return [Math.atan2(y, x) / radians, phi / radians];
}

/**
 * A position of one ellipsoid on another: X' = T + (1 + s) R X with R linear in the angles.
 * @param position longitude and latitude, degrees
 */
export function shiftPosition(position: Position, from: Ellipsoid, to: Ellipsoid, by: SevenParameters): Position {
	const [x, y, z] = toSpace(position, from);
	const [rx, ry, rz] = [by.rx * arcSeconds, by.ry * arcSeconds, by.rz * arcSeconds];
	const scale = 1 + by.scale * 1e-6;
	return fromSpace(
		[
			by.dx + scale * (x - rz * y + ry * z),
			by.dy + scale * (rz * x + y - rx * z),
			by.dz + scale * (-ry * x + rx * y + z)
		],
		to
	);
}

/** Degrees of an older datum as CGCS2000 degrees. */
export const toCgcs2000 = (position: Position, datum: OlderDatum, by: SevenParameters): Position =>
	shiftPosition(position, olderEllipsoids[datum], CGCS2000_ELLIPSOID, by);
