/**
 * Gauss–Krüger on the CGCS2000 ellipsoid, scale 1: Krüger's series to n⁶ (L. Krüger 1912; C. F. F. Karney, Transverse
 * Mercator with an accuracy of a few nanometers, 2011, eqs. 7–21, 35, 36). Within a zone it agrees with PROJ to below a
 * micrometre. Eastings are counted from the central meridian: false eastings and zone prefixes are the caller's.
 */
const SEMI_MAJOR = 6_378_137;
const FLATTENING = 1 / 298.257222101;
const N = FLATTENING / (2 - FLATTENING);
const ECCENTRICITY = Math.sqrt(FLATTENING * (2 - FLATTENING));
/** Radius of the sphere whose meridian is as long as the ellipsoid's, m. */
const RADIUS = (SEMI_MAJOR / (1 + N)) * (1 + N ** 2 / 4 + N ** 4 / 64 + N ** 6 / 256);

/** Coefficients of n, n², …; the row's index is the power its series begins with. */
const series = (rows: number[][]): number[] =>
	rows.map((row, index) => row.reduce((sum, coefficient, power) => sum + coefficient * N ** (index + 1 + power), 0));

const ALPHA = series([
	[1 / 2, -2 / 3, 5 / 16, 41 / 180, -127 / 288, 7891 / 37800],
	[13 / 48, -3 / 5, 557 / 1440, 281 / 630, -1983433 / 1935360],
	[61 / 240, -103 / 140, 15061 / 26880, 167603 / 181440],
	[49561 / 161280, -179 / 168, 6601661 / 7257600],
	[34729 / 80640, -3418889 / 1995840],
	[212378941 / 319334400]
]);
const BETA = series([
	[1 / 2, -2 / 3, 37 / 96, -1 / 360, -81 / 512, 96199 / 604800],
	[1 / 48, 1 / 15, -437 / 1440, 46 / 105, -1118711 / 3870720],
	[17 / 480, -37 / 840, -209 / 4480, 5569 / 90720],
	[4397 / 161280, -11 / 504, -830251 / 7257600],
	[4583 / 161280, -108847 / 3991680],
	[20648693 / 638668800]
]);

const radians = Math.PI / 180;

/** tan of the conformal latitude from tan of the latitude. */
function conformal(tau: number): number {
	const sigma = Math.sinh(ECCENTRICITY * Math.atanh((ECCENTRICITY * tau) / Math.hypot(1, tau)));
	return tau * Math.hypot(1, sigma) - sigma * Math.hypot(1, tau);
}

/**
 * @param longitude degrees
 * @param latitude degrees
 * @param centralMeridian degrees
 * @returns metres east of the central meridian, and north of the equator
 */
export function toGaussKruger(longitude: number, latitude: number, centralMeridian: number): [number, number] {
	const tau = conformal(Math.tan(latitude * radians));
	const lambda = (longitude - centralMeridian) * radians;
	const xi = Math.atan2(tau, Math.cos(lambda));
	const eta = Math.asinh(Math.sin(lambda) / Math.hypot(tau, Math.cos(lambda)));
	let [x, y] = [eta, xi];
	ALPHA.forEach((alpha, index) => {
		const times = 2 * (index + 1);
		x += alpha * Math.cos(times * xi) * Math.sinh(times * eta);
		y += alpha * Math.sin(times * xi) * Math.cosh(times * eta);
	});
	return [x * RADIUS, y * RADIUS];
}

/**
 * @param easting metres east of the central meridian
 * @param northing metres north of the equator
 * @param centralMeridian degrees
 * @returns longitude and latitude, degrees
 */
export function fromGaussKruger(easting: number, northing: number, centralMeridian: number): [number, number] {
	const [x, y] = [easting / RADIUS, northing / RADIUS];
	let [eta, xi] = [x, y];
	BETA.forEach((beta, index) => {
		const times = 2 * (index + 1);
		eta -= beta * Math.cos(times * y) * Math.sinh(times * x);
		xi -= beta * Math.sin(times * y) * Math.cosh(times * x);
	});
	const wanted = Math.sin(xi) / Math.hypot(Math.sinh(eta), Math.cos(xi));
	const lambda = Math.atan2(Math.sinh(eta), Math.cos(xi));
	let tau = wanted / Math.sqrt(1 - ECCENTRICITY ** 2);
	for (let round = 0; round < 5; round++) {
		const now = conformal(tau);
		const step =
			((wanted - now) / Math.hypot(1, now)) *
			((1 + (1 - ECCENTRICITY ** 2) * tau ** 2) / ((1 - ECCENTRICITY ** 2) * Math.hypot(1, tau)));
		tau += step;
		if (Math.abs(step) < 1e-15 * Math.max(1, Math.abs(tau))) break;
	}
	return [centralMeridian + lambda / radians, Math.atan(tau) / radians];
}
