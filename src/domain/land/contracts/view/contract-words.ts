import { formatMu } from '#core/mu.ts';
import { lastDayOf } from '#land/period-end.ts';
import type { contracts } from '#text/zh/contracts.ts';
import type { Family } from '#ui/status.ts';
import { formatYuan } from '#ui/numbers.ts';
import { yuanText } from '#core/money.ts';
import type { Figures, IrregularityKind, IrregularityStatus } from '../irregularity-kinds.ts';
import type { ContractStatus } from '../kinds.ts';
import type { ContractRow } from '../list.ts';

type Words = typeof contracts;

export const statusFamily: Readonly<Record<ContractStatus, Family>> = {
	registered: 'work',
	reviewed: 'work',
	regular: 'done',
	irregular: 'dispute',
	rectifying: 'work',
	rectified: 'done',
	litigation: 'dispute',
	escalated: 'dispute',
	archived: 'done'
};

export const irregularFamily: Readonly<Record<IrregularityStatus, Family>> = {
	suspected: 'suspect',
	confirmed: 'dispute',
	dismissed: 'none',
	gone: 'none'
};

/** What is let, in a few words. */
export const subjectText = (text: Words, row: Pick<ContractRow, 'objectKind' | 'assetName' | 'kind'>): string =>
	row.assetName ?? (row.objectKind ? text.objects[row.objectKind] : text.kinds[row.kind]);

export const termText = (row: Pick<ContractRow, 'startsOn' | 'endsOn'>, none: string): string =>
	row.startsOn === null && row.endsOn === null
		? none
		: `${row.startsOn ?? '…'} – ${row.endsOn === null ? '…' : lastDayOf(row.endsOn)}`;

const MONEY = new Set(['fen', 'reference', 'headFen']);
const AREAS = new Set(['mu', 'sum', 'total']);

/** Why a rule found something, in words: figures as the page writes them. */
export function irregularText(text: Words, kind: IrregularityKind, figures: Figures): string {
	const told = Object.fromEntries(
		Object.entries(figures).flatMap(([name, value]) => {
			if (value === null || typeof value === 'object') return [];
			if (MONEY.has(name)) return [[name, formatYuan(Number(value))]];
			if (AREAS.has(name)) return [[name, formatMu(Number(value))]];
			return [[name, name === 'unit' ? (text.units[String(value)] ?? String(value)) : String(value)]];
		})
	);
	return text.irregular.told[kind]?.(told) ?? kind;
}

/** What a form holds of a stored column. */
export function formText(kind: string, value: unknown): string {
	if (value === null || value === undefined) return '';
	if (kind === 'yes_no') return value === true ? 'yes' : 'no';
	if (kind === 'mu') return (Number(value) / 100).toFixed(2);
	if (kind === 'yuan') return yuanText(Number(value));
	if (kind === 'gain') return yuanText(Number(value));
	return kind === 'last_day' ? lastDayOf(String(value)) : String(value);
}
