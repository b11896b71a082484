import { rightHanded, type FeatureLayer } from '#core/feature.ts';

/**
 * Features as GeoJSON (RFC 7946), a line each. Its degrees are those of WGS 84, from which CGCS2000 differs by centimetres; the
 * note says so, for the standard has no member that could. Coordinates keep every digit, so that areas come back the same.
 */
export function* geoJsonLines({ name, note, features }: FeatureLayer): Generator<string> {
	yield `{"type":"FeatureCollection","name":${JSON.stringify(name)},"note":${JSON.stringify(note)},"features":[\n`;
	let before = '';
	for (const { facts, shape } of features) {
		const geometry = { type: 'MultiPolygon', coordinates: rightHanded(shape) };
		yield before + JSON.stringify({ type: 'Feature', properties: facts, geometry });
		before = ',\n';
	}
	yield '\n]}\n';
}
