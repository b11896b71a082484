import { beforeAll, describe, expect, test } from 'vitest';
import { peopleImport, type InvitedPerson } from '#auth/import-kinds.server.ts';
import { invitationByDigest } from '#auth/invitations.read.server.ts';
import { digestOf } from '#auth/one-time-link.server.ts';
import { listPeople } from '#auth/people-list.read.server.ts';
import { resetAccess } from '#auth/access.write.server.ts';
import type { AuditBody } from '#audit/entry.ts';
import { accepted } from '#core/outcome.ts';
import { csvText } from '#core/csv-text.ts';
import { keyRing } from '#core/sealed.server.ts';
import type { Engine } from '#db/engine/types.ts';
import type { ImportKind } from '#db/import-kind.server.ts';
import { testEngine, testRead, testWrite, twoCounties, valueOf, type CountyWithRows } from '#test/database.ts';
import { insertRows } from '#test/factory.ts';
import { placed } from '#test/import-files.ts';
import { unworded } from '#test/refusal-words.ts';
import { prepareFile, takeFile } from '#test/take-file.ts';

const ring = keyRing('a key for tests that is long enough');
const TODAY = '2026-11-26';
const HEADS = ['姓名', '用户名', '手机号', '单位', '身份', '地方', '部门', '有效期至'];
const list = (...rows: (string | null)[][]) => placed('人员名单.csv', csvText([HEADS, ...rows]));

let engine: Engine;
let county: CountyWithRows;
let other: CountyWithRows;

beforeAll(async () => {
	engine = await testEngine();
	[county, other] = await twoCounties(engine);
	for (const { code, rows: make } of [county, other]) {
		const township = make.township({ name: '甲镇' });
		const names = code === county.code ? ['上峪村', '下井村'] : ['上峪村', '别县村'];
		valueOf(
			await testWrite(engine, code, async (tx) => {
				await insertRows(tx, 'township', [township]);
				await insertRows(
					tx,
					'village',
					names.map((name) => make.village({ name, township_code: township.code }))
				);
				await insertRows(tx, 'department', [make.department({ name: code === county.code ? '财政' : '审计' })]);
				return accepted(null);
			})
		);
	}
});

const kindFor = (invited?: (person: InvitedPerson) => void) =>
	peopleImport(ring, TODAY, invited) as unknown as ImportKind;
const people = async (of = county) => listPeople(testRead(engine, of), ring, TODAY);
const problemsOf = async (path: string) => {
	const { problems } = valueOf(await prepareFile(engine, county, kindFor(), path));
	expect(unworded({ problems })).toEqual([]);
	return problems.map(({ row, field, expected, got }) => [row, field, expected, got]);
};
async function lastEntry(): Promise<AuditBody> {
	const { body } = await engine.primary
		.selectFrom('audit_entry')
		.select('body')
		.where('county_code', '=', county.code)
		.orderBy('seq', 'desc')
		.limit(1)
		.executeTakeFirstOrThrow();
	return JSON.parse(body) as AuditBody;
}

describe('a list of people', () => {
	test('with one record that cannot be taken lets nobody in, and says which, what was expected and what came', async () => {
		const path = list(
			['甲某', 'jia', '13800000001', '上峪村', '村', '上峪村', '', ''],
			['乙某', 'yi', '138 0000', '', '村', '别县村', '', ''],
			['丙某', 'JIA', '', '', '部门', '', '审计', ''],
			['丁某', 'ding', '13800000001', '', '律师', '', '', '2026-11-26']
		);
		expect(await problemsOf(path)).toEqual([
			[2, 'phone', 'phone', '*******'],
			[3, 'department', 'department.known', '审计'],
			[4, 'until', 'day.later', '2026-11-26']
		]);
		expect((await takeFile(engine, county, kindFor(), path)).ok).toBe(false);
		expect(await people()).toEqual([]);
	});

	test('lets everybody in with a link each, in one entry of the trail that says how many', async () => {
		const invited: InvitedPerson[] = [];
		const path = list(
			['甲某', 'Jia', '138-0000-0001', '上峪村', '村、网格员', '甲镇上峪村', '', ''],
			['乙某', '乙某', '', '', '部门', '', '财政', '2027-12-31']
		);
		valueOf(
			await takeFile(
				engine,
				county,
				kindFor((person) => invited.push(person)),
				path
			)
		);
		const rows = await people();
		expect(rows.map(({ name, state, phone }) => [name, state, phone])).toEqual([
			['甲某', 'invited', '138****0001'],
			['乙某', 'invited', null]
		]);
		expect(rows[0]!.roles.map(({ role }) => role).sort()).toEqual(['grid_officer', 'village']);
		expect(rows[1]!.roles).toMatchObject([{ role: 'department', department: '财政', to: '2027-12-31' }]);
		expect(await people(other)).toEqual([]);

		const digest = digestOf(invited[0]!.word.split('.')[1]!);
		const link = await invitationByDigest(testRead(engine, county), digest, new Date());
		expect(link).toMatchObject({ kind: 'invite', userName: 'jia', person: { name: '甲某' }, over: null });
		expect(await invitationByDigest(testRead(engine, other), digest, new Date())).toBeNull();

		const entry = await lastEntry();
		expect(entry.action).toBe('import.person');
		expect(entry.notes.map(({ kind, count }) => [kind, count])).toEqual([
			['person', 2],
			['import.person', 2]
		]);
		expect(JSON.stringify(entry)).not.toMatch(/13800000001|138-0000-0001/);
		expect(invited.every(({ word }) => !JSON.stringify(entry).includes(word))).toBe(true);
	});

	test('twice in is refused by its user names and phones; a lost link is given anew under the same user name', async () => {
		const path = list(
			['甲某', 'jia', '', '', '村', '上峪村', '', ''],
			['己某', 'ji', '13800000001', '', '村', '上峪村', '', ''],
			['庚某', 'geng', '13800000002', '', '村', '上峪村', '', ''],
			['辛某', 'geng', '13800000002', '', '村', '上峪村', '', '']
		);
		expect(await problemsOf(path)).toEqual([
			[1, 'user_name', 'user_name.free', 'jia'],
			[2, 'phone', 'phone.free', '138****0001'],
			[4, 'user_name', 'unique', 'geng'],
			[4, 'phone', 'unique', '138****0002']
		]);
		const { id } = (await people())[0]!;
		const again = valueOf(
			await testWrite(engine, county, (tx, actor) => resetAccess(tx, actor, id, false), { permission: 'people.change' })
		);
		const link = await invitationByDigest(testRead(engine, county), digestOf(again.word.split('.')[1]!), new Date());
		expect(link).toMatchObject({ kind: 'invite', userName: 'jia' });
	});

	test('the good records of it alone, when that is asked for', async () => {
		const path = list(
			['壬某', 'ren', '', '', '乡镇', '甲镇', '', ''],
			['癸某', 'gui', '', '', '乡镇', '上峪村', '', '']
		);
		const stored = valueOf(await takeFile(engine, county, kindFor(), path, { good: true }));
		expect(stored).toMatchObject({ inserted: 1, rejected: 1 });
		expect((await people()).map(({ name }) => name)).toContain('壬某');
	});
});
