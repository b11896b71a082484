import { beforeAll, beforeEach, expect, test } from 'vitest';
import { importKinds } from '#cli/import-kinds.server.ts';
import { csvText } from '#core/csv-text.ts';
import type { Engine } from '#db/engine/types.ts';
import { acceptedFile } from '#exchange/staging/files.read.server.ts';
import { undoFile } from '#exchange/staging/undo.write.server.ts';
import { debtSheet } from '#land/debts/debt-sheet.ts';
import { listDebts } from '#land/debts/debts.read.server.ts';
import { testEngine, testRead, testWrite, valueOf, type CountyWithRows } from '#test/database.ts';
import { placed } from '#test/import-files.ts';
import { ledgerCounties } from '#test/ledger-counties.ts';
import { unworded } from '#test/refusal-words.ts';
import { prepareFile, takeFile } from '#test/take-file.ts';

let engine: Engine;
let county: CountyWithRows;
let other: CountyWithRows;
beforeAll(async () => {
	engine = await testEngine();
});

beforeEach(async () => {
	({ county, other } = await ledgerCounties(engine, ['上峪村', '下井村']));
});

const HEADS = [
	...['所在村', '债务编号', '债权人', '债务来源', '形成日期', '基准日余额(元)', '本期新增(元)', '协商减免(元)'],
	...[
		'现金偿还(元)',
		'期末余额(元)',
		'截至日期',
		'凭证号',
		'决议（批复）日期',
		'批准文号',
		'违规新增（六严禁）',
		'互抵置换(元)'
	]
];
const ledger = (...rows: (string | null)[][]) =>
	placed('台账.csv', csvText([HEADS, ...rows.map((row) => HEADS.map((_, at) => row[at] ?? null))]));
const works = [
	'上峪村',
	'ZW-1',
	'王小某',
	'工程欠款',
	'2018-05-01',
	'1000',
	'0',
	'100',
	'200.50',
	'699.50',
	'2026-10-31',
	'记-7',
	'2026-09-01',
	...['', '', '']
];
const payables = (of = county) => listDebts(testRead(engine, of.code), 'payable');
const problemsOf = async (path: string) => {
	const { problems } = valueOf(await prepareFile(engine, county, 'payable', path));
	expect(unworded({ problems })).toEqual([]);
	return problems.map(({ row, field, expected, got }) => [row, field, expected, got]);
};

test('A ledger brings its entries and what moved, masked as it is shown', async () => {
	const taken = valueOf(await takeFile(engine, county, 'payable', ledger(works)));
	expect(taken).toMatchObject({ inserted: 1, changed: 0 });
	expect(await payables()).toMatchObject([
		{
			number: 'ZW-1',
			counterparty: '王**',
			openingFen: 100_000,
			by: { relief: 10_000, cash_repaid: 20_050 },
			balanceFen: 69_950
		}
	]);
	expect(await payables(other)).toEqual([]);
});

test('A total row is no entry; what it declares is kept with the record of its file beside the sum of its rows', async () => {
	const more = works.with(1, 'ZW-2').with(5, '50').with(7, '0').with(8, '0').with(9, '50');
	const total = ['合计', '', '', '', '', '1060.00', '', '100.00'];
	const { file, inserted } = valueOf(await takeFile(engine, county, 'payable', ledger(works, more, total)));
	expect(inserted).toBe(2);
	expect((await payables()).map(({ number }) => number)).toEqual(['ZW-1', 'ZW-2']);
	const reader = { actor: 'nobody', kinds: ['payable'] };
	const kept = await acceptedFile(testRead(engine, county), reader, file);
	expect(kept!.totals).toMatchObject([
		{ row: 4, label: '合计', field: 'opening', unit: 'fen', declared: 106_000, sum: 105_000, parts: 2, agrees: false },
		{ field: 'by_relief', declared: 10_000, sum: 10_000, agrees: true }
	]);
});

test('The same ledger a month later brings only what is new; again it brings nothing', async () => {
	valueOf(await takeFile(engine, county, 'payable', ledger(works)));
	const later = works.with(8, '500.50').with(9, '399.50').with(11, '记-9').with(10, '2026-11-20');
	expect(valueOf(await takeFile(engine, county, 'payable', ledger(later)))).toMatchObject({ inserted: 0, changed: 1 });
	expect(await payables()).toMatchObject([{ by: { relief: 10_000, cash_repaid: 50_050 }, balanceFen: 39_950 }]);
	const again = later.with(11, '记-10');
	expect(valueOf(await takeFile(engine, county, 'payable', ledger(again)))).toMatchObject({ changed: 0, unchanged: 1 });
});

test('A line that cannot be is refused at its field, and the others come in', async () => {
	valueOf(await takeFile(engine, county, 'payable', ledger(works)));
	const line = (at: number, value: string | null, number: string | null = null) =>
		works.with(1, number!).with(at, value!);
	expect(
		await problemsOf(
			ledger(
				line(9, '700'),
				line(0, '不知村'),
				line(11, null),
				line(12, null),
				line(15, '10').with(9, '689.50'),
				works.with(5, '900').with(9, '599.50'),
				line(4, '2026-03-01').with(5, '0').with(6, '1000')
			)
		)
	).toEqual([
		[1, 'end', 'debt.sum', '700'],
		[2, 'village_code', 'village.known', '不知村'],
		[3, 'voucher', 'value', null],
		[4, 'resolved_on', 'value', null],
		[5, 'by_offset', 'debt.by_hand', null],
		[6, 'opening', 'debt.opening', '900'],
		[7, 'approval', 'approval_or_prohibition', null]
	]);
	const less = works.with(8, '100').with(9, '800');
	expect(await problemsOf(ledger(less))).toEqual([[1, 'by_cash_repaid', 'debt.less', '100']]);
});

test('A prohibited new debt is taken in and waits for the township', async () => {
	const row = works.with(4, '2026-03-01').with(5, '0').with(6, '1000').with(14, '举债发放福利');
	valueOf(await takeFile(engine, county, 'payable', ledger(row)));
	expect(await payables()).toMatchObject([
		{ prohibition: 'benefits', townshipSeen: false, newFen: 100_000, openingFen: 0 }
	]);
});

test('A file is taken back while nothing has moved; what it moved is taken back line by line', async () => {
	const undo = (file: string) =>
		testWrite(engine, county, (tx, actor) => undoFile(tx, actor, importKinds.payable!.undo, file, 30), {
			permission: 'land.debt.change'
		});
	const still = works.with(7, '0').with(8, '0').with(9, '1000');
	const first = valueOf(await takeFile(engine, county, 'payable', ledger(still)));
	expect((await undo(first.file)).ok).toBe(true);
	expect(await payables()).toEqual([]);
	const second = valueOf(await takeFile(engine, county, 'payable', ledger(works)));
	expect(await undo(second.file)).toMatchObject({ ok: false });
});

test('What is downloaded comes back in without a difference', async () => {
	valueOf(await takeFile(engine, county, 'payable', ledger(works.with(2, '示例建筑公司'))));
	const table = debtSheet(
		'payable',
		await payables(),
		{
			origin: () => '历年工程欠款',
			party: () => '其他',
			prohibition: () => '',
			standing: () => '未了结',
			standingHead: '状态'
		},
		'2026-11-25'
	);
	const again = placed('导出.csv', csvText(table));
	expect(valueOf(await takeFile(engine, county, 'payable', again))).toMatchObject({
		inserted: 0,
		changed: 0,
		unchanged: 1
	});
});
