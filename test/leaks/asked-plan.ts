import type { Filling } from './village.ts';

/** A plan that a township and its villages are asked about: each opinion has a point of its own place. */
export function putAskedPlan(
	{ make, put }: Pick<Filling, 'make' | 'put'>,
	township: string,
	villages: readonly { code: string; mark: string }[],
	mark: string
): void {
	const letter = make.county.slice(-1);
	const row = make.zonePlan({ name: `Zq${letter}g1vx方案`, status: 'asked', state_since: '2026-05-01' });
	const plan = put('zone_plan', township, { ...row, due_on: '2099-01-01', last_actor: 'nobody' });
	const codes = villages.map(({ code }) => code);
	const drawn = make.planZone(plan.id, '合区', codes);
	put('zone_plan_zone', township, drawn.zone);
	put('zone_plan_step', township, drawn.step);
	for (const member of drawn.members) put('zone_plan_village', township, member);
	const own = () => ({ county_code: make.county, id: make.newId() });
	const stand = put('zone_plan_freeze', township, {
		...{ ...own(), plan_id: plan.id, serial: 1, kind: 'asked', head: 1, frozen_on: '2026-05-01' },
		...{ answer_by: '2099-01-01', recorded_at: make.now }
	});
	const { shape, gk_srid } = make.zone();
	const figures = { villages: 2, areaMu: 1, overMu: 0, reclaimedMu: 0, contracts: {}, farmland: {}, redLines: {} };
	const zone = put('zone_plan_frozen_zone', township, {
		...{ ...own(), freeze_id: stand.id, position: 0, continues: null, code: null, name: '合区', layout: 'adjacent' },
		...{ figures: JSON.stringify(figures), shape, gk_srid }
	});
	for (const code of codes)
		put('zone_plan_frozen_village', code, {
			...{ ...own(), zone_id: zone.id, village_code: code, village_id: make.newId(), village_version: 1 }
		});
	// A grid that is no more goes by its code.
	for (const { code, mark: word } of villages)
		put('zone_plan_frozen_grid', code, {
			...{
				...own(),
				zone_id: zone.id,
				grid_code: `${word}格`,
				grid_id: make.newId(),
				grid_version: 1,
				village_code: code
			}
		});
	put('zone_plan_move', township, {
		...{ ...own(), plan_id: plan.id, seq: 1, step: 'ask', from_state: 'draft', to_state: 'asked' },
		...{ taken_on: '2026-05-01', due_on: '2099-01-01', reason: null, freeze_id: stand.id, recorded_at: make.now },
		...{ paper: JSON.stringify({ kind: 'asking', answerBy: '2099-01-01', departments: [] }) },
		...{ actor_id: 'nobody', actor_name: '规划经办' }
	});
	const places = [
		{ code: township, mark, kind: 'township' },
		...villages.map((each) => ({ ...each, kind: 'village' }))
	];
	for (const { code, mark: word, kind } of places) {
		const opinion = put('zone_plan_opinion', code, {
			...{ ...own(), version: 1, recorded_at: make.now, freeze_id: stand.id, kind, place_code: code, office_id: null },
			...{ name: `${word}提`, sort_key: code, stance: 'remarks', given_on: '2026-05-02' },
			...{ actor_id: 'nobody', actor_name: `${word}人` }
		});
		put('zone_plan_point', code, {
			...{ ...own(), opinion_id: opinion.id, seq: 1, body: `${word}意见`, answer: null, reply: null, answered_on: null }
		});
	}
}
