import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { attachmentById, attachmentsOf, namedDigests } from '#attachments/attachments.read.server.ts';
import { addAttachment } from '#attachments/attachments.write.server.ts';
import { toldAttachment } from '#cli/told-attachment.server.ts';
import type { Permission } from '#core/permission.ts';
import { hasBytes, pathOf, readBytes, storeBytes, storedDigests } from '#attachments/files.server.ts';
import { refused } from '#core/outcome.ts';
import type { Engine } from '#db/engine/types.ts';
import { testEngine, testRead, testWrite, twoCounties, valueOf } from '#test/database.ts';
import { insertInto } from '#test/factory.ts';

let engine: Engine;
const folder = mkdtempSync(join(tmpdir(), 'mutu-attachments-'));
beforeAll(async () => {
	engine = await testEngine();
});
afterAll(() => rmSync(folder, { recursive: true }));

const OWNER = '01a20ba0-9a6b-7000-ae87-20741ea0fb7e';
const attach = async (county: string, text: string, village: string | null, owner?: object) => {
	const stored = await storeBytes(folder, county, Readable.from([Buffer.from(text)]));
	const given = {
		...stored,
		name: '照片.jpg',
		mediaType: 'image/jpeg',
		ownerKind: 'finding',
		ownerId: OWNER,
		village,
		...owner
	};
	const { id } = valueOf(
		await testWrite(engine, county, (tx, actor) => addAttachment(tx, actor, given), { permission: 'attachment.add' })
	);
	return { id, ...stored };
};

test('what was stored comes back byte for byte; the same bytes lie once', async () => {
	const [county] = await twoCounties(engine);
	const first = await attach(county.code, '清化收', null);
	const second = await attach(county.code, '清化收', null);
	expect(second.sha256).toBe(first.sha256);
	expect(await storedDigests(folder, county.code)).toEqual([first.sha256]);
	expect((await buffer(readBytes(folder, county.code, first.sha256))).toString()).toBe('清化收');
	expect(pathOf(folder, county.code, first.sha256)).toContain(join(county.code, first.sha256.slice(0, 2)));
	const found = await attachmentsOf(testRead(engine, county), 'finding', OWNER);
	expect(found.map(({ id }) => id).sort()).toEqual([first.id, second.id].sort());
});

test('a village sees its own, never its neighbour’s, the county’s or another county’s', async () => {
	const [here, there] = await twoCounties(engine);
	const [own, neighbour] = [`${here.code}100201`, `${here.code}100202`];
	const mine = await attach(here.code, 'mine', own);
	const theirs = await attach(here.code, 'theirs', neighbour);
	const county = await attach(here.code, 'county', null);
	const village = testRead(engine, here, { prefixes: [own] });
	expect(await attachmentById(village, mine.id)).toMatchObject({ village_code: own });
	for (const { id } of [theirs, county]) expect(await attachmentById(village, id)).toBeNull();
	expect(await attachmentById(testRead(engine, there), mine.id)).toBeNull();
	expect((await attachmentsOf(village, 'finding', OWNER)).map(({ id }) => id)).toEqual([mine.id]);
});

test('bytes whose row never came are an orphan that can be told, and a broken upload leaves nothing', async () => {
	const [county] = await twoCounties(engine);
	const { sha256 } = await storeBytes(folder, county.code, Readable.from([Buffer.from('no row')]));
	const outcome = await testWrite(engine, county, async () => refused('test.refused'));
	expect(outcome.ok).toBe(false);
	expect(await namedDigests(testRead(engine, county))).not.toContain(sha256);
	expect(await storedDigests(folder, county.code)).toContain(sha256);
	const broken = new Readable({ read: () => undefined });
	const storing = storeBytes(folder, county.code, broken);
	broken.push('half');
	broken.destroy(new Error('the line broke'));
	await expect(storing).rejects.toThrow('the line broke');
	expect(readdirSync(join(folder, county.code)).filter((name) => name.startsWith('.incoming'))).toEqual([]);
	expect(await hasBytes(folder, county.code, sha256)).toBe(true);
});

test('what hangs on an accepted file is for whoever may bring such a file, and of another county for nobody', async () => {
	const [here, there] = await twoCounties(engine);
	const file = here.rows.newId();
	const none = { sha256: 'a'.repeat(64), bytes: 1, encoding: null, srid: null, datum: null };
	const counts = { row_count: 1, inserted: 1, changed: 0, unchanged: 0, rejected: 0 };
	for (const { code } of [here, there])
		await insertInto(engine, 'import_file', [
			{
				...{
					county_code: code,
					id: file,
					name: '账.xlsx',
					kind: 'receivable',
					format: 'xlsx',
					actor_id: 'a',
					actor_name: '甲'
				},
				...{ ...none, ...counts, mapping: '{}', report: '{"unknown":{}}', recorded_at: new Date() },
				...{ undone_at: null, undone_by: null }
			}
		]);
	const { id } = await attach(here.code, 'rows', null, { ownerKind: 'import_file', ownerId: file });
	const photo = await attach(here.code, 'a photo', null);
	const who = (...permissions: Permission[]) => ({ id: 'b', permissions: new Set(permissions) });
	const read = testRead(engine, here);
	expect(await toldAttachment(read, who('attachment.read'), photo.id)).toMatchObject({ id: photo.id });
	expect(await toldAttachment(read, who('attachment.read'), id)).toBeNull();
	expect(await toldAttachment(read, who('attachment.read', 'land.import', 'zones.import'), id)).toBeNull();
	expect(await toldAttachment(read, who('attachment.read', 'land.debt.change'), id)).toMatchObject({ id });
	expect(await toldAttachment(testRead(engine, there), who('land.debt.change'), id)).toBeNull();
});
