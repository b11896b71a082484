import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CGCS2000_ELLIPSOID, gaussKrugerOn } from '#core/gauss-kruger.ts';
import { olderEllipsoids, shiftPosition, toCgcs2000, type OlderDatum, type SevenParameters } from './datum.ts';

/** Invented: no county's. */
const parameters: Record<OlderDatum, SevenParameters> = {
	xian80: { dx: 100, dy: -50, dz: 30, rx: 1.5, ry: -2, rz: 3, scale: 4 },
	beijing54: { dx: 15.8, dy: -154.4, dz: -82.3, rx: 0.5, ry: -1.25, rz: 2.75, scale: -6 }
};

/**
 * GDAL 3.6.2 / PROJ:
 * gdaltransform -s_srs "+proj=longlat +a=6378140 +rf=298.257 +towgs84=100,-50,30,1.5,-2,3,4 +no_defs"
 * -t_srs "+proj=longlat +a=6378137 +rf=298.257222101 +towgs84=0,0,0 +no_defs" -output_xy; the other with
 * +a=6378245 +rf=298.3 +towgs84=15.8,-154.4,-82.3,0.5,-1.25,2.75,-6.
 */
const degrees: [OlderDatum, number, number, number, number][] = [
	['xian80', 111.67, 38.28, 111.670507573932, 38.2808589588611],
	['xian80', 112.4999, 37.5, 112.500417659661, 37.5008494010625],
	['xian80', 75.5, 18.2, 75.4999413749097, 18.2008682723521],
	['beijing54', 111.67, 38.28, 111.671540875382, 38.2802770116707],
	['beijing54', 112.4999, 37.5, 112.501452065901, 37.5002473459404],
	['beijing54', 75.5, 18.2, 75.5003522831944, 18.1999420417916]
];

/** gdaltransform to "+proj=tmerc +lon_0=111 +x_0=500000" on the same ellipsoid; false easting taken off. */
const metres: [OlderDatum, number, number, number, number][] = [
	['xian80', 111.67, 38.28, 58623.6370696, 4238792.10097778],
	['xian80', 112.4999, 37.5, 132633.3462289, 4153061.05690409],
	['beijing54', 111.67, 38.28, 58624.591294003, 4238865.15735689],
	['beijing54', 112.4999, 37.5, 132635.505961298, 4153132.66512759]
];

const off = (a: readonly number[], b: readonly number[]): number =>
	Math.hypot((a[0]! - b[0]!) * 111_320 * Math.cos((a[1]! * Math.PI) / 180), (a[1]! - b[1]!) * 110_574);

describe('seven parameters', () => {
	test.each(degrees)('%s %d %d agrees with PROJ to 0.01 mm', (datum, longitude, latitude, east, north) => {
		expect(off(toCgcs2000([longitude, latitude], datum, parameters[datum]), [east, north])).toBeLessThan(1e-5);
	});

	test.each(metres)('Gauss–Krüger of %s at %d %d agrees with PROJ to 0.01 mm', (datum, longitude, latitude, x, y) => {
		const { to, from } = gaussKrugerOn(olderEllipsoids[datum]);
		const [easting, northing] = to(longitude, latitude, 111);
		expect(Math.hypot(easting - x, northing - y)).toBeLessThan(1e-5);
		expect(off(from(x, y, 111), [longitude, latitude])).toBeLessThan(1e-5);
	});

	// gdaltransform from "+proj=tmerc +lon_0=111 +x_0=… +towgs84=…" of each datum.
	test.each([
		['xian80', 58623, 4238790, 111.670500119205, 38.2808400742164],
		['beijing54', 58623, 4238790, 111.671516455746, 38.2796000734398]
	] as const)('%s metres to CGCS2000 degrees agree with PROJ', (datum, x, y, east, north) => {
		const position = gaussKrugerOn(olderEllipsoids[datum]).from(x, y, 111);
		expect(off(toCgcs2000(position, datum, parameters[datum]), [east, north])).toBeLessThan(1e-5);
	});

	test('nothing to shift by moves only what the ellipsoids differ by', () => {
		const none = { dx: 0, dy: 0, dz: 0, rx: 0, ry: 0, rz: 0, scale: 0 };
		expect(off(shiftPosition([111, 38], CGCS2000_ELLIPSOID, CGCS2000_ELLIPSOID, none), [111, 38])).toBeLessThan(1e-6);
		expect(off(toCgcs2000([111, 38], 'xian80', none), [111, 38])).toBeLessThan(1);
	});

	test('there and back by the opposite parameters is as near as parameters linear in their angles come', () => {
		const size = (most: number) => fc.double({ min: -most, max: most, noNaN: true });
		const any = fc.record({
			dx: size(300),
			dy: size(300),
			dz: size(300),
			rx: size(5),
			ry: size(5),
			rz: size(5),
			scale: size(10)
		});
		fc.assert(
			fc.property(
				any,
				fc.constantFrom<OlderDatum>('xian80', 'beijing54'),
				size(60),
				size(50),
				(by, datum, east, north) => {
					const position = [75 + Math.abs(east), 3 + Math.abs(north)] as const;
					const back = Object.fromEntries(
						Object.entries(by).map(([name, value]) => [name, -value])
					) as unknown as SevenParameters;
					const there = toCgcs2000(position, datum, by);
					expect(off(shiftPosition(there, CGCS2000_ELLIPSOID, olderEllipsoids[datum], back), position)).toBeLessThan(
						0.05
					);
				}
			)
		);
	});
});
