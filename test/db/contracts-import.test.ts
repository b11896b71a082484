import { sql } from 'kysely';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { importKinds } from '#cli/import-kinds.server.ts';
import { csvText, type CsvCell } from '#core/csv-text.ts';
import { accepted } from '#core/outcome.ts';
import type { Engine } from '#db/engine/types.ts';
import { undoFile } from '#exchange/staging/undo.write.server.ts';
import { contractDetail } from '#land/contracts/detail.read.server.ts';
import { contractsOfLedger } from '#land/contracts/import.read.server.ts';
import { contractListOf } from '#land/contracts/list.ts';
import { escalatedRows, rectifiedRows } from '#land/contracts/sheets.read.server.ts';
import { contracts as text } from '#text/zh/contracts.ts';
import { testEngine, testRead, testWrite, valueOf, type CountyWithRows } from '#test/database.ts';
import { insertRows } from '#test/factory.ts';
import { placed } from '#test/import-files.ts';
import { ledgerCounties } from '#test/ledger-counties.ts';
import { unworded } from '#test/refusal-words.ts';
import { prepareFile, takeFile } from '#test/take-file.ts';

const TODAY = '2026-11-26';
let engine: Engine;
let county: CountyWithRows;
let other: CountyWithRows;
beforeAll(async () => {
	engine = await testEngine();
});

beforeEach(async () => {
	({ county, other } = await ledgerCounties(engine, ['上峪村'], async (tx, make, [village_code]) => {
		const held = { village_code: village_code!, lessee_name: '王建国' };
		await insertRows(tx, 'contract', [
			make.contract({ ...held, number: 'HT-1', status: 'rectifying' }),
			make.contract({ ...held, number: 'HT-2', status: 'regular' }),
			make.contract({ ...held, number: 'JT-1J', method: '110', household: true })
		]);
		await insertRows(tx, 'team', [make.team({ name: '法律专班', kind: 'work_team' })]);
	}));
});

type Kind = 'rectification' | 'escalation';
/** Lines under the heads of the ledger that goes out: what goes out comes in again. */
function ledger(kind: Kind, lines: readonly Record<string, string>[]): string {
	const heads = text.sheets[kind];
	for (const line of lines) for (const head of Object.keys(line)) expect(heads).toContain(head);
	const rows = lines.map((line): CsvCell[] => heads.map((head) => line[head] ?? null));
	return placed(`${text.exports[kind]}.csv`, csvText([[...heads], ...rows]));
}
const take = async (kind: Kind, lines: readonly Record<string, string>[]) =>
	valueOf(await takeFile(engine, county, kind, ledger(kind, lines)));
const problemsOf = async (kind: Kind, lines: readonly Record<string, string>[]) => {
	const { problems } = valueOf(await prepareFile(engine, county, kind, ledger(kind, lines)));
	expect(unworded({ problems })).toEqual([]);
	return problems.map(({ row, field, expected, got }) => [row, field, expected, got]);
};
const detail = async (number: string, of = county) => {
	const { rows } = await sql<{ feature: number }>`
		select feature_no as feature from contract where county_code = ${of.code} and number = ${number}`.execute(
		testRead(engine, of.code).query
	);
	return (await contractDetail(testRead(engine, of.code), rows[0]!.feature, TODAY))!;
};
const all = contractListOf(new URLSearchParams());

const done = {
	...{ 合同编号: 'HT-1', 整改方式: '调价', 整改日期: '2026-05-12', '年价款增减(元)': '-360.50' },
	...{ '追缴(元)': '1200', 文书: '补充协议 5 号', 说明: '电话 13812345678 已告知' }
};
const raised = {
	...{ 合同编号: 'HT-1', 提级原因: '两次协商没有结果', 办理层级: '县办理中', 承办: '法律专班' },
	...{ 提级日期: '2026-06-01' }
};
const answered = {
	...{ 合同编号: 'HT-2', 提级原因: '界线不清', 办理层级: '已答复', 提级日期: '2026-03-02', 时限: '2026-03-16' },
	...{ 答复日期: '2026-03-10', 答复: '按原界线', 律师意见: '合同有效', 律师: '示例律师', 律师意见日期: '2026-03-08' }
};

test('What was done about contracts comes in, masked, and moves no contract; the same again changes nothing', async () => {
	const untold = { 合同编号: 'HT-2', 合同状态: '规范' };
	expect(await take('rectification', [done, untold])).toMatchObject({ inserted: 1, unchanged: 1 });
	expect(await rectifiedRows(testRead(engine, county.code), all, TODAY)).toMatchObject([
		{ done: 'reprice', doneOn: '2026-05-12', deltaFen: -36_050, recoveredFen: 120_000, status: 'rectifying' }
	]);
	expect(JSON.stringify(await detail('HT-1'))).not.toContain('13812345678');
	expect(await take('rectification', [done])).toMatchObject({ inserted: 0, unchanged: 1 });
	expect(await rectifiedRows(testRead(engine, other.code), all, TODAY)).toMatchObject([{ done: null }]);
});

test('What a file told is taken back with it, until a contract was put right by it', async () => {
	const { file } = await take('rectification', [done]);
	const undo = (id: string) =>
		testWrite(engine, county, (tx, actor) => undoFile(tx, actor, importKinds.rectification!.undo, id, 30));
	expect(await undo(file)).toMatchObject({ ok: true });
	expect(await rectifiedRows(testRead(engine, county.code), all, TODAY)).toMatchObject([{ done: null }]);
	const again = await take('rectification', [done]);
	valueOf(
		await testWrite(engine, county, async (tx) => {
			await sql`update contract set status = 'rectified' where county_code = ${tx.county} and number = 'HT-1'`.execute(
				tx.query
			);
			return accepted(null);
		})
	);
	expect(await undo(again.file)).toMatchObject({ ok: false });
});

test('A hand-up that is open hands its contract up; one that is over is kept with its answer', async () => {
	expect(await take('escalation', [raised, answered])).toMatchObject({ inserted: 2, unchanged: 0 });
	expect(await detail('HT-1')).toMatchObject({
		status: 'escalated',
		escalations: [{ state: 'county', raisedOn: '2026-06-01', dueOn: '2026-06-15' }]
	});
	expect((await detail('HT-1')).escalations[0]!.team).not.toBeNull();
	expect(await detail('HT-2')).toMatchObject({
		status: 'regular',
		escalations: [{ state: 'answered', answer: '按原界线' }]
	});
	expect(await escalatedRows(testRead(engine, county.code), all, TODAY)).toMatchObject([
		{ code: 'HT-2', opinion: '合同有效', lawyer: '示例律师', opinionOn: '2026-03-08', answeredOn: '2026-03-10' },
		{ code: 'HT-1', opinion: null, answer: null }
	]);
	expect(await take('escalation', [raised, answered])).toMatchObject({ inserted: 0, unchanged: 2 });
	expect(await detail('HT-1', other)).toMatchObject({ status: 'rectifying', escalations: [] });
});

test.each<[string, Kind, Record<string, string>[], (string | number | null)[][]]>([
	[
		'no such contract',
		'rectification',
		[{ ...done, 合同编号: 'HT-9' }],
		[[1, 'number', 'contract.collective', 'HT-9']]
	],
	['a household’s', 'rectification', [{ ...done, 合同编号: 'JT-1J' }], [[1, 'number', 'contract.collective', 'JT-1J']]],
	[
		'a day to come',
		'rectification',
		[{ ...done, 整改日期: '2036-05-12' }],
		[[1, 'done_on', 'day.not_after', '2036-05-12']]
	],
	['no day', 'rectification', [{ ...done, 整改日期: '' }], [[1, 'done_on', 'value', null]]],
	['one thing twice', 'rectification', [done, done], [[2, 'done_on', 'unique', '2026-05-12']]],
	[
		'a contract in order',
		'escalation',
		[{ ...raised, 合同编号: 'HT-2' }],
		[[1, 'desk', 'contract.may_rise', 'county']]
	],
	['no such team', 'escalation', [{ ...raised, 承办: '别的' }], [[1, 'team', 'team.known', '别的']]],
	['an answer while open', 'escalation', [{ ...raised, 答复: '好' }], [[1, 'desk', 'escalation.answered', '好']]],
	['no opinion', 'escalation', [{ ...answered, 律师意见: '', 律师: '' }], [[1, 'opinion', 'escalation.opinion', null]]],
	['no lawyer', 'escalation', [{ ...answered, 律师: '' }], [[1, 'lawyer', 'value', null]]],
	[
		'answered before',
		'escalation',
		[{ ...answered, 答复日期: '2026-03-01' }],
		[[1, 'answered_on', 'day.raised', '2026-03-01']]
	],
	['open twice', 'escalation', [raised, { ...raised, 提级日期: '2026-06-02' }], [[2, 'number', 'unique', 'HT-1']]]
])('%s is refused, and says where', async (_, kind, lines, expected) => {
	expect(await problemsOf(kind, lines)).toEqual(expected);
});

test('A ledger that says otherwise than what is recorded is refused', async () => {
	await take('rectification', [done]);
	expect(await problemsOf('rectification', [{ ...done, '追缴(元)': '1300' }])).toEqual([
		[1, 'recovered', 'recorded.same', '1300.00']
	]);
	expect(await problemsOf('rectification', [{ ...done, 文书: '补充协议 6 号' }])).toEqual([
		[1, 'document', 'recorded.same', '补充协议 6 号']
	]);
	await take('escalation', [answered]);
	expect(await problemsOf('escalation', [{ ...answered, 答复: '按新界线' }])).toEqual([
		[1, 'answer', 'recorded.same', '按新界线']
	]);
	expect(await problemsOf('escalation', [{ ...answered, 承办: '法律专班', 时限: '2026-03-20' }])).toEqual([
		[1, 'team', 'recorded.same', '法律专班'],
		[1, 'due_on', 'recorded.same', '2026-03-20']
	]);
});

test('A contract is found by whoever has its village in sight, and only as a collective one of the county', async () => {
	const numbers = ['HT-1', 'JT-1J'];
	const seen = async (prefixes: string[]) => [
		...(await contractsOfLedger(testRead(engine, county.code, { prefixes }), numbers)).keys()
	];
	expect(await seen([county.code])).toEqual(['HT-1']);
	expect(await seen([`${county.code}999`])).toEqual([]);
});
