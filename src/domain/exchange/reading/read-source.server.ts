import { existsSync, openSync, readSync, closeSync, mkdtempSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Bounds } from '#core/geometry.ts';
import { FileProblem } from '#exchange/file-problem.ts';
import { endingOf, stemOf, type Format, type Layer } from '#exchange/formats/format.server.ts';
import { formats, knownEndings } from '#exchange/formats/formats.server.ts';
import type { FileFacts, Note, ReadOptions } from '#exchange/parsed.ts';
import type { VillageOutline } from '#exchange/shapes/village-shares.ts';
import { CGCS2000, crsOfSrid, type Crs } from '#exchange/systems/crs.ts';
import type { DatumShifts } from '#exchange/systems/datum.ts';
import type { Written } from './growth.ts';
import { rowWriter, type System } from './row-writer.server.ts';
import { encodingOfLabel } from './text-encoding.ts';
import { unpack, type SourceFile } from './zip.server.ts';

export interface ReadRequest {
	/** The file as it lies here. */
	path: string;
	/** Its name as the person knows it. */
	name: string;
	/** Where the records go, one line of JSON each (ParsedRow). */
	output: string;
	countySrid: number;
	/** The county's box, degrees, which coordinates are held against; without it all systems that are possible fit. */
	countyBounds?: Bounds;
	/** The county's own parameters of older datums; without them such coordinates are refused. */
	datumShifts?: DatumShifts;
	/** The county's villages, to say in which a shape lies; none leaves it unsaid. */
	villages?: readonly VillageOutline[];
	options: ReadOptions;
	/** Other files of one shapefile lie beside `path` under the same stem. */
	siblings: boolean;
}

/**
 * Reads a file or the one layer of an archive.
 * @param flushed told of every piece of records that has been written
 * @throws FileProblem
 */
export async function readSource(
	request: ReadRequest,
	progress: (rows: number) => void,
	flushed?: (written: Written) => void
): Promise<FileFacts> {
	const folder = mkdtempSync(join(dirname(request.output), 'unpacked-'));
	try {
		const { format, layer } = await chooseLayer(await filesOf(request, folder), request);
		return await readLayer(format, layer, request, progress, flushed);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

async function readLayer(
	format: Format,
	layer: Layer,
	{ output, countySrid, countyBounds, datumShifts = {}, villages = [], options }: ReadRequest,
	progress: (rows: number) => void,
	flushed?: (written: Written) => void
): Promise<FileFacts> {
	const encodingChosen = options.encoding ? encodingOfLabel(options.encoding) : null;
	if (options.encoding && !encodingChosen) throw new FileProblem('import.encoding.unknown', { got: options.encoding });
	const chosen = chosenCrs(options);
	const writer = rowWriter({
		...{ path: output, villages, progress, shifts: datumShifts },
		county: { srid: countySrid, bounds: countyBounds ?? null },
		chosen: { crs: chosen, swapped: options.swapped === true },
		flushed: flushed && ((bytes, columns) => flushed({ bytes, columns, layer: layer.name }))
	});
	try {
		const facts = await format.read(layer, { ...options, encodingChosen }, writer);
		const { rows, shapes, extent, system, overlaps, notes: cleaned } = writer.finish();
		const crs = system?.reading.crs ?? null;
		const notes = [...facts.notes, ...cleaned, ...(system ? notesOf(system) : [])];
		return {
			format: format.id,
			layer: layer.name,
			encoding: facts.encoding,
			encodingFrom: facts.encodingFrom,
			srid: shapes > 0 ? (crs?.srid ?? CGCS2000) : null,
			sridFrom: shapes === 0 ? null : chosen ? 'chosen' : system?.guessed ? 'guessed' : 'declared',
			datum: shapes > 0 ? (crs?.datum ?? 'cgcs2000') : null,
			crsCandidates: system?.candidates ?? [],
			crsAsked: system?.asked ?? false,
			columns: facts.columns,
			rows,
			shapes,
			extent,
			overlaps,
			notes,
			totals: facts.totals ?? []
		};
	} finally {
		writer.close();
	}
}

/** @throws FileProblem for a code we do not read, and for metres said to be of a web map */
function chosenCrs({ srid, datum }: ReadOptions): Crs | null {
	const crs = srid === undefined ? null : crsOfSrid(srid);
	if (!datum) return crs;
	if (crs && crs.srid !== CGCS2000) throw new FileProblem('import.crs.unsupported', { got: `EPSG:${srid} ${datum}` });
	return { srid: CGCS2000, datum, degrees: true };
}

function notesOf({ reading: { crs, swapped }, guessed }: System): Note[] {
	return [
		...(guessed ? [{ note: 'crs.guessed', detail: { srid: crs.srid } }] : []),
		...(swapped ? [{ note: 'crs.swapped' }] : []),
		...(crs.datum === 'cgcs2000' ? [] : [{ note: `crs.${crs.datum}` }])
	];
}

const isZip = (path: string): boolean => {
	const descriptor = openSync(path, 'r');
	try {
		const head = Buffer.alloc(4);
		readSync(descriptor, head, 0, 4, 0);
		return head[0] === 0x50 && head[1] === 0x4b;
	} finally {
		closeSync(descriptor);
	}
};

async function filesOf({ path, name, siblings }: ReadRequest, folder: string): Promise<SourceFile[]> {
	const ending = endingOf(name);
	if (ending === '.kmz') return unpack(path, folder, (entry) => endingOf(entry) === '.kml');
	if (ending === '.zip' || (isZip(path) && !/\.(xlsx|xlsm|xlsb|xls|et|docx|ods)$/i.test(name)))
		return unpackAll(path, folder);
	if (ending !== '.shp' || !siblings) return [{ name, path }];
	return ['.shp', '.dbf', '.prj', '.cpg', '.SHP', '.DBF', '.PRJ', '.CPG']
		.map((part) => ({ name: stemOf(name) + part, path: stemOf(path) + part }))
		.filter((file) => existsSync(file.path));
}

/** Every file of a known kind. A .kmz is an archive itself: beside others it is left out, alone it is refused as one inside another. */
async function unpackAll(path: string, folder: string): Promise<SourceFile[]> {
	let inner: string | null = null;
	const files = await unpack(path, folder, (entry) => {
		const ending = endingOf(entry);
		if (ending === '.kmz') inner ??= entry;
		return ending !== '.kmz' && knownEndings.includes(ending);
	});
	if (files.length === 0 && inner !== null) throw new FileProblem('import.zip.nested', { got: inner });
	return files;
}

async function chooseLayer(
	files: readonly SourceFile[],
	{ name, options }: ReadRequest
): Promise<{ format: Format; layer: Layer }> {
	const found: { format: Format; layer: Layer }[] = [];
	for (const format of formats) for (const layer of await format.layers(files, options)) found.push({ format, layer });
	const layers = found.map(({ layer }) => layer.name);
	if (options.layer !== undefined) {
		const { layer: wanted } = options;
		const chosen =
			found.find(({ layer }) => layer.name === wanted || stemOf(layer.name) === wanted) ??
			only(found.filter(({ layer }) => stemOf(basename(layer.name)) === stemOf(wanted)));
		if (!chosen) throw new FileProblem('import.file.no_layer', { got: options.layer, layers });
		return chosen;
	}
	if (found.length === 0 && files.some((file) => ['.dbf', '.shx', '.prj'].includes(endingOf(file.name))))
		throw new FileProblem('import.shapefile.no_shp', {
			got: files
				.map((file) => file.name)
				.slice(0, 5)
				.join(', ')
		});
	if (found.length === 0)
		throw new FileProblem('import.file.unknown_format', { got: endingOf(name) || name, known: knownEndings.join(' ') });
	if (found.length > 1) throw new FileProblem('import.file.several_layers', { layers });
	return found[0]!;
}

const only = <T>(found: readonly T[]): T | undefined => (found.length === 1 ? found[0] : undefined);
