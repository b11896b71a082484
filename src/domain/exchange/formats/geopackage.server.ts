import { FileProblem } from '#exchange/file-problem.ts';
import { cellOf, cellSql, literal, quoted } from '#exchange/gdal/gdal-cells.ts';
import { openDataSet, type DataSet, type GdalLayer } from '#exchange/gdal/gdal.server.ts';
import { limits } from '#exchange/limits.ts';
import type { Note } from '#exchange/parsed.ts';
import { requireKind } from '#exchange/reading/file-kind.server.ts';
import type { RowWriter } from '#exchange/reading/row-writer.server.ts';
import type { SourceFile } from '#exchange/reading/zip.server.ts';
import { shapeLosses } from '#exchange/shapes/shape-losses.ts';
import { polygonsOfGeoPackage } from '#exchange/shapes/wkb.ts';
import { crsOfSrid, type Crs } from '#exchange/systems/crs.ts';
import { crsOfPrj } from '#exchange/systems/prj.ts';
import { endingOf, type Format, type Layer } from './format.server.ts';

const endings = ['.gpkg'];
/** Tables QGIS keeps beside the layers. */
const NOT_DATA = /^(layer_styles|qgis_projects)$/;
const POLYGONS = /polygon|surface|geometry|unknown|collection/i;

/** GeoPackage (OGC 12-128): feature tables with polygons, and tables without shapes, such as a ledger of contracts. */
export const geopackage: Format = {
	id: 'geopackage',
	endings,
	async layers(files) {
		const known = files.filter(({ name }) => endings.includes(endingOf(name)));
		const layers: Layer[] = [];
		for (const file of known) {
			const tables = await within(file, (data) => tablesOf(data));
			for (const { name } of tables) layers.push(layerOf(file, name, known.length));
		}
		return layers;
	},
	read({ parts }, _, rows) {
		const [file, name] = [parts.gpkg!, parts.table!.name];
		return within(file, (data) => {
			const table = tablesOf(data).find((each) => each.name === name);
			if (!table) throw new FileProblem('import.file.no_layer', { got: name });
			if (table.fields.length > limits.columns) throw new FileProblem('import.file.columns', { limit: limits.columns });
			const notes: Note[] = [];
			declareCrs(data, table, rows, notes);
			const losses = shapeLosses();
			data.select(selectOf(table), 'native', (record) => {
				const cells = table.fields.map((_field, index) => cellOf(record[`c${index}`]));
				const read = polygonsOfGeoPackage(bytesOf(record.g));
				losses.count(read);
				rows.row({ cells, shape: read.shape });
			});
			return {
				...{ encoding: null, encodingFrom: null },
				columns: table.fields,
				notes: [...notes, ...losses.notes()]
			};
		});
	}
};

const layerOf = (file: SourceFile, table: string, files: number): Layer => ({
	name: files > 1 ? `${file.name}/${table}` : table,
	parts: { gpkg: file, table: { name: table, path: file.path } }
});

async function within<T>(file: SourceFile, use: (data: DataSet) => T): Promise<T> {
	requireKind(file.path, 'GeoPackage', (head) => head.startsWith('SQLite format 3\0'));
	const data = await openDataSet(file.path, 'GPKG');
	try {
		return use(data);
	} finally {
		data.close();
	}
}

/** The tables a person may mean: with polygons or without shapes; any, where there are no such. */
function tablesOf(data: DataSet): GdalLayer[] {
	const all = data.layers().filter(({ name }) => !NOT_DATA.test(name));
	// A table's key is often all the number its records have.
	for (const table of all)
		if (table.keyColumn && !table.fields.includes(table.keyColumn)) table.fields.push(table.keyColumn);
	const fit = all.filter(({ geometryType }) => geometryType === null || POLYGONS.test(geometryType));
	if (all.length === 0) throw new FileProblem('import.gpkg.empty');
	return fit.length > 0 ? fit : all;
}

/**
 * Cells as the database has them: GDAL itself would make 1970-01-01 of a day it cannot read, and takes five times as long
 * to write shapes as JSON as to hand on their bytes.
 */
function selectOf({ name, fields, geometryColumn }: GdalLayer): string {
	const cells = fields.map((field, index) => `${cellSql(quoted(field))} AS c${index}`);
	const shape = geometryColumn === null ? 'NULL AS g' : `hex(${quoted(geometryColumn)}) AS g`;
	return `SELECT ${[...cells, shape].join(', ')} FROM ${quoted(name)}`;
}

const bytesOf = (hex: unknown): Buffer | null => (typeof hex === 'string' ? Buffer.from(hex, 'hex') : null);

/** The system the file gives the table, by its own text; 0 and −1 say that it is not known (12-128r18, 1.1.2). */
function declareCrs(data: DataSet, table: GdalLayer, rows: RowWriter, notes: Note[]): void {
	if (table.geometryColumn === null) return;
	let found: Record<string, unknown> | null = null;
	data.select(
		`SELECT s.srs_id AS id, s.srs_name AS name, s.organization AS organization, s.organization_coordsys_id AS code, s.definition AS text FROM gpkg_spatial_ref_sys s JOIN gpkg_geometry_columns c ON c.srs_id = s.srs_id WHERE c.table_name = ${literal(table.name)}`,
		'native',
		(record) => (found ??= record)
	);
	const system = found as Record<string, unknown> | null;
	if (!system || Number(system.id) <= 0) return;
	rows.declare(() => systemOf(system, notes));
}

/** @throws FileProblem naming the system */
function systemOf(system: Record<string, unknown>, notes: Note[]): Crs {
	const code = Number(system.code);
	const text = String(system.text ?? '');
	if (!/^\s*[A-Z]+\s*[[(]/i.test(text)) {
		if (String(system.organization).toUpperCase() === 'EPSG') return crsOfSrid(code);
		throw new FileProblem('import.crs.unsupported', { got: String(system.name ?? code).slice(0, 120) });
	}
	const { crs, notes: said } = crsOfPrj(text);
	notes.push(...said);
	return crs;
}
