import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { accepted } from '#core/outcome.ts';
import { backupTo } from '#db/backup.server.ts';
import { fileName, readName } from '#db/backup-format.ts';
import { openEngine } from '#db/engine/open.server.ts';
import type { Engine } from '#db/engine/types.ts';
import { migrate, migrations } from '#db/migrate.server.ts';
import { readBackup, restoreFrom } from '#db/restore.server.ts';
import { emptyTables, testEngine, testWrite, twoCounties, valueOf } from '#test/database.ts';
import { insertRows } from '#test/factory.ts';
import { acrossCounties } from '#test/walker/watch.ts';

const ODD = 'a\tb\\c\nd\r"e" \\N \\. 亩图 𠮷';
const PHOTO = Buffer.from('bytes of a photo');
const SHA = createHash('sha256').update(PHOTO).digest('hex');

describe('backup and restore, across engines', () => {
	let engine: Engine;
	/** Always the embedded one: with DATABASE_URL the way leads from postgres to embedded and back. */
	let other: Engine;
	let folder: string;
	let code: string;
	const at = (...path: string[]) => join(folder, ...path);
	const backup = (from: Engine, name: string, files = 'files') =>
		acrossCounties(() => backupTo(from, at(files), at(name)));
	const restore = (into: Engine, name: string, files: string) =>
		acrossCounties(() => restoreFrom(into, at(files), at(name)));

	beforeAll(async () => {
		folder = mkdtempSync(join(tmpdir(), 'mutu-backup-'));
		engine = await testEngine();
		other = await openEngine({ dataDir: 'memory' });
		await migrate(other);
		for (const { code: county, rows } of await twoCounties(engine)) {
			code = county;
			valueOf(
				await testWrite(engine, county, async (tx) => {
					const townships = [rows.township({ name: ODD }), rows.township()];
					await insertRows(tx, 'township', townships);
					const villages = townships.map((township) => rows.village({ township_code: township.code }));
					await insertRows(tx, 'village', villages);
					await insertRows(
						tx,
						'parcel',
						villages.flatMap(({ code }) => Array.from({ length: 40 }, () => rows.parcel({ village_code: code })))
					);
					await tx.query
						.insertInto('setting')
						.values({
							county_code: county,
							key: 'odd',
							valid_from: '2026-01-01',
							value: JSON.stringify({ ODD, n: 1.5e-7 }),
							source: ODD,
							recorded_at: tx.now
						})
						.execute();
					await tx.query
						.insertInto('attachment')
						.values({
							county_code: county,
							id: tx.newId(),
							sha256: SHA,
							bytes: PHOTO.length,
							media_type: 'image/jpeg',
							name: ODD,
							owner_kind: 'parcel',
							owner_id: tx.newId(),
							village_code: null,
							recorded_at: tx.now
						})
						.execute();
					return accepted(null);
				})
			);
			mkdirSync(at('files', county, SHA.slice(0, 2)), { recursive: true });
			writeFileSync(at('files', county, SHA.slice(0, 2), SHA), PHOTO);
		}
		await backup(engine, 'first.tar.gz');
	}, 120_000);
	afterAll(async () => {
		await other.close();
		rmSync(folder, { recursive: true, force: true });
	});
	beforeEach(() => emptyTables(other));

	test('there and back again, every row and every byte is the same', async () => {
		const first = valueOf(await readBackup(at('first.tar.gz')));
		expect(first.tables.find(({ name }) => name === 'parcel')!.rows).toBe(160);
		expect(first.files).toEqual({ count: 2, bytes: 2 * PHOTO.length });

		valueOf(await restore(other, 'first.tar.gz', 'there'));
		expect(readFileSync(at('there', code, SHA.slice(0, 2), SHA))).toEqual(PHOTO);
		const second = await backup(other, 'second.tar.gz', 'there');
		expect(second.tables).toEqual(first.tables);

		await emptyTables(engine);
		valueOf(await restore(engine, 'second.tar.gz', 'back'));
		expect((await backup(engine, 'third.tar.gz', 'back')).tables).toEqual(first.tables);
		const { rows } = await sql<{ name: string; mu: number }>`
			select name, area_mu as mu from township where county_code = ${code} and name = ${ODD}`.execute(engine.primary);
		expect(rows).toEqual([{ name: ODD, mu: expect.any(Number) }]);
		expect(rows[0]!.mu).toBeGreaterThan(0);
	});

	test('a database that holds anything is left alone', async () => {
		valueOf(await restore(other, 'first.tar.gz', 'there'));
		expect(await restore(other, 'first.tar.gz', 'there')).toMatchObject({ ok: false, reason: 'restore.not_empty' });
	});

	test.each<[string, (tar: Buffer) => Buffer]>([
		['cut short', (tar) => tar.subarray(0, tar.length >> 1)],
		[
			'without its manifest',
			(tar) => Buffer.concat([tar.subarray(0, tar.indexOf('manifest.json')), Buffer.alloc(1024)])
		],
		['with a changed row', (tar) => changed(tar, '/000001.copy', 600)],
		['with a changed photo', (tar) => changed(tar, 'bytes of a photo', 3)],
		[
			'with a row less in its manifest',
			(tar) => Buffer.from(tar.toString('latin1').replace('"rows": 160', '"rows": 159'), 'latin1')
		],
		[
			'with a path out of the folder',
			(tar) => Buffer.from(tar.toString('latin1').replace(`files/${code}/`, 'files/../../x/'), 'latin1')
		],
		['that is no archive', () => Buffer.from('x'.repeat(2_000))]
	])('a backup %s is refused before a row is written', async (_, damage) => {
		writeFileSync(at('damaged.tar.gz'), gzipSync(damage(gunzipSync(readFileSync(at('first.tar.gz'))))));
		expect(await restore(other, 'damaged.tar.gz', 'damaged')).toMatchObject({ ok: false, reason: 'backup.damaged' });
		expect(existsSync(at('damaged'))).toBe(false);
		const { rows } = await sql<{ n: number }>`select count(*) as n from county`.execute(other.primary);
		expect(rows).toEqual([{ n: 0 }]);
	});

	test('a file that is not there, or not gzip, or of another schema, is refused with its reason', async () => {
		expect(await restore(other, 'nowhere', 'x')).toMatchObject({ ok: false, reason: 'backup.unreadable' });
		writeFileSync(at('plain'), 'plain');
		expect(await restore(other, 'plain', 'x')).toMatchObject({ ok: false, reason: 'backup.damaged' });
		const [first] = await migrations();
		const record = (checksum: string) =>
			sql`update schema_migration set checksum = ${checksum} where name = ${first!.name}`.execute(other.primary);
		await record('0'.repeat(64));
		expect(await restore(other, 'first.tar.gz', 'x')).toMatchObject({ ok: false, reason: 'backup.schema_differs' });
		await record(first!.checksum);
	});

	test('names of entries that lead elsewhere are none of ours', () => {
		expect(readName(fileName(code, SHA))).toEqual({ kind: 'file', county: code, sha256: SHA });
		for (const name of [
			'../x',
			'files/../../etc/passwd',
			`files/149901/zz/${SHA}`,
			'tables/a;b/000001.copy',
			'/tables/a/000001.copy'
		])
			expect(readName(name)).toBeNull();
	});

	test('bytes that are missing or changed stop a backup, and no file is left', async () => {
		mkdirSync(at('rotten', code, SHA.slice(0, 2)), { recursive: true });
		await expect(backup(engine, 'none.tar.gz', 'empty')).rejects.toThrow(/ENOENT/);
		for (const county of [code, String(Number(code) - 1)]) {
			mkdirSync(at('rotten', county, SHA.slice(0, 2)), { recursive: true });
			writeFileSync(at('rotten', county, SHA.slice(0, 2), SHA), 'bytes of a fraud');
		}
		await expect(backup(engine, 'none.tar.gz', 'rotten')).rejects.toThrow(/expected the bytes of/);
		expect(existsSync(at('none.tar.gz'))).toBe(false);
		expect(existsSync(at('none.tar.gz.half'))).toBe(false);
	});
});

/** The archive with one byte changed, `offset` after the first place `text` is found. */
function changed(tar: Buffer, text: string, offset: number): Buffer {
	const copy = Buffer.from(tar);
	copy[copy.indexOf(text) + offset]! ^= 1;
	return copy;
}
