import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { encodeMultiPolygon } from '#core/ewkb.ts';
import { boundsAround, boundsOf, type MultiPolygonRings } from '#core/geometry.ts';
import type { FeatureLayer } from '#core/feature.ts';

/** GeoPackage 1.3 (OGC 12-128r17): "GPKG", and the version as the standard counts it. */
const APPLICATION = 0x47504b47;
const VERSION = 10_300;
const CGCS2000 = 4490;
const TABLE = 'features';

const CGCS2000_TEXT =
	'GEOGCS["China Geodetic Coordinate System 2000",DATUM["China_2000",SPHEROID["CGCS2000",6378137,298.257222101]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433],AUTHORITY["EPSG","4490"]]';
const WGS84_TEXT =
	'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433],AUTHORITY["EPSG","4326"]]';

const TABLES = `
	CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER PRIMARY KEY, organization TEXT NOT NULL,
		organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
	CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE,
		description TEXT DEFAULT '', last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
		min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
		CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
	CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL,
		srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL,
		CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name), CONSTRAINT uk_gc_table_name UNIQUE (table_name),
		CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
		CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));`;

/** A shape as a GeoPackage holds it: its own head with the box, then plain WKB. */
function blobOf(shape: MultiPolygonRings): Buffer {
	const head = Buffer.alloc(40);
	head.write('GP', 0, 'latin1');
	// Little-endian, with an envelope in two dimensions.
	head.writeUInt8(0b11, 3);
	head.writeInt32LE(CGCS2000, 4);
	const { west, east, south, north } = boundsOf(shape);
	for (const [at, value] of [west, east, south, north].entries()) head.writeDoubleLE(value, 8 + 8 * at);
	const extended = Buffer.from(encodeMultiPolygon(shape, CGCS2000), 'hex');
	const type = Buffer.from([1, 6, 0, 0, 0]);
	return Buffer.concat([head, type, extended.subarray(9)]);
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** Features as a GeoPackage of one layer in CGCS2000. The database has to be a file while it is written. */
export function geoPackageOf({ name, note, features }: FeatureLayer): Uint8Array<ArrayBuffer> {
	const folder = mkdtempSync(join(tmpdir(), 'mutu-geopackage-'));
	try {
		const path = join(folder, 'out.gpkg');
		const database = new DatabaseSync(path);
		try {
			database.exec(`PRAGMA application_id = ${APPLICATION}; PRAGMA user_version = ${VERSION}; BEGIN; ${TABLES}`);
			const system = database.prepare('INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, ?)');
			system.run('Undefined Cartesian SRS', -1, 'NONE', -1, 'undefined', null);
			system.run('Undefined geographic SRS', 0, 'NONE', 0, 'undefined', null);
			system.run('WGS 84', 4326, 'EPSG', 4326, WGS84_TEXT, null);
			system.run('China Geodetic Coordinate System 2000', CGCS2000, 'EPSG', CGCS2000, CGCS2000_TEXT, null);
			const box = boundsAround(features.map(({ shape }) => boundsOf(shape)));
			database
				.prepare(
					`INSERT INTO gpkg_contents (table_name, data_type, identifier, description, min_x, min_y, max_x, max_y, srs_id) VALUES ('${TABLE}', 'features', ?, ?, ?, ?, ?, ?, ?)`
				)
				.run(
					...[name, note],
					...[box?.west ?? null, box?.south ?? null, box?.east ?? null, box?.north ?? null, CGCS2000]
				);
			fill(database, features);
			database.exec('COMMIT');
		} finally {
			database.close();
		}
		return new Uint8Array(readFileSync(path));
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

function fill(database: DatabaseSync, features: FeatureLayer['features']): void {
	const facts = Object.keys(features[0]?.facts ?? {});
	const typeOf = (fact: string) =>
		features.some(({ facts: each }) => typeof each[fact] === 'string')
			? 'TEXT'
			: features.every(({ facts: each }) => each[fact] === null || Number.isInteger(each[fact]))
				? 'INTEGER'
				: 'DOUBLE';
	const columns = ['fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL', 'geom MULTIPOLYGON'];
	database.exec(
		`CREATE TABLE ${TABLE} (${[...columns, ...facts.map((fact) => `${quoted(fact)} ${typeOf(fact)}`)].join(', ')});
		INSERT INTO gpkg_geometry_columns VALUES ('${TABLE}', 'geom', 'MULTIPOLYGON', ${CGCS2000}, 0, 0)`
	);
	const add = database.prepare(
		`INSERT INTO ${TABLE} (${['geom', ...facts.map(quoted)].join(', ')}) VALUES (${['?', ...facts.map(() => '?')].join(', ')})`
	);
	for (const { facts: each, shape } of features) add.run(blobOf(shape), ...facts.map((fact) => each[fact] ?? null));
}
