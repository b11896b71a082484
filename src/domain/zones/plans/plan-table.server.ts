import { sortKey } from '#core/sort-key.ts';
import type { State, VersionedTable } from '#db/save-rows.server.ts';
import type { PlanRow } from './plan-row.ts';

/** How plans are kept, with every former state. */
export const planTable: VersionedTable = {
	table: 'zone_plan',
	key: 'code',
	within: [],
	columns: {
		...{ code: 'text', name: 'text', sort_key: 'text', status: 'text', copied_from: 'text', state_since: 'date' },
		...{ due_on: 'date', last_actor: 'text', published_on: 'date', replaced_on: 'date' }
	},
	shape: false
};

/** A plan as its table keeps it. */
export const planState = (plan: PlanRow): State => ({
	...{ code: plan.code, name: plan.name, sort_key: sortKey(plan.name), status: plan.status },
	...{ copied_from: plan.copiedFrom, state_since: plan.stateSince, due_on: plan.dueOn, last_actor: plan.lastActor },
	...{ published_on: plan.publishedOn, replaced_on: plan.replacedOn }
});
