import type { Position } from '#core/geometry.ts';

/**
 * GCJ-02, the shifted degrees of Chinese web maps, and BD-09, Baidu's second shift upon it, by the published formulas
 * (domain.md §2.2). The forward ways are exact as published; the inverse ones iterate them, for the inverse formulas in
 * circulation miss by metres. Longitude and latitude in degrees throughout.
 */
const SEMI_MAJOR = 6_378_245;
const ECCENTRICITY_SQUARED = 0.006693421622965943;
const BAIDU_PI = (Math.PI * 3000) / 180;
const radians = Math.PI / 180;

/** Far below the 1e-8° that is promised (1 mm on the ground). */
const CLOSE = 1e-11;
const MOST_ROUNDS = 40;

/** Beyond this box the published formula shifts nothing. */
const outside = ([longitude, latitude]: Position): boolean =>
	longitude < 72.004 || longitude > 137.8347 || latitude < 0.8293 || latitude > 55.8271;

const waves = (of: number, terms: readonly (readonly [factor: number, wavelength: number])[]): number =>
	terms.reduce((sum, [factor, wavelength]) => sum + factor * Math.sin((of / wavelength) * Math.PI), 0) * (2 / 3);

function shift([longitude, latitude]: Position): Position {
	const [x, y] = [longitude - 105, latitude - 35];
	const both = 20 * Math.sin(6 * x * Math.PI) * (2 / 3) + 20 * Math.sin(2 * x * Math.PI) * (2 / 3) + 0.1 * x * y;
	const root = Math.sqrt(Math.abs(x));
	const north =
		-100 +
		2 * x +
		3 * y +
		0.2 * y * y +
		0.2 * root +
		both +
		waves(y, [
			[20, 1],
			[40, 3],
			[160, 12],
			[320, 30]
		]);
	const east =
		300 +
		x +
		2 * y +
		0.1 * x * x +
		0.1 * root +
		both +
		waves(x, [
			[20, 1],
			[40, 3],
			[150, 12],
			[300, 30]
		]);
	const sine = Math.sin(latitude * radians);
	const magic = 1 - ECCENTRICITY_SQUARED * sine * sine;
	const meridian = (SEMI_MAJOR * (1 - ECCENTRICITY_SQUARED)) / (magic * Math.sqrt(magic));
	const parallel = (SEMI_MAJOR / Math.sqrt(magic)) * Math.cos(latitude * radians);
	return [east / (parallel * radians), north / (meridian * radians)];
}

/** WGS 84 (CGCS2000) to GCJ-02; outside China the same position. */
export function toGcj02(position: Position): Position {
	if (outside(position)) return position;
	const [east, north] = shift(position);
	return [position[0] + east, position[1] + north];
}

/** GCJ-02 to BD-09. */
function baidu([x, y]: Position): Position {
	const far = Math.hypot(x, y) + 0.00002 * Math.sin(y * BAIDU_PI);
	const angle = Math.atan2(y, x) + 0.000003 * Math.cos(x * BAIDU_PI);
	return [far * Math.cos(angle) + 0.0065, far * Math.sin(angle) + 0.006];
}

/** WGS 84 (CGCS2000) to BD-09; outside China the same position. */
export const toBd09 = (position: Position): Position => (outside(position) ? position : baidu(toGcj02(position)));

/** The position that `forward` brings to `target`: what is missed is taken off until nothing is. */
function inverse(forward: (position: Position) => Position, target: Position): Position {
	let [x, y] = target;
	for (let round = 0; round < MOST_ROUNDS; round++) {
		const [reachedX, reachedY] = forward([x, y]);
		const [missX, missY] = [target[0] - reachedX, target[1] - reachedY];
		x += missX;
		y += missY;
		if (Math.abs(missX) < CLOSE && Math.abs(missY) < CLOSE) break;
	}
	return [x, y];
}

/** GCJ-02 to WGS 84 (CGCS2000), within 1e-8°; outside China the same position. */
export const fromGcj02 = (position: Position): Position => (outside(position) ? position : inverse(toGcj02, position));

/** BD-09 to WGS 84 (CGCS2000), within 1e-8°; outside China the same position. */
export const fromBd09 = (position: Position): Position =>
	outside(position) ? position : inverse((each) => baidu(toGcj02(each)), position);
