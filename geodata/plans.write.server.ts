import { addAskedPlan, addDecidedPlan } from '#geodata/plan-course.write.server.ts';
import { accepted, type Outcome } from '#core/outcome.ts';
import type { Actor } from '#core/permission.ts';
import { gridPoint } from '#core/parts/grid.ts';
import { plainPart } from '#core/parts/parts.ts';
import type { Tx } from '#db/tx.server.ts';
import { listEnterprises } from '#zones/enterprises/enterprises.read.server.ts';
import { contiguityOf } from '#zones/contiguity.ts';
import type { AskedPlace } from '#zones/plans/comments/asked-place.ts';
import { addComment, addRemark } from '#zones/plans/comments/comments.write.server.ts';
import type { VillageFigures } from '#zones/plans/figures.ts';
import { gridsByName } from '#zones/plans/grids/grid-figures.read.server.ts';
import { drawnInto, made, painted, retold, type Change, type PlanContent, type PlanZone } from '#zones/plans/plan.ts';
import { createPlan, drawOnPlan, keepPlan } from '#zones/plans/plan.write.server.ts';
import { planByNumber, planContent } from '#zones/plans/plans.read.server.ts';
import { keepReasons } from '#zones/plans/sheet/reasons.write.server.ts';
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

/** What is said of the plan that is being drawn: its reasons, and comments of which one is answered and resolved. */
async function addWords(
	tx: Tx,
	planner: Actor,
	plan: number,
	zone: string,
	villages: readonly string[]
): Promise<Outcome<unknown>> {
	const leader = { ...planner, id: `${planner.id}-leader`, name: '县领导' };
	const comment = (actor: Actor, place: AskedPlace, text: string) =>
		addComment(tx, actor, { plan, id: tx.newId(), place, text });
	const steps = [
		() =>
			keepReasons(tx, planner, {
				plan,
				seq: 0,
				text: '玉露香梨向相邻村连片，便于统一水利和采后处理；退出一个分散的村。'
			}),
		() => comment(leader, { kind: 'village', village: villages[0]! }, '这个村的水源够不够？请水利局核一下再定。'),
		() => comment(leader, { kind: 'zone', zone }, '采后处理放在哪个村，和物业服务怎么衔接？'),
		() =>
			addRemark(tx, planner, { plan, comment: 2, seen: 1, act: 'answer', text: '拟放在主片中部的村，已写进理由。' }),
		() => addRemark(tx, planner, { plan, comment: 2, seen: 2, act: 'resolve' })
	];
	for (const step of steps) {
		const outcome: Outcome<unknown> = await step();
		if (!outcome.ok) return outcome;
	}
	return accepted(null);
}

/** A field-like piece of ground, some 40 公顷, round a place. */
const cornersAround = ([east, north]: VillageFigures['place']) =>
	([[-0.0035, -0.0026], [0.0036, -0.0029], [0.0041, 0.0018], [0.0006, 0.0031], [-0.0038, 0.0024]] as const).map(([x, y]) => gridPoint([east + x, north + y])); // prettier-ignore

/** The demo's plans: one that is being drawn, one put aside, the one in force, one that is being asked about. All are invented. */
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
	const said = await addWords(tx, planner, plan.number, pear.id, more);
	if (!said.ok) return said;
	const second = await createPlan(tx, planner, { name: '饲草与肉牛合区试算', from: 'nothing' });
	if (!second.ok) return second;
	const id = tx.newId();
	const township = villages[0]!.township;
	const [, further] = villages.filter((village) => village.township !== township);
	const [grid] = await gridsByName(tx, further!.name);
	const trial = await draw(second.value.number, 1, [
		made(id, { name: '饲草肉牛', layout: 'chain', continues: null, locked: false }),
		[
			{ zone: id, add: villages.filter((village) => village.township === township).map(({ code }) => code), drop: [] },
			{ zone: id, gridsIn: [grid!.code], gridsOut: [] }
		],
		drawnInto({ id }, [plainPart([cornersAround(villages.find((village) => village.township !== township)!.place)])])
	]);
	if (!trial.ok) return trial;
	const shelved = await keepPlan(tx, planner, { plan: second.value.number, version: 1, act: 'shelve' });
	if (!shelved.ok) return shelved;
	const decided = await addDecidedPlan(tx, planner);
	if (!decided.ok) return decided;
	return addAskedPlan(tx, planner, plan.number);
}
