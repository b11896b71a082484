import { sql } from 'kysely';
import { accepted, refused, type Outcome } from '#core/outcome.ts';
import type { Actor } from '#core/permission.ts';
import { dayOf } from '#core/period.ts';
import { seesWholeCounty } from '#core/scope.ts';
import { sortKey } from '#core/sort-key.ts';
import { changeRow } from '#db/one-row.server.ts';
import { saveRows } from '#db/save-rows.server.ts';
import type { Tx } from '#db/tx.server.ts';
import { contentOf, type AskedStep } from './journal.ts';
import { between, copied, type Change, type PlanContent } from './plan.ts';
import { planName } from './plan-names.ts';
import { planState, planTable } from './plan-table.server.ts';
import type { PlanRow } from './plan-row.ts';
import { planByNumber, planSteps, zonesInForce } from './plans.read.server.ts';
import { writeSteps } from './steps.write.server.ts';

/** What a plan begins with: the zones in force, nothing, or another plan as it stood after one of its steps. */
export type PlanStart = 'zones' | 'nothing' | { plan: number; head?: number };

const startOf = async (
	tx: Tx,
	from: PlanStart
): Promise<Outcome<{ content: PlanContent; copied: string | null; ids: Map<string, string> }>> => {
	if (from === 'nothing') return accepted({ content: [], copied: null, ids: new Map() });
	if (from === 'zones') {
		const zones = await zonesInForce(tx);
		const content = zones.map(({ code, name, layout, villages, grids, drawn }) => ({
			...{ id: tx.newId(), name, layout, villages, continues: code, locked: false },
			...(grids ? { grids } : {}),
			...(drawn ? { drawn } : {})
		}));
		return accepted({ content, copied: null, ids: new Map() });
	}
	const plan = await planByNumber(tx, from.plan);
	if (!plan) return refused('plan.unknown');
	const steps = await planSteps(tx, plan.id);
	const before = contentOf(steps.filter(({ seq }) => seq <= (from.head ?? plan.head)));
	const content = copied(before, tx.newId);
	return accepted({
		...{ content, copied: plan.code },
		ids: new Map(before.map(({ id }, at) => [id, content[at]!.id]))
	});
};

/** The next code that is free: FA, the year, two digits or more. */
async function nextCode(tx: Tx): Promise<string> {
	const serial = await tx.takeNumbers('zone_plan/code', 1);
	const code = `FA-${dayOf(tx.now).slice(0, 4)}-${String(serial).padStart(2, '0')}`;
	const taken = await tx.query
		.selectFrom('zone_plan')
		.select('id')
		.where('county_code', '=', tx.county)
		.where('code', '=', code)
		.executeTakeFirst();
	return taken ? nextCode(tx) : code;
}

/**
 * Makes a plan. With `changes` it is a fork: what somebody drew on another plan that has moved on meanwhile.
 * @returns its number; refused `plan.name`, `plan.unknown`, and as steps are refused
 */
export async function createPlan(
	tx: Tx,
	actor: Actor,
	asked: { name: string; from: PlanStart; changes?: readonly Change[] }
): Promise<Outcome<{ number: number }>> {
	if (!seesWholeCounty(tx.scope, tx.county)) return refused('permission.missing');
	const name = planName(asked.name);
	if (!name.ok) return name;
	const start = await startOf(tx, asked.from);
	if (!start.ok) return start;
	const { content, copied: copiedFrom, ids } = start.value;
	const code = await nextCode(tx);
	const state = { code, name: name.value, sort_key: sortKey(name.value), status: 'draft', copied_from: copiedFrom };
	const [saved] = await saveRows(tx, planTable, [{ row: null, state }], null, undefined, true);
	const { number } = await tx.query
		.selectFrom('zone_plan')
		.select('feature_no as number')
		.where('county_code', '=', tx.county)
		.where('id', '=', saved!.id)
		.executeTakeFirstOrThrow();
	const first = { act: 'start' as const, id: tx.newId(), changes: between([], content) };
	// They name the zones of the plan they were drawn on; zones made since get an id of this plan's own too.
	const idOf = (zone: string) => ids.get(zone) ?? ids.set(zone, tx.newId()).get(zone)!;
	const drawn = (asked.changes ?? []).map((change) => ({ ...change, zone: idOf(change.zone) }));
	const more = drawn.length > 0 ? [{ act: 'do' as const, id: tx.newId(), changes: drawn }] : [];
	const written = await writeSteps(tx, actor, saved!.id, [], [first, ...more]);
	if (!written.ok) return written;
	tx.note({
		...{ kind: 'zone_plan', ids: [saved!.id] },
		detail: { act: 'added', code, name: name.value, copied: copiedFrom, zones: content.length }
	});
	return accepted({ number });
}

/** The plan a person asks for, locked until the write ends. */
export async function holdPlan(tx: Tx, number: number): Promise<PlanRow | null> {
	await sql`
		select 1 from zone_plan where zone_plan.county_code = ${tx.county} and zone_plan.feature_no = ${number} for update`.execute(
		tx.query
	);
	return planByNumber(tx, number);
}

/**
 * Draws on a plan. What was drawn meanwhile by somebody else is never written over: whoever comes later is told.
 * @param asked the step that the drawer saw last, and theirs since, each with an id of its own
 * @returns the last step; refused `plan.moved` with it where others have drawn, `plan.shelved`, `plan.on_course`, and as the
 * steps are refused
 */
export async function drawOnPlan(
	tx: Tx,
	actor: Actor,
	asked: { plan: number; base: number; steps: readonly AskedStep[] }
): Promise<Outcome<{ head: number; zones: string[] }>> {
	const plan = await holdPlan(tx, asked.plan);
	if (!plan) return refused('plan.unknown');
	if (plan.status !== 'draft') return refused(plan.status === 'shelved' ? 'plan.shelved' : 'plan.on_course');
	const steps = await planSteps(tx, plan.id);
	// An answer that got lost is asked for again: what is written already is not written twice.
	const known = new Map(steps.map(({ id, seq }) => [id, seq]));
	const fresh = asked.steps.filter(({ id }) => !known.has(id));
	const again = Math.max(asked.base, ...asked.steps.map(({ id }) => known.get(id) ?? 0));
	if (again !== plan.head) return refused('plan.moved', { head: plan.head, by: plan.by });
	if (fresh.length === 0) return accepted({ head: plan.head, zones: [] });
	const written = await writeSteps(tx, actor, plan.id, steps, fresh);
	if (!written.ok) return written;
	const { head, zones, added, dropped, grids } = written.value;
	tx.note({
		...{ kind: 'zone_plan', ids: [plan.id] },
		detail: {
			act: 'drawn',
			code: plan.code,
			steps: fresh.length,
			zones: zones.length,
			added,
			dropped,
			...(grids ? { grids } : {})
		}
	});
	return accepted({ head, zones });
}

/** Gives a plan another name, puts it aside or takes it up again. */
export async function keepPlan(
	tx: Tx,
	_actor: Actor,
	asked: { plan: number; version: number } & ({ act: 'rename'; name: string } | { act: 'shelve' | 'reopen' })
): Promise<Outcome<{ version: number }>> {
	const plan = await holdPlan(tx, asked.plan);
	if (!plan) return refused('plan.unknown');
	if (plan.version !== asked.version) return refused('plan.changed', { got: plan.version });
	if (plan.status !== 'draft' && plan.status !== 'shelved') return refused('plan.on_course');
	const name = planName(asked.act === 'rename' ? asked.name : plan.name);
	if (!name.ok) return name;
	const status = asked.act === 'rename' ? plan.status : asked.act === 'shelve' ? 'shelved' : 'draft';
	if (name.value === plan.name && status === plan.status) return accepted({ version: plan.version });
	const version = await changeRow(tx, planTable, plan.id, planState({ ...plan, name: name.value, status }));
	tx.note({
		...{ kind: 'zone_plan', ids: [plan.id], detail: { act: asked.act, code: plan.code } },
		changes: {
			...(name.value === plan.name ? {} : { name: [plan.name, name.value] as const }),
			...(status === plan.status ? {} : { status: [plan.status, status] as const })
		}
	});
	return accepted({ version });
}
