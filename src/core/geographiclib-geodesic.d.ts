/** The package ships no types; these are the parts geodesy.ts uses. */
declare module 'geographiclib-geodesic' {
	export namespace Geodesic {
		class Geodesic {
			constructor(equatorialRadius: number, flattening: number);
			Inverse(fromLatitude: number, fromLongitude: number, toLatitude: number, toLongitude: number): { s12: number };
		}
	}
	export namespace PolygonArea {
		class PolygonArea {
			constructor(geodesic: Geodesic.Geodesic, polyline: boolean);
			AddPoint(latitude: number, longitude: number): void;
			Compute(reverse: boolean, sign: boolean): { number: number; perimeter: number; area: number };
		}
	}
}
