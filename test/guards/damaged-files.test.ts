import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { refusalOf } from '#exchange/file-problem.ts';
import { parseFile } from '#exchange/reading/parse.server.ts';
import { readSource } from '#exchange/reading/read-source.server.ts';
import { box, dbf, gbkBytes, geojson, placed, prj, shp, zip } from '#test/import-files.ts';
import { isFull } from './effort.ts';

/** Whatever is done to a file's bytes: facts, or a refusal with a reason of ours; never a throw, a crash, a hang. */
const folder = join(tmpdir(), `mutu-damaged-${process.pid}`);
mkdirSync(folder, { recursive: true });
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const square = box(111.66, 38.28, 111.67, 38.29);
const table = dbf(
	[
		{ name: 'DKBM', length: 19 },
		{ name: 'DKMC', length: 20 }
	],
	[
		['1499010010010000001', '村东头'],
		['1499010010010000002', '']
	],
	{ encode: gbkBytes }
);
const parts = { 'a.shp': shp([[square], null]), 'a.dbf': table, 'a.prj': prj.degrees, 'a.cpg': 'GBK' };
const bases: Record<string, () => Promise<{ name: string; bytes: Buffer }>> = {
	'a zip as a whole': async () => ({ name: 'a.zip', bytes: readFileSync(await zip(parts)) }),
	GeoJSON: async () => ({
		name: 'a.geojson',
		bytes: Buffer.from(geojson([{ properties: { a: 1 }, rings: [square] }]))
	}),
	CSV: async () => ({ name: 'a.csv', bytes: gbkBytes('代码,wkt\r\n1,"POLYGON((1 2,3 4,5 6,1 2))"\r\n') })
};

const edits = fc.array(
	fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), byte: fc.nat(255), cut: fc.nat(60) }),
	{ minLength: 1, maxLength: 3 }
);

function mutated(bytes: Buffer, changes: readonly { at: number; byte: number; cut: number }[]): Buffer {
	let changed = Buffer.from(bytes);
	for (const { at, byte, cut } of changes) {
		const place = Math.floor(at * Math.max(0, changed.length - 1));
		// Some lose a piece, some a byte's meaning, and some only say another digit or letter.
		if (cut < 5) changed = Buffer.concat([changed.subarray(0, place), changed.subarray(place + cut * 7)]);
		else if (changed.length > 0) changed[place] = cut < 25 ? byte : changed[place]! ^ 1;
	}
	return changed;
}

async function reasonOf(name: string, bytes: Buffer): Promise<string | null> {
	const path = placed(name, bytes);
	try {
		const request = { path, name, output: join(folder, 'rows.ndjson'), countySrid: 4546, options: {}, siblings: false };
		await readSource(request, () => undefined);
		return null;
	} catch (error) {
		return refusalOf(error).reason;
	} finally {
		rmSync(path, { force: true });
	}
}

const runs = isFull ? 10_000 : 120;

describe('damaged files', () => {
	for (const [what, make] of Object.entries(bases))
		test(`${what}: ${runs} mutations, each read or refused`, async () => {
			const { name, bytes } = await make();
			expect(await reasonOf(name, bytes)).toBeNull();
			const seen = new Set<string | null>();
			await fc.assert(
				fc.asyncProperty(edits, async (changes) => {
					const reason = await reasonOf(name, mutated(bytes, changes));
					seen.add(reason);
					expect(reason ?? 'import.').toMatch(/^import\./);
				}),
				{ numRuns: runs }
			);
			// Most of a text is its content, most of an archive its sums.
			if (!name.endsWith('.zip')) expect([...seen]).toContain(null);
		});

	for (const part of ['a.shp', 'a.dbf', 'a.prj'] as const)
		test(`${part} inside a whole zip: ${runs} mutations, each read or refused`, async () => {
			await fc.assert(
				fc.asyncProperty(edits, async (changes) => {
					const path = await zip({ ...parts, [part]: mutated(Buffer.from(parts[part]), changes) });
					expect((await reasonOf('a.zip', readFileSync(path))) ?? 'import.').toMatch(/^import\./);
					rmSync(path, { force: true });
				}),
				{ numRuns: runs }
			);
		});

	test('a file that takes too long ends its worker, not this process, and blocks nobody meanwhile', async () => {
		const features = Array.from({ length: 150_000 }, (_, at) => ({
			properties: { at, text: 'x'.repeat(40) },
			rings: [square]
		}));
		const path = placed('long.geojson', geojson(features));
		const lag = monitorEventLoopDelay({ resolution: 5 });
		lag.enable();
		const outcome = await parseFile(
			{
				path,
				name: 'long.geojson',
				output: join(folder, 'long.ndjson'),
				countySrid: 4546,
				options: {},
				siblings: false
			},
			() => undefined,
			{ seconds: 0.6, heapMb: 384 }
		);
		lag.disable();
		expect(outcome).toMatchObject({ ok: false, reason: 'import.file.timeout' });
		expect(lag.percentile(99) / 1e6).toBeLessThan(100);
		// On this thread the same file would have held it for the whole time.
		expect(lag.max / 1e6).toBeLessThan(400);
	});

	test('a file that takes too much memory ends its worker with a reason', async () => {
		// One record of half a million corners must be held whole.
		const ring = Array.from({ length: 500_000 }, (_, at): [number, number] => [111 + at / 1e6, 38]);
		const path = placed('wide.geojson', geojson([{ properties: {}, rings: [ring] }]));
		const request = {
			path,
			name: 'wide.geojson',
			output: join(folder, 'wide.ndjson'),
			countySrid: 4546,
			options: {},
			siblings: false
		};
		expect(await parseFile(request, () => undefined, { seconds: 60, heapMb: 16 })).toMatchObject({
			ok: false,
			reason: 'import.file.memory'
		});
	});
});
