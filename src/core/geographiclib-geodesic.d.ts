/** The package ships no types of its own; these are the parts geodesy.ts uses. It is CommonJS: all of it is the default. */
declare module 'geographiclib-geodesic' {
	interface Geodesic {
		Inverse(fromLatitude: number, fromLongitude: number, toLatitude: number, toLongitude: number): { s12: number };
	}
	interface PolygonArea {
		AddPoint(latitude: number, longitude: number): void;
		Compute(reverse: boolean, sign: boolean): { number: number; perimeter: number; area: number };
	}
	const geographiclib: {
		Geodesic: { Geodesic: new (equatorialRadius: number, flattening: number) => Geodesic };
		PolygonArea: { PolygonArea: new (geodesic: Geodesic, polyline: boolean) => PolygonArea };
	};
	export default geographiclib;
}
