import { beforeAll, beforeEach, expect, test } from 'vitest';
import { importKinds } from '#cli/import-kinds.server.ts';
import { csvText } from '#core/csv-text.ts';
import type { Engine } from '#db/engine/types.ts';
import { undoFile } from '#exchange/staging/undo.write.server.ts';
import { chargesOfAgreements, collectiveContracts } from '#land/charges/import.read.server.ts';
import { listCharges } from '#land/charges/charge-list.read.server.ts';
import { testEngine, testRead, testWrite, valueOf, type CountyWithRows } from '#test/database.ts';
import { insertRows } from '#test/factory.ts';
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
	({ county, other } = await ledgerCounties(engine, ['上峪村'], (tx, make, [village_code]) => {
		const held = { village_code: village_code!, lessee_name: '王建国' };
		return insertRows(tx, 'contract', [
			make.contract({ ...held, number: 'HT-1', method: '120' }),
			make.contract({ ...held, number: 'JT-1J', method: '110', household: true })
		]);
	}));
});

const line = {
	...{
		所在村: '上峪村',
		缴款人: '王建国',
		土地: '农用地',
		原合同编号: 'HT-1',
		丈量方法: 'RTK',
		丈量日期: '2026-03-02'
	},
	...{ 实测亩: '3.2', 丈量人: '乡镇测量队', 使用人和村签字: '是', 四邻签字: '是', 公示地点: '村委会公示栏' },
	...{
		公示起: '2026-03-05',
		公示止: '2026-03-12',
		决议日期: '2026-03-20',
		应到: '30',
		实到: '24',
		同意: '20',
		反对: '1'
	},
	...{
		'元/亩·年': '400',
		期限起: '2026-04-01',
		期限止: '2029-04-01',
		往年起: '',
		律师: '',
		法律意见日期: '',
		法律意见: ''
	},
	...{ 协议类别: '补充协议', 协议编号: '补 2026-1', 签订日期: '2026-04-01', '应缴(元)': '3840' }
};
type Line = Partial<Record<keyof typeof line, string>>;
const ledger = (...lines: Line[]) => {
	const heads = Object.keys(line) as (keyof typeof line)[];
	const rows = lines.map((each) => heads.map((head) => ({ ...line, ...each })[head] || null));
	return placed('新增资源清理收费台账.csv', csvText([heads, ...rows]));
};
type Paid = [agreement: string, yuan: string, receipt: string, on: string];
const payments = (...rows: Paid[]) =>
	placed('缴款登记表.csv', csvText([['协议编号', '缴款(元)', '票据号', '缴款日期'], ...rows]));
const charges = (of = county) => listCharges(testRead(engine, of.code), '2026-11-26');
const take = async (kind: 'charge' | 'charge-payment', file: string) =>
	valueOf(await takeFile(engine, county, kind, file));
const problemsOf = async (kind: 'charge' | 'charge-payment', file: string) => {
	const { problems } = valueOf(await prepareFile(engine, county, kind, file));
	expect(unworded({ problems })).toEqual([]);
	return problems.map(({ row, field, expected, got }) => [row, field, expected, got]);
};

test('An agreement becomes a charge by its papers, and money comes by its receipts; the same again changes nothing', async () => {
	expect(await take('charge', ledger({}))).toMatchObject({ inserted: 1, unchanged: 0 });
	expect(await charges()).toMatchObject([
		{ payer: '王**', measuredMu: 320, priceFen: 40_000, due: 384_000, paid: 0, open: 384_000 }
	]);
	expect(await charges(other)).toEqual([]);
	const money: Paid[] = [
		['补 2026-1', '1280', 'HC 000001', '2026-04-10'],
		['补 2026-1', '1000.50', 'HC000002', '2026-09-10']
	];
	expect(await take('charge-payment', payments(...money))).toMatchObject({ inserted: 2 });
	expect(await charges()).toMatchObject([{ paid: 228_050, open: 155_950, lastReceipt: 'HC000002' }]);
	expect(await take('charge', ledger({}))).toMatchObject({ inserted: 0, unchanged: 1 });
	const more = payments(...money, ['补 2026-1', '1559.50', 'HC000003', '2026-10-10']);
	expect(await take('charge-payment', more)).toMatchObject({ inserted: 1, unchanged: 2 });
	expect(await charges()).toMatchObject([{ open: 0, status: 'paid' }]);
});

test('A charge and the contract it stands on are found by whoever has their village in sight', async () => {
	await take('charge', ledger({}));
	const seen = async (prefixes: string[]) => {
		const read = testRead(engine, county.code, { prefixes });
		return [
			...(await chargesOfAgreements(read, ['补 2026-1'])).keys(),
			...(await collectiveContracts(read, ['HT-1', 'JT-1J']))
		];
	};
	expect(await seen([county.code])).toEqual(['补 2026-1', 'HT-1']);
	expect(await seen([`${county.code}999`])).toEqual([]);
});

test('A charge that came by a file is not taken back with the file', async () => {
	const { file } = await take('charge', ledger({}));
	const undone = await testWrite(engine, county, (tx, actor) =>
		undoFile(tx, actor, importKinds.charge!.undo, file, 30)
	);
	expect(undone).toMatchObject({ ok: false });
	expect(await charges()).toHaveLength(1);
});

test.each<[string, Line[], (string | number | null)[][]]>([
	['a phone walk', [{ 丈量方法: '手机绕测' }], [[1, 'method', 'due.measurement', 'walk']]],
	['a tape nobody signed', [{ 丈量方法: '皮尺', 使用人和村签字: '否' }], [[1, 'method', 'due.measurement', 'tape']]],
	['publicity cut short', [{ 公示止: '2026-03-08' }], [[1, 'shown_to', 'paper.publicity_days', '4']]],
	['a resolution before its publicity', [{ 决议日期: '2026-03-01' }], [[1, 'met_on', 'paper.too_early', '2026-03-01']]],
	['too few there', [{ 实到: '19', 同意: '15' }], [[1, 'present', 'paper.quorum', '19']]],
	['too few for it', [{ 同意: '12' }], [[1, 'approve', 'paper.majority', '12']]],
	['a period backwards', [{ 期限止: '2026-01-01' }], [[1, 'ends_on', 'paper.backwards', '2026-01-01']]],
	['past years without a lawyer', [{ 往年起: '2024-04-01' }], [[1, 'opinion', 'paper.opinion', null]]],
	['signed before it was resolved', [{ 签订日期: '2026-03-10' }], [[1, 'signed_on', 'paper.too_early', '2026-03-10']]],
	['a sum that does not follow', [{ '应缴(元)': '3841' }], [[1, 'due', 'charge.due', '3841']]],
	['a household contract', [{ 原合同编号: 'JT-1J' }], [[1, 'contract_number', 'charge.contract', 'JT-1J']]],
	['no such contract', [{ 原合同编号: 'HT-9' }], [[1, 'contract_number', 'charge.contract', 'HT-9']]],
	['one agreement twice', [{}, {}], [[2, 'agreement', 'unique', '补 2026-1']]]
])('%s is refused, and says where', async (_, lines, expected) => {
	expect(await problemsOf('charge', ledger(...lines))).toEqual(expected);
});

test('A ledger that says otherwise than what is recorded is refused', async () => {
	await take('charge', ledger({}));
	expect(await problemsOf('charge', ledger({ '元/亩·年': '500', '应缴(元)': '' }))).toEqual([
		[1, 'price', 'recorded.same', '500.00']
	]);
});

test.each<[string, Paid[], (string | number | null)[][]]>([
	['no such charge', [['补 9', '1', 'HC1', '2026-05-01']], [[1, 'agreement', 'charge.agreement', '补 9']]],
	['more than is due', [['补 2026-1', '3840.01', 'HC1', '2026-05-01']], [[1, 'paid', 'charge.above_due', '3840.01']]],
	['before the contract', [['补 2026-1', '1', 'HC1', '2026-03-31']], [[1, 'paid_on', 'paper.too_early', '2026-03-31']]],
	['no number', [['补 2026-1', '1', '', '2026-05-01']], [[1, 'receipt', 'value', null]]],
	['no receipt’s number', [['补 2026-1', '1', '收据', '2026-05-01']], [[1, 'receipt', 'charge.receipt', '收据']]],
	[
		'a receipt twice, and two that pay too much together',
		[
			['补 2026-1', '1280', 'HC 1', '2026-05-01'],
			['补 2026-1', '1', 'HC1', '2026-05-01'],
			['补 2026-1', '2560.01', 'HC2', '2026-05-01']
		],
		[
			[2, 'receipt', 'charge.receipt_twice', 'HC1'],
			[3, 'paid', 'charge.above_due', '2560.01']
		]
	]
])('A payment with %s is refused', async (_, rows, expected) => {
	await take('charge', ledger({}));
	expect(await problemsOf('charge-payment', payments(...rows))).toEqual(expected);
});
