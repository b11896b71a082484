import { code, day, oneOf, text, yuan } from '#core/cell-readers.ts';
import type { Expectation, Reading, Sheet, Values } from '#core/import-fields.ts';
import type { Fen } from '#core/money.ts';
import type { EscalationState } from './course.ts';
import type { RectificationKind } from './kinds.ts';

/** 不规范合同整改台账 and 提级办理台账 as people keep them, and what one of their lines means. Pure. */
export const doneWords: Readonly<Record<RectificationKind, readonly string[]>> = {
	sign: ['补签'],
	terminate: ['解除', '终止'],
	resign: ['重签', '重新签订'],
	reprice: ['调价', '调整价格'],
	recover: ['追缴'],
	take_back: ['收回'],
	litigate: ['诉讼'],
	keep: ['维持']
};
export const deskWords: Readonly<Record<EscalationState, readonly string[]>> = {
	township: ['乡镇办理中', '乡镇办理', '乡镇'],
	county: ['县办理中', '县办理', '县'],
	answered: ['已答复'],
	returned: ['已交回', '已退回']
};

/** Yuan that may be less than before: −360. A sheet that must not take it for a formula has an apostrophe before it. */
function gain(cell: string): Reading {
	const plain = cell.normalize('NFKC').trim().replace(/^'/, '');
	const less = /^[-−－]/.test(plain);
	const read = yuan(plain.replace(/^[-−－+]/, ''));
	return read.ok && less ? { ok: true, value: -(read.value as number) } : read;
}

const number = { name: 'number', aliases: ['合同编号'], read: code(60) };

export const rectificationSheet: Sheet = {
	kind: 'rectification',
	needs: [['number'], ['done'], ['done_on']],
	fields: [
		number,
		{ name: 'done', aliases: ['整改方式', '整改措施'], read: oneOf(doneWords) },
		{ name: 'done_on', aliases: ['整改日期'], read: day },
		{ name: 'delta', aliases: ['年价款增减(元)', '租金差额(元)', '租金差额'], read: gain },
		{ name: 'recovered', aliases: ['追缴(元)', '追缴金额(元)', '追缴金额'], read: yuan },
		{ name: 'document', aliases: ['文书', '文书名称'], read: text(200) },
		{ name: 'note', aliases: ['说明', '备注'], read: text(500) }
	]
};

export const escalationSheet: Sheet = {
	kind: 'escalation',
	needs: [['number'], ['reason'], ['desk'], ['raised_on']],
	fields: [
		number,
		{ name: 'reason', aliases: ['提级原因', '难点'], read: text(500) },
		{ name: 'desk', aliases: ['办理层级', '办理情况'], read: oneOf(deskWords) },
		{ name: 'team', aliases: ['承办', '承办专班', '专班'], read: text(100) },
		{ name: 'raised_on', aliases: ['提级日期'], read: day },
		{ name: 'due_on', aliases: ['时限', '办理时限'], read: day },
		{ name: 'answered_on', aliases: ['答复日期'], read: day },
		{ name: 'answer', aliases: ['答复', '答复意见'], read: text(500) },
		{ name: 'opinion', aliases: ['律师意见'], read: text(2000) },
		{ name: 'lawyer', aliases: ['律师'], read: text(100) },
		{ name: 'opinion_on', aliases: ['律师意见日期'], read: day }
	]
};

/** What was done about a contract, as its row keeps it. */
export interface Rectification {
	kind: RectificationKind;
	done_on: string;
	delta_fen: Fen | null;
	recovered_fen: Fen | null;
	document: string | null;
	note: string | null;
}

/** A line of 整改台账; null: nothing was done yet. */
export interface RectificationLine {
	number: string;
	done: Rectification | null;
}

export interface EscalationLine {
	number: string;
	state: EscalationState;
	reason: string;
	team: string | null;
	raisedOn: string;
	dueOn: string | null;
	answeredOn: string | null;
	answer: string | null;
	opinion: { opinion: string; lawyer: string; given_on: string } | null;
}

type Fault = Expectation & { field: string; got: string | null };

const missing = (values: Values, names: readonly string[]): Fault[] =>
	names.filter((name) => (values[name] ?? null) === null).map((field) => ({ field, expected: 'value', got: null }));

const said = (values: Values, name: string): string | null => (values[name] as string | null | undefined) ?? null;
const figure = (values: Values, name: string): number | null => (values[name] as number | null | undefined) ?? null;

/** What of a line can be judged by its cells alone. */
export function rectificationLine(values: Values): { row: RectificationLine; faults: Fault[] } {
	const told = ['done', 'done_on', 'delta', 'recovered', 'document'].some((name) => (values[name] ?? null) !== null);
	return {
		faults: missing(values, told ? ['number', 'done', 'done_on'] : ['number']),
		row: {
			number: said(values, 'number') ?? '',
			done: told
				? {
						...{ kind: said(values, 'done') as RectificationKind, done_on: said(values, 'done_on') ?? '' },
						...{ delta_fen: figure(values, 'delta'), recovered_fen: figure(values, 'recovered') },
						...{ document: said(values, 'document'), note: said(values, 'note') }
					}
				: null
		}
	};
}

/** What of a hand-up can be judged by its cells alone. */
export function escalationLine(values: Values): { row: EscalationLine; faults: Fault[] } {
	const state = said(values, 'desk') as EscalationState | null;
	const over = state === 'answered' || state === 'returned';
	const opinion = said(values, 'opinion');
	return {
		faults: missing(values, [
			...['number', 'reason', 'desk', 'raised_on'],
			...(over ? ['answer', 'answered_on'] : []),
			...(opinion === null ? [] : ['lawyer', 'opinion_on'])
		]),
		row: {
			...{ number: said(values, 'number') ?? '', state: state ?? 'township', reason: said(values, 'reason') ?? '' },
			...{ team: said(values, 'team'), raisedOn: said(values, 'raised_on') ?? '', dueOn: said(values, 'due_on') },
			...{ answeredOn: said(values, 'answered_on'), answer: said(values, 'answer') },
			opinion:
				opinion === null
					? null
					: { opinion, lawyer: said(values, 'lawyer') ?? '', given_on: said(values, 'opinion_on') ?? '' }
		}
	};
}
