import { FileProblem } from '#exchange/file-problem.ts';
import { limits } from '#exchange/limits.ts';
import { headOf } from '#exchange/reading/file-kind.server.ts';
import type { RowWriter } from '#exchange/reading/row-writer.server.ts';
import type { Encoding } from '#exchange/reading/text-encoding.ts';
import { isUtf8File, utf8Pieces } from '#exchange/reading/text-pieces.server.ts';
import { shapeLosses } from '#exchange/shapes/shape-losses.ts';
import { polygonsOf } from '#exchange/shapes/shape.ts';
import { crsOfSrid, sridOfName } from '#exchange/systems/crs.ts';
import { uniqueNames } from '#exchange/tables/column-names.ts';
import { singleFileLayers, type Format } from './format.server.ts';
import { parseRecord, scanFeatures } from './json-scan.ts';

const endings = ['.geojson', '.json'];

/** GeoJSON (RFC 7946, and the `crs` member of its 2008 draft, which offices still write). One record in memory at a time. */
export const geojson: Format = {
	id: 'geojson',
	endings,
	layers: (files) => singleFileLayers(files, endings),
	async read(layer, { encodingChosen }, rows) {
		const { path } = Object.values(layer.parts)[0]!;
		const encoding = encodingChosen ?? encodingOf(path);
		const columns = columnList();
		const losses = shapeLosses();
		const taking = { rows, columns, losses };
		rows.columnsBy(() => uniqueNames(columns.names));
		// The members around the records come first: they may name the coordinate system.
		const rest = scanFeatures(utf8Pieces(path, encoding), () => undefined);
		const document = asObject(parseRecord(rest.toString('utf8'), 0));
		declareCrs(document, rows);
		if (document.type === 'FeatureCollection') {
			if (!Array.isArray(document.features)) throw new FileProblem('import.json.type', { got: 'features' });
			let at = 0;
			const take = (text: Buffer) => takeFeature(parseRecord(text.toString('utf8'), ++at), taking);
			scanFeatures(utf8Pieces(path, encoding), take);
		} else if (document.type === 'Feature') takeFeature(document, taking);
		else if (polygonish.has(String(document.type))) takeFeature({ type: 'Feature', geometry: document }, taking);
		else throw new FileProblem('import.json.type', { got: typeOf(document) });
		return {
			encoding,
			encodingFrom: encodingChosen ? 'chosen' : encoding === 'UTF-8' ? null : 'guessed',
			columns: uniqueNames(columns.names),
			notes: losses.notes()
		};
	}
};

const polygonish = new Set([
	'Polygon',
	'MultiPolygon',
	'GeometryCollection',
	'Point',
	'MultiPoint',
	'LineString',
	'MultiLineString'
]);

/** GeoJSON is UTF-8; other encodings are brought to it first, for their second bytes may look like braces. */
function encodingOf(path: string): Encoding {
	if (isUtf8File(path)) return 'UTF-8';
	const head = headOf(path, 2);
	return head === '\xff\xfe' ? 'UTF-16LE' : head === '\xfe\xff' ? 'UTF-16BE' : 'GB18030';
}

/** What a document calls itself, else the names of its members. */
const typeOf = (document: Record<string, unknown>): string =>
	typeof document.type === 'string'
		? document.type.slice(0, 60)
		: `{ ${Object.keys(document).slice(0, 5).join(', ').slice(0, 60)} }`;

const asObject = (given: unknown): Record<string, unknown> => {
	if (typeof given !== 'object' || given === null || Array.isArray(given))
		throw new FileProblem('import.json.type', { got: Array.isArray(given) ? 'array' : typeof given });
	return given as Record<string, unknown>;
};

function declareCrs(document: Record<string, unknown>, rows: RowWriter): void {
	const crs = document.crs as { properties?: { name?: unknown; code?: unknown } } | null | undefined;
	const name = crs?.properties?.name ?? crs?.properties?.code;
	if (name === undefined || name === null) return;
	rows.declare(() => {
		const srid = sridOfName(typeof name === 'number' ? `EPSG:${name}` : String(name));
		if (srid === null) throw new FileProblem('import.crs.unsupported', { got: String(name).slice(0, 120) });
		return crsOfSrid(srid);
	});
}

function columnList() {
	const names: string[] = [];
	const index = new Map<string, number>();
	return {
		names,
		at(name: string): number {
			let found = index.get(name);
			if (found === undefined) {
				found = names.length;
				if (found >= limits.columns) throw new FileProblem('import.file.columns', { limit: limits.columns });
				names.push(name);
				index.set(name, found);
			}
			return found;
		}
	};
}

/** Whether any position of a geometry has a height; every position of a file has, or none. */
function hasHeight(geometry: unknown): boolean {
	let at = (geometry as { coordinates?: unknown; geometries?: unknown } | null)?.coordinates;
	while (Array.isArray(at) && Array.isArray(at[0])) at = at[0];
	return Array.isArray(at) && at.length > 2;
}

interface Taking {
	rows: RowWriter;
	columns: ReturnType<typeof columnList>;
	losses: ReturnType<typeof shapeLosses>;
}

function takeFeature(given: unknown, taking: Taking): void {
	const { rows, columns, losses } = taking;
	const { type, properties, geometry, features, id } = asObject(given);
	// Some programs put a collection where a feature belongs; however deep, its features are the layer's.
	if (type === 'FeatureCollection' && Array.isArray(features)) {
		for (const each of features) takeFeature(each, taking);
		return;
	}
	if (type !== 'Feature') {
		rows.row({
			cells: [],
			shape: null,
			problem: { field: 'type', expected: 'json.feature', got: String(type).slice(0, 40) }
		});
		return;
	}
	const cells: (string | null)[] = [];
	const own = (properties ?? {}) as Record<string, unknown>;
	// A feature's own id is often all the key it has; a property of that name comes first.
	if ((typeof id === 'string' || typeof id === 'number') && own.id === undefined) cells[columns.at('id')] = String(id);
	if (typeof properties === 'object' && properties !== null)
		for (const [name, value] of Object.entries(properties)) {
			const at = columns.at(name);
			cells[at] = cellOf(value);
		}
	losses.count({ linearised: false, flattened: hasHeight(geometry) });
	rows.row({ cells: Array.from(cells, (cell) => cell ?? null), shape: polygonsOf(geometry) });
}

const cellOf = (value: unknown): string | null => {
	if (value === null || value === undefined) return null;
	return typeof value === 'object' ? JSON.stringify(value) : String(value);
};
