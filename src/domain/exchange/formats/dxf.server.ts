import { FileProblem } from '#exchange/file-problem.ts';
import { cellOf, cellSql, literal, quoted } from '#exchange/gdal/gdal-cells.ts';
import { openDataSet, type DataSet } from '#exchange/gdal/gdal.server.ts';
import type { Note } from '#exchange/parsed.ts';
import { requireKind } from '#exchange/reading/file-kind.server.ts';
import { decode, encodingOfLabel, type Encoding } from '#exchange/reading/text-encoding.ts';
import type { SourceFile } from '#exchange/reading/zip.server.ts';
import { shapeLosses } from '#exchange/shapes/shape-losses.ts';
import { polygonsOfWkb } from '#exchange/shapes/wkb.ts';
import { scanDxf, type DxfScan } from './dxf-scan.server.ts';
import { endingOf, type Format, type Layer } from './format.server.ts';

const endings = ['.dxf'];
/** The columns of GDAL's one table of a drawing that say something to a person. */
const columns = ['Layer', 'Text', 'Linetype', 'EntityHandle'];
/** Frames and titles of sheets are no land. */
const IN_MODEL = 'coalesce("PaperSpace", 0) = 0';

/** Encodings by the names GDAL's converter has for them. */
const converterNames: Partial<Record<Encoding, string>> = {
	'UTF-8': 'UTF-8',
	GB18030: 'GB18030',
	Big5: 'BIG5',
	'windows-1252': 'CP1252'
};

/**
 * Drawings (DXF as text). The layers are the drawing's own; those with closed lines, hatches or faces are offered. A
 * closed line is the polygon it draws. A drawing names no coordinate system.
 */
export const dxf: Format = {
	id: 'dxf',
	endings,
	async layers(files, options) {
		const chosen = options.encoding === undefined ? null : encodingOfLabel(options.encoding);
		const known = files.filter(({ name }) => endings.includes(endingOf(name)));
		const layers: Layer[] = [];
		for (const file of known)
			for (const name of await within(file, chosen, drawnLayers)) layers.push(layerOf(file, name, known.length));
		return layers;
	},
	read({ parts }, { encodingChosen }, rows) {
		const [file, name] = [parts.dxf!, parts.layer!.name];
		return within(file, encodingChosen, (data, { scan, encoding, encodingFrom, notes }) => {
			const losses = shapeLosses();
			const cells = columns.map((column, index) => `${cellSql(quoted(column))} AS c${index}`).join(', ');
			data.select(
				`SELECT ${cells}, hex(ST_AsBinary(geometry)) AS g FROM entities WHERE ${IN_MODEL} AND "Layer" = ${literal(name)}`,
				'SQLITE',
				(record) => {
					const read =
						typeof record.g === 'string'
							? polygonsOfWkb(Buffer.from(record.g, 'hex'), 0, true)
							: { shape: null, linearised: false, flattened: false };
					losses.count(read);
					rows.row({ cells: columns.map((_, index) => shown(record[`c${index}`])), shape: read.shape });
				}
			);
			notes.push(...losses.notes(), ...curvesOf(scan, encoding, name));
			return { encoding, encodingFrom, columns, notes };
		});
	}
};

/** GDAL knows a layer by its name as it is written; people see it with its characters. */
const layerOf = (file: SourceFile, name: string, files: number): Layer => ({
	name: files > 1 ? `${file.name}/${unescaped(name)}` : unescaped(name),
	parts: { dxf: file, layer: { name, path: file.path } }
});

/** Characters beyond a drawing's code page are written as `\U+5730`. */
const unescaped = (text: string): string =>
	text.replace(/\\U\+([0-9A-F]{4})/gi, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)));

const shown = (value: unknown): string | null => {
	const text = cellOf(value);
	return text === null ? null : unescaped(text);
};

interface Reading {
	scan: DxfScan;
	encoding: Encoding;
	encodingFrom: 'declared' | 'guessed' | 'chosen';
	notes: Note[];
}

/** A drawing is walked once, though it is opened twice: to list its layers and to read one. */
const scans = new WeakMap<SourceFile, DxfScan>();

async function within<T>(
	file: SourceFile,
	chosen: Encoding | null,
	use: (data: DataSet, reading: Reading) => T
): Promise<T> {
	requireKind(file.path, 'DXF', (head) => /^(\xef\xbb\xbf)?\s*(999\r?\n|0\s*\r?\n\s*SECTION)/.test(head));
	const scan = scans.get(file) ?? scanDxf(file.path);
	scans.set(file, scan);
	const reading = readingOf(scan, chosen);
	const converter = converterNames[reading.encoding];
	if (!converter) throw new FileProblem('import.encoding.unknown', { got: reading.encoding });
	const data = await openDataSet(file.path, 'DXF', {
		DXF_ENCODING: converter,
		// Every shape of a block is a record of its own, not one collection.
		DXF_MERGE_BLOCK_GEOMETRIES: 'FALSE',
		OGR_ARC_STEPSIZE: '0.5'
	});
	try {
		return use(data, reading);
	} finally {
		data.close();
	}
}

/** What the drawing says counts, unless its bytes contradict: programs write UTF-8 under a code page, and the other way round. */
function readingOf(scan: DxfScan, chosen: Encoding | null): Reading {
	const { declared, guessed, surelyUtf8 } = scan;
	const wrong = declared !== null && (surelyUtf8 ? declared !== 'UTF-8' : declared === 'UTF-8' && guessed !== 'UTF-8');
	const encoding = chosen ?? (wrong || !declared ? guessed : declared);
	return {
		scan,
		encoding,
		encodingFrom: chosen ? 'chosen' : wrong || !declared ? 'guessed' : 'declared',
		notes: wrong && !chosen ? [{ note: 'encoding.label_wrong', detail: { got: declared, taken: encoding } }] : []
	};
}

/** Layers with something closed in them; all, where there is none. @throws FileProblem `import.dxf.empty` */
function drawnLayers(data: DataSet): string[] {
	const all: string[] = [];
	const drawn: string[] = [];
	data.select(
		`SELECT ${cellSql('"Layer"')} AS name, max(CASE WHEN GeometryType(geometry) LIKE '%POLYGON%' OR ST_IsClosed(geometry) = 1 THEN 1 ELSE 0 END) AS closed FROM entities WHERE ${IN_MODEL} GROUP BY 1`,
		'SQLITE',
		({ name, closed }) => {
			const layer = String(name ?? '').slice(1);
			all.push(layer);
			if (Number(closed) === 1) drawn.push(layer);
		}
	);
	if (all.length === 0) throw new FileProblem('import.dxf.empty');
	return drawn.length > 0 ? drawn : all;
}

/** GDAL hands arcs over as straight pieces already; the drawing's own text says which had any. */
function curvesOf({ curved }: DxfScan, encoding: Encoding, layer: string): Note[] {
	let count = 0;
	for (const [name, found] of curved) if (decode(Buffer.from(name, 'latin1'), encoding) === layer) count += found;
	return count > 0 ? [{ note: 'shape.linearised', detail: { count } }] : [];
}
