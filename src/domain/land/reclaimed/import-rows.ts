import { code, day, mu, oneOf, text, yuan } from '#core/cell-readers.ts';
import type { Expectation, Field, Reading, Sheet, Values } from '#core/import-fields.ts';
import { villageFields } from '#territory/import-rows.ts';
import { checkAsset, type AssetState, type AssetValues } from './asset-check.ts';
import type { OfferStep } from './course.ts';
import type { GivenPaper } from './papers.ts';
import type { PriceUnit } from './price-unit.ts';
import type { Answer } from './reclaimed.ts';

/** 公开竞价发包台账 as people keep it, and what one of its lines means. Pure. */
export const kindWords = {
	land: ['土地', '耕地', '地块'],
	shop: ['门面房', '门市', '商铺'],
	asset: ['其他资产', '资产'],
	management: ['管理权', '物业管理权', '经营权']
};
export const unitWords = {
	mu_year: ['元/亩·年', '元/亩年', '亩年'],
	unit_year: ['元/间·年', '元/套·年', '元/间年', '间年'],
	year: ['元/年', '年']
};
export const answerWords = { nobody: ['无人主张', '无'], take_part: ['有成员参加', '有'] };
export const resultWords = { award: ['成交'], fail: ['流拍', '未成交'] };

const count = (cell: string): Reading => {
	const plain = cell.normalize('NFKC').trim();
	return /^\d{1,6}$/.test(plain)
		? { ok: true, value: Number(plain) }
		: { ok: false, expected: 'count', params: { least: 0, most: 100_000 } };
};

const fields: readonly Field[] = [
	...villageFields,
	{ name: 'code', aliases: ['收归编号', '编号'], read: code(40) },
	{ name: 'name', aliases: ['名称', '标的名称', '资产名称'], read: text(100) },
	{ name: 'object_kind', aliases: ['类别', '资产类别'], read: oneOf(kindWords) },
	{ name: 'area_mu', aliases: ['面积(亩)', '面积（亩）', '亩数'], read: mu },
	{ name: 'units', aliases: ['数量(间、处)', '数量', '间数'], read: count },
	{ name: 'reclaimed_on', aliases: ['收归日期', '收回日期'], read: day },
	{ name: 'jobs', aliases: ['解决就业(人)', '解决就业', '就业人数'], read: count },
	{ name: 'gain', aliases: ['年增收(元)', '年增收'], read: yuan },
	{ name: 'unit', aliases: ['计价单位', '单位'], read: oneOf(unitWords) },
	{ name: 'reserve', aliases: ['底价(元)', '底价'], read: yuan },
	{ name: 'starts_on', aliases: ['发包期限起', '期限起'], read: day },
	{ name: 'ends_on', aliases: ['发包期限止', '期限止'], read: day },
	{ name: 'basis', aliases: ['底价依据', '底价说明'], read: text(500) },
	{ name: 'met_on', aliases: ['村民决议日期', '决议日期'], read: day },
	{ name: 'entitled', aliases: ['应到(人)', '应到'], read: count },
	{ name: 'present', aliases: ['到会(人)', '到会'], read: count },
	{ name: 'approve', aliases: ['赞成(人)', '赞成'], read: count },
	{ name: 'against', aliases: ['反对(人)', '反对'], read: count },
	{ name: 'approval', aliases: ['乡镇批复文号', '批复文号'], read: text(60) },
	{ name: 'approved_on', aliases: ['乡镇批复日期', '批复日期'], read: day },
	{ name: 'noticed_on', aliases: ['优先权告知日期', '告知日期'], read: day },
	{ name: 'notice_place', aliases: ['告知地点', '告知方式'], read: text(100) },
	{ name: 'answer', aliases: ['成员答复', '优先权答复'], read: oneOf(answerWords) },
	{ name: 'answered_on', aliases: ['答复日期'], read: day },
	{ name: 'listing', aliases: ['挂牌编号', '平台项目编号'], read: text(60) },
	{ name: 'url', aliases: ['挂牌网址', '平台网址'], read: text(500) },
	{ name: 'opens_on', aliases: ['挂牌开始', '挂牌日期'], read: day },
	{ name: 'closes_on', aliases: ['挂牌截止', '截止日期'], read: day },
	{ name: 'result', aliases: ['结果', '竞价结果'], read: oneOf(resultWords) },
	{ name: 'result_on', aliases: ['结果日期', '成交日期'], read: day },
	{ name: 'winner', aliases: ['竞得人', '中标人'], read: text(60) },
	{ name: 'won', aliases: ['成交价(元)', '成交价'], read: yuan },
	{ name: 'confirmation', aliases: ['成交确认书编号', '成交确认书'], read: text(60) },
	{ name: 'contract', aliases: ['新合同编号', '合同编号'], read: code(60) },
	{ name: 'note', aliases: ['备注', '说明'], read: text(300) }
];

export const offerSheet: Sheet = {
	kind: 'offering',
	needs: [['village_code', 'village_name'], ['name'], ['reclaimed_on']],
	fields
};

/** One line: what was taken back, and how far its offering came, step by step. */
export interface OfferLine {
	asset: AssetState;
	village: { code: string | null; name: string | null };
	course: readonly { step: OfferStep; paper: GivenPaper; reason: string | null; on: string }[];
}

export type LineFault = Expectation & { field: string; got: string | null };

/** The columns of each step, in the order of the course: what a later one needs, none of the earlier may leave out. */
const stages: readonly { step: OfferStep; columns: readonly string[] }[] = [
	{ step: 'draft', columns: ['reserve', 'unit', 'starts_on', 'ends_on'] },
	{ step: 'resolve', columns: ['met_on', 'entitled', 'present', 'approve'] },
	{ step: 'approve', columns: ['approval', 'approved_on'] },
	{ step: 'notify', columns: ['noticed_on', 'answer'] },
	{ step: 'list', columns: ['listing', 'url', 'opens_on', 'closes_on'] },
	{ step: 'award', columns: ['result', 'result_on'] },
	{ step: 'contract', columns: ['contract'] }
];

/** What of a line can be judged by its cells alone: the record's fields, and that its offering skips nothing. */
export function offerLine(values: Values): { row: OfferLine; faults: LineFault[] } {
	const said = (name: string): string => String(values[name] ?? '');
	const number = (name: string): number => Number(values[name] ?? NaN);
	const given = Object.fromEntries(
		['code', 'name', 'object_kind', 'reclaimed_on', 'units', 'jobs', 'note'].map((name) => [name, said(name)])
	) as AssetValues;
	const { asset, faults: wrong } = checkAsset(
		{
			...{ ...given, village_code: '000000000000' },
			object_kind: said('object_kind') || 'land',
			area_mu: values.area_mu === undefined || values.area_mu === null ? '' : (number('area_mu') / 100).toFixed(2),
			gain: values.gain === undefined || values.gain === null ? '' : (number('gain') / 100).toFixed(2)
		},
		'2100-01-01'
	);
	const faults: LineFault[] = [...wrong];
	const has = (name: string) => said(name) !== '';
	const reached = stages.findLastIndex(({ columns }) => columns.some(has));
	for (const { columns } of stages.slice(0, reached + 1))
		for (const column of columns)
			if (!has(column)) faults.push({ field: column, expected: 'offer.nothing_skipped', got: null });
	if (has('contract') && said('result') === 'fail')
		faults.push({ field: 'contract', expected: 'offer.no_contract', got: said('contract') });
	const papers: Partial<Record<OfferStep, GivenPaper>> = {
		draft: {
			kind: 'draft',
			typed: {
				...{ unit: said('unit') as PriceUnit, reserveFen: number('reserve'), startsOn: said('starts_on') },
				...{ endsOn: said('ends_on'), comparables: [], why: said('basis') || '按台账登记' }
			}
		},
		resolve: {
			kind: 'resolution',
			typed: {
				...{ metOn: said('met_on'), entitled: number('entitled'), present: number('present') },
				...{ approve: number('approve'), against: has('against') ? number('against') : 0 }
			}
		},
		approve: { kind: 'approval', typed: { number: said('approval'), approvedOn: said('approved_on') } },
		notify: {
			kind: 'notice',
			typed: {
				...{ noticedOn: said('noticed_on'), place: said('notice_place') || '村务公开栏' },
				...{ answer: said('answer') as Answer, answeredOn: said('answered_on') || said('noticed_on') }
			}
		},
		list: {
			kind: 'listing',
			typed: {
				...{ number: said('listing'), url: said('url'), opensOn: said('opens_on'), closesOn: said('closes_on') }
			}
		},
		award:
			said('result') === 'fail'
				? { kind: 'failure', typed: { resultOn: said('result_on') } }
				: {
						kind: 'award',
						typed: {
							...{ winner: said('winner'), wonFen: number('won'), resultOn: said('result_on') },
							...{ confirmation: said('confirmation'), member: false }
						}
					},
		contract: { kind: 'contract', typed: { number: said('contract') } }
	};
	const dates: Partial<Record<OfferStep, string>> = {
		...{ draft: said('met_on') || asset.reclaimed_on, resolve: said('met_on'), approve: said('approved_on') },
		...{ notify: said('answered_on') || said('noticed_on'), list: said('opens_on'), award: said('result_on') },
		contract: said('result_on')
	};
	const failed = said('result') === 'fail';
	const course = stages.slice(0, reached + 1).map(({ step }) => ({
		...{ step: step === 'award' && failed ? ('fail' as const) : step, paper: papers[step]!, on: dates[step]! },
		reason: step === 'award' && failed ? said('note') || '按台账登记：流拍' : null
	}));
	const village = { code: has('village_code') ? said('village_code') : null, name: said('village_name') || null };
	return { faults, row: { asset, village, course } };
}
