import { fenFromYuan } from '#core/money.ts';
import { matterKinds, type MatterKind } from '#meetings/matter-kinds.ts';
import type { meetings } from '#text/zh/meetings.ts';
import type { AskedAct } from '#ui/asked-act.ts';
import { changedQuorums, quorumFields, type Quorums } from './quorum-fields.ts';

/** What is in force, as a page knows it. */
export interface RulesInForce {
	allowedDays: readonly number[];
	singleExpenseFen: number;
	matters: readonly MatterKind[];
	fromMonth: string;
	quorum: Quorums;
}

const DAYS = 'meetings.allowed_days';
const LIMIT = 'meetings.single_expense_fen';
const LIST = 'meetings.matters';
const FROM = 'meetings.from_month';

/** 议事规则: what differs from what is in force is sent. */
export function settingsAct(text: typeof meetings, now: RulesInForce, today: string): AskedAct {
	const { keys, hints } = text.settings;
	const listed = matterKinds.filter((kind) => kind !== 'budget');
	const days = now.allowedDays.join(', ');
	const limit = (now.singleExpenseFen / 100).toFixed(2).replace(/\.00$/, '');
	return {
		...{ act: 'settings', title: text.acts.settings, note: text.settings.note, address: '/land/meetings/settings' },
		fields: [
			{ name: DAYS, kind: 'text', label: keys[DAYS], value: days, hint: hints[DAYS], required: true },
			{ name: LIMIT, kind: 'money', label: keys[LIMIT], value: limit, unit: text.yuan, required: true },
			...listed.map((kind) => ({
				...{ name: `list.${kind}`, kind: 'check' as const, label: `${keys[LIST]}：${text.kinds[kind]}` },
				value: now.matters.includes(kind) ? 'yes' : ''
			})),
			{ name: FROM, kind: 'text', label: keys[FROM], value: now.fromMonth, hint: hints[FROM], required: true },
			...quorumFields(text, now.quorum),
			{ name: 'validFrom', kind: 'day', label: text.settings.validFrom, value: today, required: true },
			{ name: 'source', kind: 'text', label: text.settings.source, value: '', required: true }
		],
		body: (values) => {
			const list = listed.filter((kind) => values[`list.${kind}`] === 'yes');
			const all: Record<string, unknown> = {
				...(values[DAYS] === days
					? {}
					: { [DAYS]: (values[DAYS] ?? '').split(/[,，、\s]+/).filter(Boolean).map(Number) }), // prettier-ignore
				...(values[LIMIT] === limit ? {} : { [LIMIT]: fenFromYuan(values[LIMIT] ?? '') }),
				...(list.join() === now.matters.filter((kind) => kind !== 'budget').join() ? {} : { [LIST]: list }),
				...changedQuorums(values, now.quorum),
				...(values[FROM] === now.fromMonth ? {} : { [FROM]: values[FROM] })
			};
			return { values: all, validFrom: values.validFrom, source: values.source };
		}
	};
}
