import { closeSync, openSync } from 'node:fs';
import { FileProblem } from '#exchange/file-problem.ts';
import { parseRecord } from '#exchange/formats/json-scan.ts';
import { limits } from '#exchange/limits.ts';
import { place, startGdal, withTexts, type GdalModule } from './gdal-module.server.ts';
import { jsonLines } from './json-lines.ts';

/** A layer as GDAL lists it. */
export interface GdalLayer {
	name: string;
	/** `Polygon`, `3D Multi Polygon`, `Unknown (any)`, …; null for a table without shapes. */
	geometryType: string | null;
	geometryColumn: string | null;
	fields: string[];
	/** The table's own key, which is not among the fields. */
	keyColumn: string | null;
}

/** A file GDAL has open. Every failure, of the library and of its memory too, comes as a FileProblem. */
export interface DataSet {
	layers(): GdalLayer[];
	/**
	 * Runs a SELECT and hands on each record as its JSON has it, as it is found: nothing is gathered.
	 * @param dialect `native` asks the file's own database, `SQLITE` GDAL's view of any file
	 */
	select(sql: string, dialect: 'native' | 'SQLITE', take: (record: Record<string, unknown>) => void): void;
	close(): void;
}

const VECTOR = 4;
const INPUT = '/input';
const OUTPUT = '/output/records.geojsonl';

interface Running {
	module: GdalModule;
	/** Lines that say an error, since the last call began. */
	errors: string[];
	memoryFull: boolean;
	/** False after any failure: its memory is not to be trusted. */
	sound: boolean;
	opened: number;
	/** Takes the bytes GDAL writes. */
	sink: (bytes: Uint8Array) => void;
}

let running: Promise<Running | null> = Promise.resolve(null);

/** GDAL of this thread, started at its first use, and anew at the first use after a failure. */
async function gdal(): Promise<Running> {
	const state = await running;
	if (state?.sound) return state;
	const fresh = start();
	running = fresh.catch(() => null);
	return fresh;
}

async function start(): Promise<Running> {
	const state = {
		errors: [] as string[],
		memoryFull: false,
		sound: true,
		opened: 0,
		sink: (_: Uint8Array) => undefined as void
	};
	let inError = false;
	const module = await startGdal({
		said(line) {
			const { errors } = state;
			const [, kind, text] = /^(ERROR|Warning) \d+: (.*)$/.exec(line) ?? [];
			inError = kind ? kind === 'ERROR' : inError;
			if (kind === 'ERROR' && errors.length < 20) errors.push(text!);
			// What the database says comes on a line of its own.
			else if (!kind && inError && errors.length > 0) errors.push(`${errors.pop()} ${line.trim()}`.slice(0, 10_000));
		},
		full() {
			state.memoryFull = true;
		}
	});
	const { FS } = module;
	FS.mkdir(INPUT);
	FS.mkdir('/output');
	const device = FS.makedev(64, 0);
	FS.registerDevice(device, {
		open: () => undefined,
		close: () => undefined,
		llseek: () => 0,
		write(_, from, offset, length) {
			state.sink(from.subarray(offset, offset + length));
			return length;
		}
	});
	FS.mkdev(OUTPUT, 0o666, device);
	return Object.assign(state, { module });
}

/** Runs a piece of work inside GDAL. @throws FileProblem `import.file.memory`, `import.file.damaged`, or what the work threw */
function guarded<T>(state: Running, work: () => T): T {
	state.errors = [];
	try {
		const made = work();
		if (!state.memoryFull) return made;
	} catch (error) {
		state.sound = false;
		// Whatever it came to say, memory it was refused is why.
		if (!state.memoryFull) {
			if (error instanceof FileProblem) throw error;
			// C++ exceptions come as numbers, aborts as WebAssembly.RuntimeError.
			throw new FileProblem('import.file.damaged', { got: saidOf(state, String(error)) });
		}
	}
	state.sound = false;
	throw new FileProblem('import.file.memory', { limit: limits.gdalMb });
}

/**
 * Opens a file with one of GDAL's drivers and no other. GDAL sees this file alone, read from where it lies: no folder, no
 * neighbours, nothing to write to.
 * @param settings GDAL's configuration options
 * @throws FileProblem
 */
export async function openDataSet(
	path: string,
	driver: 'GPKG' | 'DXF',
	settings: Readonly<Record<string, string>> = {}
): Promise<DataSet> {
	const state = await gdal();
	const { module } = state;
	const descriptor = openSync(path, 'r');
	const inside = `${INPUT}/file-${++state.opened}.${driver.toLowerCase()}`;
	try {
		const handle = guarded(state, () => {
			place(module, inside, descriptor);
			for (const [key, value] of Object.entries(settings))
				module.ccall('CPLSetConfigOption', null, ['string', 'string'], [key, value]);
			return withTexts(module, [driver], (drivers) =>
				numberOf(
					module.ccall(
						'GDALOpenEx',
						'number',
						['string', 'number', 'number', 'number', 'number'],
						[inside, VECTOR, drivers, 0, 0]
					)
				)
			);
		});
		if (handle === 0) throw new FileProblem('import.file.damaged', { got: saidOf(state, driver) });
		return {
			layers: () => guarded(state, () => layersOf(state, handle)),
			select: (sql, dialect, take) => guarded(state, () => select(state, handle, [sql, dialect], take)),
			close() {
				try {
					if (state.sound) guarded(state, () => module.ccall('GDALClose', null, ['number'], [handle]));
				} finally {
					module.FS.unlink(inside);
					closeSync(descriptor);
				}
			}
		};
	} catch (error) {
		closeSync(descriptor);
		throw error;
	}
}

/** The first error, without the path of GDAL's source file some begin with. */
const saidOf = ({ errors }: Running, otherwise: string): string =>
	(errors[0] ?? otherwise).replace(/^\/\S+\.cpp, \d+: /, '').slice(0, 200);
const numberOf = (value: unknown): number => value as number;

interface VectorInfo {
	layers?: {
		name: string;
		geometryFields?: { name: string; type: string }[];
		fields?: { name: string }[];
		fidColumnName?: string;
	}[];
}

function layersOf({ module }: Running, handle: number): GdalLayer[] {
	const text = withTexts(module, ['-json', '-so', '-al', '-nomd', '-noextent', '-nocount'], (list) => {
		const options = numberOf(module.ccall('GDALVectorInfoOptionsNew', 'number', ['number', 'number'], [list, 0]));
		const said = module.ccall('GDALVectorInfo', 'string', ['number', 'number'], [handle, options]) as string;
		module.ccall('GDALVectorInfoOptionsFree', null, ['number'], [options]);
		return said;
	});
	const info = parseRecord(text, 0) as VectorInfo;
	return (info.layers ?? []).map(({ name, geometryFields = [], fields = [], fidColumnName = '' }) => ({
		name,
		geometryType: geometryFields[0]?.type ?? null,
		geometryColumn: geometryFields[0]?.name ?? null,
		fields: fields.map((field) => field.name),
		keyColumn: fidColumnName === '' ? null : fidColumnName
	}));
}

function select(
	state: Running,
	handle: number,
	[sql, dialect]: readonly [string, 'native' | 'SQLITE'],
	take: (record: Record<string, unknown>) => void
): void {
	const { module } = state;
	// A limit thrown from within GDAL's call stops it there.
	const lines = jsonLines(take);
	state.sink = lines.write;
	const chosen = dialect === 'SQLITE' ? ['-dialect', 'SQLITE'] : [];
	const made = withTexts(module, ['-f', 'GeoJSONSeq', '-sql', sql, ...chosen], (list) => {
		const options = numberOf(module.ccall('GDALVectorTranslateOptionsNew', 'number', ['number', 'number'], [list, 0]));
		const sources = module._malloc(4);
		module.setValue(sources, handle, '*');
		const target = numberOf(
			module.ccall(
				'GDALVectorTranslate',
				'number',
				['string', 'number', 'number', 'number', 'number', 'number'],
				[OUTPUT, 0, 1, sources, options, 0]
			)
		);
		if (target !== 0) module.ccall('GDALClose', null, ['number'], [target]);
		module._free(sources);
		module.ccall('GDALVectorTranslateOptionsFree', null, ['number'], [options]);
		return target;
	});
	if (made === 0 || state.errors.length > 0) {
		state.errors = state.errors.map((error) => error.replaceAll(sql, '…'));
		throw new FileProblem('import.file.damaged', { got: saidOf(state, 'GDAL') });
	}
	lines.end();
}
