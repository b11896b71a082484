import type { PGlite } from '@electric-sql/pglite';

/**
 * Makes the embedded PostGIS honest about C++ exceptions. Nothing inside its wasm can catch one (postgis-3.so imports
 * `__cxa_throw` and no `__cxa_begin_catch`), so an exception of GEOS flew through PostgreSQL up to PGlite, which drops
 * it: no row, no error, half an INSERT committed. Here `__cxa_throw` becomes PostgreSQL's own ereport(ERROR), XX000:
 * a real error and a real abort. Beside it the wasm stack pointer is put back after every ordinary SQL error, which
 * otherwise leaks 1 120 bytes, until every statement answers 54001 (stack depth limit exceeded).
 * Both rest on names this pinned build exports; the start-up self-test refuses to run without them.
 */
export interface CxxGuard {
	/** C++ exceptions turned into SQL errors. */
	throws: number;
	/** An exception that is neither ours nor PostgreSQL's: the wasm memory can no longer be trusted. */
	fatal: unknown;
	/** Where the wasm stack stands; equal before and after a failed statement. */
	stackPointer(): number;
	readonly extension: { name: string; setup: (pg: unknown, options: EmscriptenOptions) => Promise<Setup> };
}

interface Setup {
	init: () => Promise<void>;
	emscriptenOpts: EmscriptenOptions;
}

type Instantiate = (imports: Imports, done: (instance: WebAssembly.Instance, module: unknown) => unknown) => unknown;

interface Imports {
	env: { __cxa_throw?: (thrown: number, type: number, destructor: number) => void; __stack_pointer?: StackPointer };
}

interface EmscriptenOptions {
	instantiateWasm: Instantiate;
}

interface StackPointer {
	value: number;
}

/** What the guard uses of PGlite's wasm module; PGlite types only part of it. */
interface Wasm {
	HEAPU8: Uint8Array;
	HEAPU32: Uint32Array;
	_malloc(size: number): number;
	_errstart(level: number, domain: number): number;
	_errcode(code: number): void;
	_errmsg_internal(format: number, values: number): void;
	_errfinish(file: number, line: number, routine: number): void;
	_PostgresMainLoopOnce(): void;
	__ZNKSt13runtime_error4whatEv?(thrown: number): number;
}

// elog.h: ERROR; MAKE_SQLSTATE('X','X','0','0','0') with six bits a character.
const ERROR = 21;
const XX000 = 40 + (40 << 6);
const MESSAGE_BYTES = 1024;

/** The geometry libraries' exceptions all derive from std::runtime_error; `what()` of any other type is not text we may read. */
const READABLE = /geos|runtime_error|TopologyException|IllegalArgument|ParseException/;

export function cxxGuard(): CxxGuard {
	let stack: StackPointer | undefined;
	const guard: CxxGuard = {
		throws: 0,
		fatal: null,
		stackPointer: () => stack?.value ?? 0,
		extension: {
			name: 'cxx_guard',
			setup: async (pg, options) => {
				const database = pg as PGlite;
				const module = () => database.Module as unknown as Wasm;
				const report = reporter(module);
				const instantiate = options.instantiateWasm;
				const guarded: Instantiate = (imports, done) => {
					if (!imports.env.__cxa_throw) throw new Error('expected the wasm to import __cxa_throw: PGlite has changed');
					imports.env.__cxa_throw = (thrown, type) => {
						guard.throws++;
						report(thrown, type);
					};
					stack = imports.env.__stack_pointer;
					return instantiate(imports, (instance, compiled) => {
						stack ??= instance.exports.__stack_pointer as unknown as StackPointer;
						return done(instance, compiled);
					});
				};
				return {
					emscriptenOpts: { ...options, instantiateWasm: guarded },
					init: async () => keepStack(module(), guard, stack)
				};
			}
		}
	};
	return guard;
}

function keepStack(wasm: Wasm, guard: CxxGuard, stack: StackPointer | undefined): void {
	if (!stack) throw new Error('expected the wasm to share __stack_pointer: PGlite has changed');
	const run = wasm._PostgresMainLoopOnce;
	wasm._PostgresMainLoopOnce = () => {
		const before = stack.value;
		try {
			run();
		} catch (error) {
			stack.value = before;
			if (isTrap(error)) guard.fatal = error;
			throw error;
		}
	};
}

/** PostgreSQL's longjmp arrives as a string, a number or emscripten's own object; a trap of the wasm as a RuntimeError. */
const isTrap = (error: unknown): boolean =>
	error instanceof Error && error.message !== 'longjmp' && error.name !== 'ExitStatus';

/** Raises the exception as a SQL error; never returns, for errfinish jumps away. */
function reporter(module: () => Wasm): (thrown: number, type: number) => void {
	let message = 0;
	let file = 0;
	return (thrown, type) => {
		const wasm = module();
		const read = (at: number): string => {
			let end = at;
			while (end - at < 400 && wasm.HEAPU8[end]) end++;
			return Buffer.from(wasm.HEAPU8.slice(at, end)).toString();
		};
		// A std::type_info holds its name second (Itanium C++ ABI §2.9.5).
		const name = read(wasm.HEAPU32[(type + 4) >> 2] ?? 0);
		const what = READABLE.test(name) ? wasm.__ZNKSt13runtime_error4whatEv?.(thrown) : undefined;
		message ||= wasm._malloc(MESSAGE_BYTES);
		file ||= write(wasm, wasm._malloc(16), 'cxx-guard');
		const text = `geometry engine: ${what ? read(what) : name}`;
		write(wasm, message, text.replaceAll('%', '%%'));
		wasm._errstart(ERROR, 0);
		wasm._errcode(XX000);
		wasm._errmsg_internal(message, 0);
		wasm._errfinish(file, 0, file);
	};
}

function write(wasm: Wasm, at: number, text: string): number {
	const bytes = Buffer.from(text).subarray(0, MESSAGE_BYTES - 1);
	wasm.HEAPU8.set(bytes, at);
	wasm.HEAPU8[at + bytes.length] = 0;
	return at;
}
