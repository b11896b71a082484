import { describe, expect, test } from 'vitest';
import { fromGaussKruger, toGaussKruger } from './gauss-kruger.ts';

/** PostGIS 3.3 / PROJ: ST_Transform(ST_SetSRID(ST_MakePoint(lon, lat), 4490), srid), false easting taken off. */
const known: [longitude: number, latitude: number, meridian: number, easting: number, northing: number][] = [
	[111.67, 38.28, 111, 58623.60943949921, 4238790.124153884],
	[112.4999, 37.5, 111, 132633.28372131079, 4153059.1202142006],
	[109.51, 39.99, 111, -127257.93314793834, 4429482.213696285],
	[111.67, 38.28, 114, -203882.26609014824, 4241146.7643039925],
	[111.0, 38.28, 111, 0, 4238577.774909113],
	[75.5, 18.2, 75, 52893.02029969951, 2013190.3263128467],
	[134.9, 53.5, 135, -6635.904391830845, 5930270.515334779]
];

describe('Gauss–Krüger', () => {
	for (const [longitude, latitude, meridian, easting, northing] of known)
		test(`${longitude} ${latitude} on ${meridian}° agrees with PROJ to 0.01 mm`, () => {
			const [x, y] = toGaussKruger(longitude, latitude, meridian);
			expect(Math.hypot(x - easting, y - northing)).toBeLessThan(1e-5);
			const [lon, lat] = fromGaussKruger(easting, northing, meridian);
			expect(Math.hypot((lon - longitude) * 88_000, (lat - latitude) * 111_000)).toBeLessThan(1e-5);
		});

	test('there and back moves no point by more than a micrometre, up to 4° from the meridian', () => {
		for (let latitude = 3; latitude <= 54; latitude += 3)
			for (let off = -4; off <= 4; off += 0.5) {
				const [x, y] = toGaussKruger(111 + off, latitude, 111);
				const [lon, lat] = fromGaussKruger(x, y, 111);
				expect(Math.abs(lon - 111 - off) * 111_000).toBeLessThan(1e-6);
				expect(Math.abs(lat - latitude) * 111_000).toBeLessThan(1e-6);
			}
	});
});
