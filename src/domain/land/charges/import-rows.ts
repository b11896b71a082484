import { code, day, integerBetween, mu, oneOf, text, yesNo, yuan } from '#core/cell-readers.ts';
import type { Expectation, Field, Sheet, Values } from '#core/import-fields.ts';
import { sides, type LandKind, type MeasureMethod } from '#land/cases/case.ts';
import type { Typed } from '#land/cases/papers.ts';
import { villageFields } from '#territory/import-rows.ts';

/**
 * 新增资源清理收费台账 as people keep it, and what one of its lines means: the papers a charge is due by. The money that came
 * is another hand's (三资代理中心): 缴款登记表. Pure.
 */
export const landWords = { farmland: ['农用地', '耕地'], construction: ['建设用地'] };
export const methodWords: Readonly<Record<MeasureMethod, readonly string[]>> = {
	rtk: ['RTK', 'GNSS'],
	total_station: ['全站仪'],
	tape: ['皮尺', '卷尺', '钢尺'],
	uav: ['无人机'],
	imagery: ['影像勾绘', '影像'],
	walk: ['手机绕测', '手机']
};
export const agreementWords = { supplement: ['补充协议', '补签'], contract: ['新合同', '合同', '重签'] };

const agreementField: Field = {
	name: 'agreement',
	aliases: ['协议编号', '合同或补充协议编号', '协议（合同）编号'],
	read: code(60)
};
const people = integerBetween(0, 100_000);

export const chargeSheet: Sheet = {
	kind: 'charge',
	needs: [['agreement']],
	fields: [
		...villageFields,
		{ name: 'payer', aliases: ['缴款人', '使用人', '承包人'], read: text(60) },
		{ name: 'land', aliases: ['土地', '土地类别'], read: oneOf(landWords) },
		{ name: 'contract_number', aliases: ['原合同编号'], read: code(60) },
		{ name: 'method', aliases: ['丈量方法', '测量方法'], read: oneOf(methodWords) },
		{ name: 'measured_on', aliases: ['丈量日期'], read: day },
		{ name: 'measured_mu', aliases: ['实测亩', '实测面积（亩）', '实测面积'], read: mu },
		{ name: 'measured_by', aliases: ['丈量人'], read: text(60) },
		{ name: 'signed', aliases: ['使用人和村签字', '双方签字'], read: yesNo },
		{ name: 'neighbours', aliases: ['四邻签字（没签的写原因）', '四邻签字'], read: text(100) },
		{ name: 'place', aliases: ['公示地点'], read: text(100) },
		{ name: 'shown_from', aliases: ['公示起'], read: day },
		{ name: 'shown_to', aliases: ['公示止'], read: day },
		{ name: 'met_on', aliases: ['决议日期', '民主决策日期'], read: day },
		{ name: 'entitled', aliases: ['应到'], read: people },
		{ name: 'present', aliases: ['实到'], read: people },
		{ name: 'approve', aliases: ['同意'], read: people },
		{ name: 'against', aliases: ['反对'], read: people },
		{ name: 'price', aliases: ['元/亩·年', '单价(元/亩·年)', '单价'], read: yuan },
		{ name: 'starts_on', aliases: ['期限起'], read: day },
		{ name: 'ends_on', aliases: ['期限止'], read: day },
		{ name: 'past_from', aliases: ['往年起'], read: day },
		{ name: 'lawyer', aliases: ['律师'], read: text(60) },
		{ name: 'opinion_on', aliases: ['法律意见日期'], read: day },
		{ name: 'opinion', aliases: ['法律意见'], read: text(500) },
		{ name: 'agreement_kind', aliases: ['协议类别'], read: oneOf(agreementWords) },
		agreementField,
		{ name: 'signed_on', aliases: ['签订日期'], read: day },
		{ name: 'due', aliases: ['应缴(元)', '应缴'], read: yuan }
	]
};

export const paymentSheet: Sheet = {
	kind: 'charge-payment',
	needs: [['agreement'], ['paid'], ['receipt'], ['paid_on']],
	fields: [
		agreementField,
		{ name: 'paid', aliases: ['缴款(元)', '缴款金额', '缴款'], read: yuan },
		{ name: 'receipt', aliases: ['票据号'], read: text(40) },
		{ name: 'paid_on', aliases: ['缴款日期'], read: day }
	]
};

/** The papers of one charge. */
export interface ChargePapers {
	land: LandKind;
	step: 'supplement' | 're_sign';
	measurement: Typed['measurement'];
	publicity: Typed['publicity'];
	resolution: Typed['resolution'];
	agreement: Typed['agreement'];
}

export interface ChargeLedgerLine {
	village: { code: string | null; name: string | null };
	agreement: string;
	papers: ChargePapers;
	/** What the ledger says is due, fen; it has to be what follows from the papers. */
	dueFen: number | null;
}

/** Money that came, under the number of the agreement it came by; null: the line tells of none. */
export interface PaymentLine {
	agreement: string;
	payment: { fen: number; receipt: string; paidOn: string } | null;
}

export type LineFault = Expectation & { field: string; got: string | null };

const SIGNED = new Set(['是', '已签', '全部', '均已签字', '1']);

const reader = (values: Values) => ({
	said: (name: string): string => (values[name] as string | null | undefined) ?? '',
	figure: (name: string): number | null => (values[name] as number | null | undefined) ?? null
});

const withoutValue = (said: (name: string) => string, names: readonly string[]): LineFault[] =>
	names.filter((name) => said(name) === '').map((field) => ({ field, expected: 'value', got: null }));

/** What of a payment's line can be judged by its cells alone. */
export function paymentLine(values: Values): { row: PaymentLine; faults: LineFault[] } {
	const { said, figure } = reader(values);
	const fen = figure('paid');
	const payment = fen === null ? null : { fen, receipt: said('receipt'), paidOn: said('paid_on') };
	return {
		faults: withoutValue(said, payment ? ['agreement', 'receipt', 'paid_on'] : ['agreement']),
		row: { agreement: said('agreement'), payment }
	};
}

/** What of a charge's line can be judged by its cells alone; its papers are judged together, by the rules of a case. */
export function chargeLine(values: Values): { row: ChargeLedgerLine; faults: LineFault[] } {
	const { said, figure } = reader(values);
	const agreement = said('agreement');
	const neighbours = said('neighbours');
	const papers: ChargePapers = {
		land: (said('land') || 'farmland') as LandKind,
		step: said('agreement_kind') === 'supplement' ? 'supplement' : 're_sign',
		measurement: {
			method: (said('method') || 'walk') as MeasureMethod,
			...{ measuredOn: said('measured_on'), measuredMu: figure('measured_mu') ?? NaN },
			...{ measuredBy: said('measured_by'), occupation: '', note: '' },
			...{ userSigned: values.signed === true, villageSigned: values.signed === true },
			neighbours: sides.map((side) => {
				const signed = SIGNED.has(neighbours);
				return { side, name: '', signed, why: signed ? null : neighbours };
			})
		},
		publicity: { place: said('place'), startsOn: said('shown_from'), endsOn: said('shown_to') },
		resolution: {
			metOn: said('met_on'),
			...{ entitled: figure('entitled') ?? 0, present: figure('present') ?? 0 },
			...{ approve: figure('approve') ?? 0, against: figure('against') ?? 0, priceFen: figure('price') ?? NaN },
			...{ startsOn: said('starts_on'), endsOn: said('ends_on'), pastFrom: said('past_from') || null },
			opinion: said('past_from') ? { lawyer: said('lawyer'), on: said('opinion_on'), text: said('opinion') } : null
		},
		agreement: {
			...{ number: agreement, contract: said('contract_number') },
			...{ signedBy: said('payer'), signedOn: said('signed_on') }
		}
	};
	return {
		faults: withoutValue(said, ['agreement']),
		row: {
			village: { code: said('village_code') || null, name: said('village_name') || null },
			...{ agreement, papers, dueFen: figure('due') }
		}
	};
}
