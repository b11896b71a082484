import { accepted, type Outcome } from '#core/outcome.ts';
import type { Actor } from '#core/permission.ts';
import type { Tx } from '#db/tx.server.ts';
import { listEnterprises } from '#zones/enterprises/enterprises.read.server.ts';
import { contiguityOf } from '#zones/contiguity.ts';
import type { VillageFigures } from '#zones/plans/figures.ts';
import { made, painted, retold, type Change, type PlanContent, type PlanZone } from '#zones/plans/plan.ts';
import { createPlan, drawOnPlan, keepPlan } from '#zones/plans/plan.write.server.ts';
import { planByNumber, planContent } from '#zones/plans/plans.read.server.ts';
import { villageFigures } from '#zones/plans/village-figures.read.server.ts';

/** What the demo's planner has said zones are built on: an anchor by a word of its name, a programme. */
const BASIS: Readonly<Record<string, { anchor?: string; programme?: string }>> = {
	饲草加工: { anchor: '示例饲草' },
	粮食加工: { anchor: '示例粮油' },
	中药材加工: { anchor: '示例药业' },
	高标准农田建设: { programme: '2026 年高标准农田建设（演示）' }
};

/** The first villages beside a zone that lie in none. */
function beside(zone: PlanZone, content: PlanContent, villages: readonly VillageFigures[], count: number): string[] {
	const taken = new Set(content.flatMap((each) => [...each.villages]));
	return villages
		.filter(({ code, neighbours }) => !taken.has(code) && neighbours.some((next) => zone.villages.has(next)))
		.slice(0, count)
		.map(({ code }) => code);
}

/** One of some villages without which the zone still touches. */
const spare = (zone: PlanZone, of: ReadonlySet<string>, villages: readonly VillageFigures[]): string[] => {
	const rest = (code: string) => [...zone.villages].filter((each) => each !== code);
	return [...of]
		.sort()
		.filter((code) => contiguityOf(rest(code), villages).state === 'pass')
		.slice(0, 1);
};

/** The demo's plans: one that is being drawn, one that was put aside. Both are invented. */
export async function addDemoPlans(tx: Tx, actor: Actor): Promise<Outcome<null>> {
	const planner = { ...actor, name: '规划经办' };
	const villages = await villageFigures(tx);
	const draw = async (number: number, base: number, changes: readonly (readonly Change[])[]) =>
		drawOnPlan(tx, planner, {
			...{ plan: number, base },
			steps: changes.map((each) => ({ id: tx.newId(), act: 'do', changes: each }))
		});
	const first = await createPlan(tx, planner, { name: '2027 年产业区调整（草案）', from: 'zones' });
	if (!first.ok) return first;
	const plan = (await planByNumber(tx, first.value.number))!;
	const content = await planContent(tx, plan.id);
	const [pear, apple] = content as [PlanZone, PlanZone];
	const more = beside(pear, content, villages, 2);
	const larger = { ...pear, villages: new Set([...pear.villages, ...more]) };
	const anchors = await listEnterprises(tx);
	const based = content.flatMap((zone) => {
		const facts = BASIS[zone.name];
		if (!facts) return [];
		const anchor = anchors.find(({ name }) => facts.anchor !== undefined && name.includes(facts.anchor))?.code;
		return retold(zone, { ...(anchor ? { anchor } : {}), ...(facts.programme ? { programme: facts.programme } : {}) });
	});
	const drawn = await draw(plan.number, plan.head, [
		based,
		painted(content, pear.id, more, true, false),
		painted(content, pear.id, spare(larger, pear.villages, villages), false, false),
		painted(content, apple.id, beside(apple, content, villages, 1), true, false)
	]);
	if (!drawn.ok) return drawn;
	const second = await createPlan(tx, planner, { name: '饲草与肉牛合区试算', from: 'nothing' });
	if (!second.ok) return second;
	const id = tx.newId();
	const township = villages[0]!.township;
	const trial = await draw(second.value.number, 1, [
		made(id, { name: '饲草肉牛', layout: 'chain', continues: null, locked: false }),
		[{ zone: id, add: villages.filter((village) => village.township === township).map(({ code }) => code), drop: [] }]
	]);
	if (!trial.ok) return trial;
	const shelved = await keepPlan(tx, planner, { plan: second.value.number, version: 1, act: 'shelve' });
	return shelved.ok ? accepted(null) : shelved;
}
