import { rmSync } from 'node:fs';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { placed, type Corner } from './import-files.ts';

/** Small writers of GeoPackage, KML and DXF, beside those of import-files.ts. */

const number = (value: number): Buffer => {
	const bytes = Buffer.alloc(4);
	bytes.writeUInt32LE(value >>> 0);
	return bytes;
};
const pointsOf = (points: readonly (readonly number[])[]): Buffer =>
	Buffer.concat([number(points.length), ...points.map((point) => Buffer.from(Float64Array.from(point).buffer))]);
const head = (type: number): Buffer => Buffer.concat([Buffer.of(1), number(type)]);

/** Well-known binary, little-endian; rings of two, three or four numbers a corner. @param more 1000 for Z, 2000 for M */
export const wkb = {
	polygon: (rings: readonly (readonly (readonly number[])[])[], more = 0): Buffer =>
		Buffer.concat([head(3 + more), number(rings.length), ...rings.map(pointsOf)]),
	multi: (polygons: readonly Buffer[], type = 6): Buffer =>
		Buffer.concat([head(type), number(polygons.length), ...polygons]),
	line: (points: readonly Corner[]): Buffer => Buffer.concat([head(2), pointsOf(points)]),
	arcs: (points: readonly Corner[]): Buffer => Buffer.concat([head(8), pointsOf(points)]),
	compound: (curves: readonly Buffer[]): Buffer => Buffer.concat([head(9), number(curves.length), ...curves]),
	curvePolygon: (curves: readonly Buffer[]): Buffer => Buffer.concat([head(10), number(curves.length), ...curves])
};

/** A shape as GeoPackage keeps it. @param flags 1: little-endian, no box; 0x11: empty */
export const gpShape = (body: Buffer, srid = 4490, flags = 1): Buffer => {
	const start = Buffer.from([0x47, 0x50, 0, flags]);
	return Buffer.concat([start, number(srid), body]);
};

export interface GpkgTable {
	name: string;
	/** POLYGON, GEOMETRY, …; none for a table without shapes. */
	type?: string;
	srid?: number;
	/** Names with their SQL types. */
	columns: readonly string[];
	/** The shape first, where there is one. */
	rows: readonly (readonly SQLInputValue[])[];
}

export interface GpkgSystem {
	id: number;
	name: string;
	organization?: string;
	code?: number;
	text: string;
}

/** A GeoPackage of these tables. @param sql more statements, for files no program writes */
export function geopackage(tables: readonly GpkgTable[], systems: readonly GpkgSystem[] = [], sql = ''): string {
	const path = placed('file.gpkg', '');
	rmSync(path);
	const db = new DatabaseSync(path);
	db.exec(`PRAGMA application_id = 0x47504B47; PRAGMA user_version = 10300; PRAGMA synchronous = OFF; BEGIN;
		CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER PRIMARY KEY, organization TEXT NOT NULL,
			organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
		CREATE TABLE gpkg_contents (table_name TEXT PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE, description TEXT DEFAULT '',
			last_change DATETIME, min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER);
		CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL,
			srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL, PRIMARY KEY (table_name, column_name));
		INSERT INTO gpkg_spatial_ref_sys VALUES ('Undefined Cartesian', -1, 'NONE', -1, 'undefined', ''), ('Undefined geographic', 0, 'NONE', 0, 'undefined', '');`);
	for (const { id, name, organization = 'EPSG', code = id, text } of systems)
		db.prepare('INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, NULL)').run(name, id, organization, code, text);
	for (const { name, type, srid = 0, columns, rows } of tables) {
		const cells = [...(type ? [`geom ${type}`] : []), ...columns].join(', ');
		db.exec(`CREATE TABLE "${name}" (fid INTEGER PRIMARY KEY AUTOINCREMENT, ${cells})`);
		db.prepare('INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) VALUES (?, ?, ?, ?)').run(
			...[name, type ? 'features' : 'attributes', name, srid]
		);
		if (type)
			db.prepare('INSERT INTO gpkg_geometry_columns VALUES (?, ?, ?, ?, 2, 2)').run(...[name, 'geom', type, srid]);
		for (const row of rows) db.prepare(`INSERT INTO "${name}" VALUES (NULL${', ?'.repeat(row.length)})`).run(...row);
	}
	db.exec(`${sql}; COMMIT`);
	db.close();
	return path;
}

/** KML with this inside its document. */
export const kml = (inside: string, declaration = '<?xml version="1.0" encoding="UTF-8"?>'): string =>
	`${declaration}\n<kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>文档</name>${inside}</Document></kml>`;

export const kmlRing = (corners: readonly Corner[], height = ''): string =>
	`<LinearRing><coordinates>\n${corners.map(([x, y]) => `${x},${y}${height}`).join('\n')}\n</coordinates></LinearRing>`;

export const kmlPolygon = (corners: readonly Corner[], height = ''): string =>
	`<Polygon><outerBoundaryIs>${kmlRing(corners, height)}</outerBoundaryIs></Polygon>`;

const pair = (code: number, value: string | number): string => `${code}\n${value}\n`;

/** A polyline of a drawing; a corner's third number is its bulge, the tangent of a quarter of its arc's angle. */
export const lwpolyline = (layer: string, corners: readonly (readonly number[])[], closed = true, more = ''): string =>
	pair(0, 'LWPOLYLINE') +
	pair(100, 'AcDbEntity') +
	pair(8, layer) +
	pair(100, 'AcDbPolyline') +
	pair(90, corners.length) +
	pair(70, closed ? 1 : 0) +
	more +
	corners.map(([x, y, bulge]) => pair(10, x!) + pair(20, y!) + (bulge === undefined ? '' : pair(42, bulge))).join('');

/** Entities by their pairs of group codes and values. */
export const entity = (kind: string, pairs: readonly (readonly [number, string | number])[]): string =>
	pair(0, kind) + pairs.map(([code, value]) => pair(code, value)).join('');

/** A drawing of these entities. @param page code page as $DWGCODEPAGE has it @param version AC1015 is AutoCAD 2000, AC1027 2013 */
export const dxf = (entities: string, page = 'ANSI_936', version = 'AC1015', blocks = ''): string =>
	pair(0, 'SECTION') +
	pair(2, 'HEADER') +
	(version ? pair(9, '$ACADVER') + pair(1, version) : '') +
	(page ? pair(9, '$DWGCODEPAGE') + pair(3, page) : '') +
	pair(0, 'ENDSEC') +
	(blocks ? pair(0, 'SECTION') + pair(2, 'BLOCKS') + blocks + pair(0, 'ENDSEC') : '') +
	pair(0, 'SECTION') +
	pair(2, 'ENTITIES') +
	entities +
	pair(0, 'ENDSEC') +
	pair(0, 'EOF');
