import { readFileSync, statSync } from 'node:fs';
import { FileProblem } from '#exchange/file-problem.ts';
import type { Note } from '#exchange/parsed.ts';
import type { RowWriter } from '#exchange/reading/row-writer.server.ts';
import { encodingOfLabel } from '#exchange/reading/text-encoding.ts';
import { crsOfPrj } from '#exchange/systems/prj.ts';
import { openDbf, type Dbf } from './dbf.server.ts';
import { endingOf, stemOf, type Format, type Layer } from './format.server.ts';
import { shpShapes, shpType } from './shp.server.ts';

const endings = ['.shp', '.dbf', '.prj', '.cpg'];
const LONGEST_PRJ = 65_536;
/** Types above MultiPoint have heights or measures. */
const LAST_FLAT_TYPE = 8;

/** ESRI shapefiles: shapes by shp.server.ts, attributes by dbf.server.ts. */
export const shapefile: Format = {
	id: 'shapefile',
	endings,
	layers(files) {
		const byStem = Map.groupBy(files, (file) => stemOf(file.name).toLowerCase());
		return [...byStem.values()]
			.map((group) => ({ parts: Object.fromEntries(group.map((file) => [endingOf(file.name), file])) }))
			.filter(({ parts }) => parts['.shp'])
			.map(({ parts }) => ({ name: parts['.shp']!.name, parts }));
	},
	async read(layer, { encodingChosen }, rows) {
		const dbfFile = layer.parts['.dbf'];
		if (!dbfFile) throw new FileProblem('import.shapefile.no_dbf', { got: layer.name });
		const notes: Note[] = [];
		declareCrs(layer, rows, notes);
		const label = partText(layer, '.cpg');
		const declared = label === null ? null : encodingOfLabel(label);
		if (label?.trim() && !declared)
			notes.push({ note: 'encoding.label_unknown', detail: { got: label.trim().slice(0, 40) } });
		const dbf = openDbf(dbfFile.path, declared, encodingChosen);
		try {
			if (dbf.declaredWrong)
				notes.push({ note: 'encoding.label_wrong', detail: { got: dbf.declaredWrong, taken: dbf.encoding } });
			rows.columnsBy(() => dbf.columns);
			readRecords(layer.parts['.shp']!.path, dbf, rows, notes);
		} finally {
			dbf.close();
		}
		return { encoding: dbf.encoding, encodingFrom: dbf.encodingFrom, columns: dbf.columns, notes };
	}
};

function partText(layer: Layer, ending: string): string | null {
	const file = layer.parts[ending];
	if (!file || statSync(file.path).size > LONGEST_PRJ) return null;
	return readFileSync(file.path, 'utf8');
}

function declareCrs(layer: Layer, rows: RowWriter, notes: Note[]): void {
	const text = partText(layer, '.prj');
	if (!text?.trim()) {
		notes.push({ note: 'crs.no_prj' });
		return;
	}
	let said: Note[] = [];
	const taken = rows.declare(() => {
		const { crs, notes: found } = crsOfPrj(text);
		said = found;
		return crs;
	});
	if (taken) notes.push(...said);
}

function readRecords(path: string, dbf: Dbf, rows: RowWriter, notes: Note[]): void {
	const shapes = shpShapes(path);
	const records = dbf.rows();
	let deleted = 0;
	let count = 0;
	let high = 0;
	const hasHeights = shpType(path) > LAST_FLAT_TYPE;
	try {
		for (;;) {
			const record = records.next();
			const shape = shapes.next();
			if (record.done || shape.done) {
				if (!record.done || !shape.done)
					throw new FileProblem('import.shapefile.counts', {
						shapes: shape.done ? count : `> ${count}`,
						records: dbf.records
					});
				break;
			}
			count++;
			if (record.value === null) deleted++;
			else {
				if (hasHeights && shape.value) high++;
				rows.row({ cells: record.value, shape: shape.value });
			}
		}
	} finally {
		shapes.return();
	}
	if (high > 0) notes.push({ note: 'shape.flattened', detail: { count: high } });
	if (deleted > 0) notes.push({ note: 'shapefile.deleted', detail: { count: deleted } });
}
