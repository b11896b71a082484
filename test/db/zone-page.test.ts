import { beforeAll, describe, expect, test } from 'vitest';
import { sql } from 'kysely';
import { accepted } from '#core/outcome.ts';
import type { Engine } from '#db/engine/types.ts';
import { noPart, type Part } from '#zones/page/body.ts';
import type { BodyChange } from '#zones/page/body-change.ts';
import { bodyOfZone } from '#zones/page/body.read.server.ts';
import { changeBody } from '#zones/page/body.write.server.ts';
import { zoneHistory } from '#zones/page/history.read.server.ts';
import { linksOfZone } from '#zones/page/links.read.server.ts';
import { addLink, removeLink } from '#zones/page/links.write.server.ts';
import { membersOfZone } from '#zones/page/members.read.server.ts';
import { photosOfZone } from '#zones/page/photos.read.server.ts';
import { addPhoto, removePhoto } from '#zones/page/photos.write.server.ts';
import { giveRole } from '#zones/page/roles.write.server.ts';
import { saveMembers } from '#zones/zone.accept.write.server.ts';
import { zoneByNumber } from '#zones/zones.read.server.ts';
import { testEngine, testRead, testWrite, twoCounties, valueOf, type CountyWithRows } from '#test/database.ts';
import { insertRows } from '#test/factory.ts';

let engine: Engine;
let first: CountyWithRows;
let second: CountyWithRows;
let zone: string;
/** Three members in two townships, and a village that is none. */
let codes: string[];

async function fill({ code, rows: make }: CountyWithRows): Promise<{ zone: string; codes: string[] }> {
	const townships = [0, 1].map((at) => make.township({ shape: make.rectangle(at * 2000, 0, 2000, 1000) }));
	const villages = [0, 1, 2, 3].map((at) =>
		make.village({
			...{ name: `村${at}`, township_code: townships[at < 2 ? 0 : 1]!.code },
			code: `${townships[at < 2 ? 0 : 1]!.code}20${at}`,
			shape: make.rectangle(at * 1000, 0, 1000, 1000)
		})
	);
	const own = make.zone({ name: '香梨', shape: make.rectangle(0, 0, 3000, 1000) });
	valueOf(
		await testWrite(engine, code, async (tx) => {
			await insertRows(tx, 'township', townships);
			await insertRows(tx, 'village', villages);
			await insertRows(tx, 'zone', [own]);
			await insertRows(
				...([tx, 'zone_village'] as const),
				[0, 1, 2].map((at) => make.zoneVillage({ zone_id: own.id, village_code: villages[at]!.code }))
			);
			await insertRows(tx, 'contract', [make.contract({ village_code: villages[0]!.code })]);
			return accepted(null);
		})
	);
	return { zone: own.id, codes: villages.map((village) => village.code) };
}

beforeAll(async () => {
	engine = await testEngine();
	[first, second] = await twoCounties(engine);
	({ zone, codes } = await fill(first));
	await fill(second);
});

const read = (prefixes?: string[]) => testRead(engine, first.code, prefixes && { prefixes });
const write = <T>(act: Parameters<typeof testWrite<T>>[2], prefixes?: string[]) =>
	testWrite(engine, first.code, act, { permission: 'zones.body.change', ...(prefixes ? { scope: { prefixes } } : {}) });
const township = () => codes[0]!.slice(0, 9);

describe('members', () => {
	test('have roles: one village leads, and who led before no longer does; former roles are kept', async () => {
		const give = (at: number, version: number, leads: boolean) =>
			write((tx, actor) => giveRole(tx, actor, { number: 1, village: codes[at]!, version, role: 'process', leads }));
		expect(valueOf(await give(0, 1, true))).toEqual({ version: 2 });
		expect(valueOf(await give(1, 1, true))).toEqual({ version: 2 });
		expect(await give(1, 1, false)).toMatchObject({ ok: false, reason: 'member.changed' });
		expect(await give(3, 1, false)).toMatchObject({ ok: false, reason: 'member.unknown' });
		expect(await write((tx, actor) => giveRole(tx, actor, { number: 1, village: codes[0]!, version: 3, role: null, leads: false }), [township()])).toMatchObject({ reason: 'permission.missing' }); // prettier-ignore
		const members = await membersOfZone(read(), zone);
		expect(members.map(({ name, leads, role, version, contracts }) => [name, leads, role, version, contracts])).toEqual(
			[
				['村0', false, 'process', 3, 1],
				['村1', true, 'process', 2, 0],
				['村2', false, null, 1, 0]
			]
		);
		const { rows } = await sql<{ n: number }>`
			select count(*)::integer as n from zone_village_version where county_code = ${first.code}`.execute(engine.primary);
		expect(rows[0]!.n).toBe(3);
		// The other county has a zone of the same number, whose members say nothing.
		expect((await membersOfZone(testRead(engine, second.code), zone)).map(({ role }) => role)).toEqual([
			null,
			null,
			null
		]);
	});

	test('in scope are told, and a zone of others is not there', async () => {
		expect((await membersOfZone(read([township()]), zone)).map(({ name }) => name)).toEqual(['村0', '村1']);
		expect(await zoneByNumber(read([codes[3]!]), 1)).toBe(null);
		expect(await zoneByNumber(read([codes[2]!]), 1)).toMatchObject({ name: '香梨', villages: 1 });
	});
});

describe('links of the chain', () => {
	test('run between two members, once, and stay among former ones', async () => {
		const link = (from: number, to: number, flow: string) =>
			write((tx, actor) => addLink(tx, actor, { number: 1, from: codes[from]!, to: codes[to]!, flow }));
		const { id } = valueOf(await link(0, 1, '青贮饲料'));
		valueOf(await link(1, 2, '粪肥'));
		expect(await link(0, 1, ' 青贮饲料 ')).toMatchObject({ reason: 'link.there' });
		expect(await link(0, 3, '鲜果')).toMatchObject({ reason: 'member.unknown' });
		expect(await link(0, 0, '鲜果')).toMatchObject({ reason: 'link.ends' });
		expect(await link(0, 2, ' ')).toMatchObject({ reason: 'link.flow' });
		expect((await linksOfZone(read(), zone)).map(({ from, to, flow }) => [from.name, to.name, flow])).toEqual([
			['村0', '村1', '青贮饲料'],
			['村1', '村2', '粪肥']
		]);
		// Both ends are in sight, or the link is not.
		expect((await linksOfZone(read([township()]), zone)).map(({ flow }) => flow)).toEqual(['青贮饲料']);
		expect(await linksOfZone(read([codes[2]!]), zone)).toEqual([]);
		valueOf(await write((tx, actor) => removeLink(tx, actor, { number: 1, link: id })));
		expect(await write((tx, actor) => removeLink(tx, actor, { number: 1, link: id }))).toMatchObject({ reason: 'link.unknown' }); // prettier-ignore
		expect(await linksOfZone(read(), zone)).toHaveLength(1);
	});
});

describe('who runs a zone', () => {
	const change = (version: number | null, what: BodyChange) =>
		write((tx, actor) => changeBody(tx, actor, { number: 1, version, change: what }));
	const part = (share: number): Part => ({ ...noPart, share });

	test('is entered piece by piece, and in force only when it holds together', async () => {
		expect(await change(null, { part: 'shares', values: {} })).toMatchObject({ reason: 'body.first' });
		expect(await change(null, { part: 'facts', values: { name: '' } })).toMatchObject({ reason: 'body.invalid', detail: { faults: [{ field: 'name' }] } }); // prettier-ignore
		valueOf(await change(null, { part: 'facts', values: { kind: 'union', name: '香梨联合社' } }));
		expect(await change(null, { part: 'facts', values: { kind: 'union', name: '又一个' } })).toMatchObject({ reason: 'body.changed' }); // prettier-ignore
		valueOf(await change(1, { part: 'shares', values: { [codes[0]!]: '50', [codes[1]!]: '30' } }));
		const whole = { status: 'in_force', agreementNo: '联 1 号', agreedOn: '2025-03-01', startsOn: '2025-03-01' };
		expect(await change(2, { part: 'facts', values: whole })).toMatchObject({
			...{
				reason: 'body.unready',
				detail: {
					lacks: [
						{ lack: 'shares', gap: 2000 },
						{ lack: 'share', village: codes[2] }
					]
				}
			}
		});
		valueOf(await change(2, { part: 'shares', values: { [codes[2]!]: '20' } }));
		expect(valueOf(await change(3, { part: 'facts', values: whole }))).toEqual({ version: 4 });
		expect(await change(4, { part: 'shares', values: { [codes[2]!]: '19.99' } })).toMatchObject({
			reason: 'body.unready'
		});
		const year = { part: 'year', year: '2025', distributed: '100' } as const;
		expect(await change(4, { ...year, values: { [codes[0]!]: '99' } })).toMatchObject({ reason: 'body.unready' });
		valueOf(await change(4, { ...year, values: { [codes[0]!]: '60', [codes[2]!]: '40' } }));
		// The same once more is no version.
		expect(valueOf(await change(5, { ...year, values: { [codes[0]!]: '60.00' } }))).toEqual({ version: 5 });
		const kept = (await bodyOfZone(read(), zone))!;
		expect(kept).toMatchObject({ version: 5, status: 'in_force', agreedOn: '2025-03-01', whole: true });
		expect(kept.parts).toEqual({ [codes[0]!]: part(5000), [codes[1]!]: part(3000), [codes[2]!]: part(2000) });
		const { rows } = await sql<{ version: number; share: number | null }>`
			select version, (state -> 'parts' -> ${codes[2]!}::text ->> 'share')::integer as share from zone_body_version
			where county_code = ${first.code} order by version`.execute(engine.primary);
		expect(rows).toEqual([
			{ version: 1, share: null },
			{ version: 2, share: null },
			{ version: 3, share: 2000 },
			{ version: 4, share: 2000 }
		]);
	});

	test('tells whoever sees a part of the county their own villages alone', async () => {
		const theirs = (await bodyOfZone(read([codes[2]!]), zone))!;
		expect(theirs).toMatchObject({ name: '香梨联合社', whole: false, parts: { [codes[2]!]: part(2000) } });
		expect(Object.keys(theirs.parts)).toEqual([codes[2]]);
		expect(theirs.returns[2025]!.by).toEqual({ [codes[2]!]: 4000 });
		expect(theirs.villages.map(({ name }) => name)).toEqual(['村2']);
	});
});

test('pictures are of a member in scope, or of the whole zone for whoever sees the county; whoever put one may take it away', async () => {
	const file = { sha256: 'a'.repeat(64), bytes: 3, mediaType: 'image/jpeg', name: 'a.jpg' };
	const photo = (village: string | null, more: object = {}, prefixes?: string[]) =>
		write((tx, actor) => addPhoto(tx, actor, { ...file, village, number: 1, on: '2026-05-01', caption: '开沟', ...more }), prefixes); // prettier-ignore
	const take = (id: string, prefixes?: string[], as?: string) =>
		write((tx, actor) => removePhoto(tx, as ? { ...actor, id: as } : actor, { number: 1, photo: id }), prefixes);
	valueOf(await photo(codes[0]!, {}, [township()]));
	valueOf(await photo(codes[2]!, { on: '2026-06-01', caption: '定植' }));
	valueOf(await photo(null, { on: '2026-04-01', caption: '全貌' }));
	expect(await photo(codes[2]!, {}, [township()])).toMatchObject({ reason: 'photo.village' });
	expect(await photo(null, {}, [township()])).toMatchObject({ reason: 'photo.village' });
	expect(await photo(codes[3]!)).toMatchObject({ reason: 'photo.village' });
	expect(await photo(codes[0]!, { on: '2999-01-01' })).toMatchObject({ reason: 'photo.day' });
	expect(await photo(codes[0]!, { caption: '' })).toMatchObject({ reason: 'photo.caption' });
	expect(await photo(codes[0]!, { mediaType: 'application/pdf' })).toMatchObject({ reason: 'photo.kind' });
	const seen = async (prefixes?: string[]) => (await photosOfZone(read(prefixes), zone)).map(({ caption }) => caption);
	expect(await seen()).toEqual(['定植', '开沟', '全貌']);
	expect(await seen([township()])).toEqual(['开沟', '全貌']);
	const [planted, dug] = (await photosOfZone(read(), zone)).map(({ id }) => id) as [string, string];
	expect(await take(planted, [township()])).toMatchObject({ reason: 'photo.unknown' });
	expect(await take(dug, [township()], 'another')).toMatchObject({ reason: 'permission.missing' });
	expect(valueOf(await take(dug, [township()]))).toMatchObject({ named: true });
	expect(await seen()).toEqual(['定植', '全貌']);
});

test('how a zone came about: members that left are kept, and told to whoever sees them', async () => {
	valueOf(
		await write(async (tx) => {
			await saveMembers(tx, [{ id: zone, villages: [codes[0]!, codes[1]!, codes[3]!] }]);
			return accepted(null);
		})
	);
	const { days, names } = await zoneHistory(read(), zone);
	expect(days.at(-1)!.members).toEqual([codes[0], codes[1], codes[3]]);
	expect(days[0]).toMatchObject({ members: [codes[0], codes[1], codes[2]], joined: [codes[3]], left: [codes[2]] });
	expect(names).toEqual({ [codes[2]!]: '村2', [codes[3]!]: '村3' });
	const theirs = await zoneHistory(read([township()]), zone);
	expect(theirs.days.at(-1)!.members).toEqual([codes[0], codes[1]]);
	expect(theirs.names).toEqual({});
	// A village that left is no member of the body any more, and says so.
	expect((await bodyOfZone(read(), zone))!.villages.map(({ name, member }) => [name, member])).toEqual([
		...[
			['村0', true],
			['村1', true],
			['村2', false],
			['村3', true]
		]
	]);
});
