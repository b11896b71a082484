import { fstatSync, readFileSync, readSync } from 'node:fs';
import { createRequire } from 'node:module';
import { limits } from '#exchange/limits.ts';

/** What of emscripten's file system is used here: files and devices whose bytes we hand over ourselves. */
interface StreamOps {
	open?(stream: unknown): void;
	close?(stream: unknown): void;
	read?(stream: unknown, into: Uint8Array, offset: number, length: number, position: number): number;
	write?(stream: unknown, from: Uint8Array, offset: number, length: number, position: number): number;
	llseek?(stream: unknown, offset: number, whence: number): number;
}

interface Node {
	contents: unknown;
	stream_ops: StreamOps;
}

type Kind = 'number' | 'string';

/** GDAL 3.8 as gdal3.js compiles it: its C functions by name, its memory, its file system. */
export interface GdalModule {
	ccall(name: string, returns: Kind | null, kinds: readonly Kind[], given: readonly (number | string)[]): unknown;
	_malloc(bytes: number): number;
	_free(pointer: number): void;
	setValue(pointer: number, value: number, type: '*'): void;
	stringToUTF8(text: string, pointer: number, bytes: number): void;
	lengthBytesUTF8(text: string): number;
	HEAPU8: Uint8Array;
	FS: {
		mkdir(path: string): void;
		create(path: string, mode: number): unknown;
		close(stream: unknown): void;
		unlink(path: string): void;
		lookupPath(path: string): { node: Node };
		makedev(major: number, minor: number): number;
		registerDevice(device: number, ops: StreamOps): void;
		mkdev(path: string, mode: number, device: number): void;
		ErrnoError: new (code: number) => Error;
	};
}

type Start = (given: Record<string, unknown>) => Promise<GdalModule>;

const require = createRequire(import.meta.url);
const MB = 1024 * 1024;
const READ_ONLY = 63;

export interface StartOptions {
	/** Takes what GDAL says of errors and warnings, a line at a time. */
	said(line: string): void;
	/** Called when more memory was asked for than is given; the asking fails then. */
	full(): void;
}

/**
 * Starts GDAL with memory of `limits.gdalMb` and no more: worker limits do not see a wasm memory. It begins with 512 MB of
 * addresses, of which only what is written to takes room, so the surplus is reserved and growing is refused.
 *
 * The compiled module is taken instead of gdal3.js' own wrapper, which finds its files by relative paths only, sets a
 * global `location`, allows every driver, and writes results to files.
 */
export async function startGdal({ said, full }: StartOptions): Promise<GdalModule> {
	const start = require('gdal3.js/build/package/gdal3WebAssembly.js') as Start;
	const module = await new Promise<GdalModule>((resolve, reject) => {
		const given = {
			locateFile: (name: string) => require.resolve(`gdal3.js/dist/package/${name}`),
			getPreloadedPackage: (path: string) => arrayBufferOf(readFileSync(path)),
			instantiateWasm(imports: WebAssembly.Imports, done: (instance: WebAssembly.Instance) => void) {
				const bytes = readFileSync(require.resolve('gdal3.js/dist/package/gdal3WebAssembly.wasm'));
				const bounded = ({ instance }: WebAssembly.WebAssemblyInstantiatedSource) => {
					for (const each of Object.values(instance.exports))
						if (each instanceof WebAssembly.Memory) forbidGrowth(each, full);
					done(instance);
				};
				// Its own promise never hears of a memory that could not be had.
				WebAssembly.instantiate(bytes, imports).then(bounded).catch(reject);
				return {};
			},
			print: () => undefined,
			printErr: said,
			preRun: [
				({ ENV }: { ENV: Record<string, string> }) =>
					Object.assign(ENV, { PROJ_LIB: '/usr/share/proj', GDAL_DATA: '/usr/share/gdal', GDAL_NUM_THREADS: '0' })
			]
		};
		start(given).then(resolve, reject);
	});
	module._malloc(Math.max(0, module.HEAPU8.length - limits.gdalMb * MB));
	module.ccall('GDALAllRegister', null, [], []);
	return module;
}

function forbidGrowth(memory: WebAssembly.Memory, full: () => void): void {
	memory.grow = () => {
		full();
		throw new RangeError('no more memory');
	};
}

const arrayBufferOf = (bytes: Buffer): ArrayBufferLike =>
	bytes.byteLength === bytes.buffer.byteLength ? bytes.buffer : Uint8Array.from(bytes).buffer;

/** Puts a file into GDAL's file system whose bytes are read from the descriptor when they are asked for. */
export function place({ FS }: GdalModule, path: string, descriptor: number): void {
	FS.close(FS.create(path, 0o444));
	const { node } = FS.lookupPath(path);
	const size = fstatSync(descriptor).size;
	node.contents = null;
	Object.defineProperty(node, 'usedBytes', { get: () => size });
	node.stream_ops = {
		...node.stream_ops,
		read: (_, into, offset, length, position) =>
			position >= size ? 0 : readSync(descriptor, into, offset, Math.min(length, size - position), position),
		write() {
			throw new FS.ErrnoError(READ_ONLY);
		}
	};
}

/** Hands on a list of texts as C has it, and frees it after. */
export function withTexts<T>(module: GdalModule, texts: readonly string[], use: (list: number) => T): T {
	const pointers = texts.map((text) => {
		const bytes = module.lengthBytesUTF8(text) + 1;
		const pointer = module._malloc(bytes);
		module.stringToUTF8(text, pointer, bytes);
		return pointer;
	});
	const list = module._malloc(4 * (pointers.length + 1));
	[...pointers, 0].forEach((pointer, index) => module.setValue(list + 4 * index, pointer, '*'));
	const made = use(list);
	for (const pointer of [...pointers, list]) module._free(pointer);
	return made;
}
