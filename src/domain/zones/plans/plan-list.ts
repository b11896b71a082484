import { oneOf } from '#core/list-state.ts';
import { planStatuses, type PlanRow, type PlanStatus } from './plan-row.ts';

export const planSorts = ['code', 'name', 'status', 'zones', 'villages', 'head', 'by', 'at'] as const;
export type PlanSort = (typeof planSorts)[number];

export interface PlanListState {
	text: string;
	status: PlanStatus | '';
	sort: { key: PlanSort; descending: boolean };
}

/** Whether a column is one the list is ordered by. */
export const isSort = (key: string): key is PlanSort => (planSorts as readonly string[]).includes(key);

/** The list as an address says it: the one drawn on last is first. */
export function planListOf(search: URLSearchParams): PlanListState {
	const [key = '', direction] = (search.get('sort') ?? 'at.desc').split('.');
	const status = search.get('status');
	return {
		text: (search.get('text') ?? '').slice(0, 60),
		status: oneOf(status, planStatuses),
		sort: isSort(key) ? { key, descending: direction === 'desc' } : { key: 'at', descending: true }
	};
}

/** An address's search that says the list. */
export function planSearch({ text, status, sort }: PlanListState): string {
	const search = new URLSearchParams();
	if (text) search.set('text', text);
	if (status) search.set('status', status);
	if (sort.key !== 'at' || !sort.descending) search.set('sort', `${sort.key}${sort.descending ? '.desc' : ''}`);
	return search.toString();
}

/** The plans a list shows, in its order. */
export function plansShown(plans: readonly PlanRow[], { text, status, sort }: PlanListState): PlanRow[] {
	const sought = text.trim().toLowerCase();
	const found = plans.filter(
		(plan) =>
			(status === '' || plan.status === status) &&
			(plan.name.toLowerCase().includes(sought) || plan.code.toLowerCase().includes(sought))
	);
	const value = (plan: PlanRow) => (sort.key === 'at' ? plan.at.getTime() : plan[sort.key]);
	const sign = sort.descending ? -1 : 1;
	return found.sort((one, other) => {
		const [a, b] = [value(one), value(other)];
		const order = typeof a === 'string' ? a.localeCompare(String(b), 'zh') : a - Number(b);
		return sign * order || one.number - other.number;
	});
}
