/**
 * Gauss–Krüger, scale 1: Krüger's series to n⁶ (L. Krüger 1912; C. F. F. Karney, Transverse Mercator with an accuracy of a
 * few nanometers, 2011, eqs. 7–21, 35, 36). Within a zone it agrees with PROJ to below a micrometre. Eastings are counted
 * from the central meridian: false eastings and zone prefixes are the caller's.
 */
export interface Ellipsoid {
	/** Metres. */
	semiMajor: number;
	flattening: number;
}

/** GB 22021; domain.md §2.2. */
export const CGCS2000_ELLIPSOID: Ellipsoid = { semiMajor: 6_378_137, flattening: 1 / 298.257222101 };

export interface GaussKruger {
	/**
	 * @param longitude degrees
	 * @param latitude degrees
	 * @param centralMeridian degrees
	 * @returns metres east of the central meridian, and north of the equator
	 */
	to(longitude: number, latitude: number, centralMeridian: number): [number, number];
	/**
	 * @param easting metres east of the central meridian
	 * @param northing metres north of the equator
	 * @param centralMeridian degrees
	 * @returns longitude and latitude, degrees
	 */
	from(easting: number, northing: number, centralMeridian: number): [number, number];
}

/** Coefficients of n, n², …; the row's index is the power its series begins with. */
const series = (rows: readonly (readonly number[])[], n: number): number[] =>
	rows.map((row, index) => row.reduce((sum, coefficient, power) => sum + coefficient * n ** (index + 1 + power), 0));

const ALPHA = [
	[1 / 2, -2 / 3, 5 / 16, 41 / 180, -127 / 288, 7891 / 37800],
	[13 / 48, -3 / 5, 557 / 1440, 281 / 630, -1983433 / 1935360],
	[61 / 240, -103 / 140, 15061 / 26880, 167603 / 181440],
	[49561 / 161280, -179 / 168, 6601661 / 7257600],
	[34729 / 80640, -3418889 / 1995840],
	[212378941 / 319334400]
];
const BETA = [
	[1 / 2, -2 / 3, 37 / 96, -1 / 360, -81 / 512, 96199 / 604800],
	[1 / 48, 1 / 15, -437 / 1440, 46 / 105, -1118711 / 3870720],
	[17 / 480, -37 / 840, -209 / 4480, 5569 / 90720],
	[4397 / 161280, -11 / 504, -830251 / 7257600],
	[4583 / 161280, -108847 / 3991680],
	[20648693 / 638668800]
];

const radians = Math.PI / 180;

/** Math.hypot guards against squares that overflow, which these cannot, and takes ten times as long. */
const hypotenuse = (a: number, b: number): number => Math.sqrt(a * a + b * b);

/** The projection on an ellipsoid. */
export function gaussKrugerOn({ semiMajor, flattening }: Ellipsoid): GaussKruger {
	const n = flattening / (2 - flattening);
	const eccentricity = Math.sqrt(flattening * (2 - flattening));
	/** Radius of the sphere whose meridian is as long as the ellipsoid's, m. */
	const radius = (semiMajor / (1 + n)) * (1 + n ** 2 / 4 + n ** 4 / 64 + n ** 6 / 256);
	const alphas = series(ALPHA, n);
	const betas = series(BETA, n);

	/** tan of the conformal latitude from tan of the latitude. */
	function conformal(tau: number): number {
		const secant = hypotenuse(1, tau);
		const sigma = Math.sinh(eccentricity * Math.atanh((eccentricity * tau) / secant));
		return tau * hypotenuse(1, sigma) - sigma * secant;
	}

	return {
		to(longitude, latitude, centralMeridian) {
			const tau = conformal(Math.tan(latitude * radians));
			const lambda = (longitude - centralMeridian) * radians;
			const xi = Math.atan2(tau, Math.cos(lambda));
			const eta = Math.asinh(Math.sin(lambda) / hypotenuse(tau, Math.cos(lambda)));
			let [x, y] = [eta, xi];
			alphas.forEach((alpha, index) => {
				const times = 2 * (index + 1);
				x += alpha * Math.cos(times * xi) * Math.sinh(times * eta);
				y += alpha * Math.sin(times * xi) * Math.cosh(times * eta);
			});
			return [x * radius, y * radius];
		},
		from(easting, northing, centralMeridian) {
			const [x, y] = [easting / radius, northing / radius];
			let [eta, xi] = [x, y];
			betas.forEach((beta, index) => {
				const times = 2 * (index + 1);
				eta -= beta * Math.cos(times * y) * Math.sinh(times * x);
				xi -= beta * Math.sin(times * y) * Math.cosh(times * x);
			});
			const wanted = Math.sin(xi) / hypotenuse(Math.sinh(eta), Math.cos(xi));
			const lambda = Math.atan2(Math.sinh(eta), Math.cos(xi));
			let tau = wanted / Math.sqrt(1 - eccentricity ** 2);
			for (let round = 0; round < 5; round++) {
				const now = conformal(tau);
				const step =
					((wanted - now) / hypotenuse(1, now)) *
					((1 + (1 - eccentricity ** 2) * tau ** 2) / ((1 - eccentricity ** 2) * hypotenuse(1, tau)));
				tau += step;
				if (Math.abs(step) < 1e-15 * Math.max(1, Math.abs(tau))) break;
			}
			return [centralMeridian + lambda / radians, Math.atan(tau) / radians];
		}
	};
}

/** On the CGCS2000 ellipsoid. */
export const { to: toGaussKruger, from: fromGaussKruger } = gaussKrugerOn(CGCS2000_ELLIPSOID);
