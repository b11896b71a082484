import type { Factory, Given, Row } from './factory.ts';

const base = (make: Factory, table: 'project' | 'project_procedure') => ({
	...{ county_code: make.county, id: make.newId(), version: 1, recorded_at: make.now, feature_no: make.next(table) },
	...{ source_file_id: null, source_row: null }
});

/** A project its village has entered, of whichever state it is told. */
export function project(make: Factory, given: Given<Row<'project'>> = {}): Row<'project'> {
	const own = base(make, 'project');
	return {
		...{ ...own, code: `XM2026-${String(own.feature_no).padStart(4, '0')}`, name: '林下养鸡', year: 2026 },
		...{ programme: 'support', village_code: `${make.county}100200`, zone_code: null, matter: 'affairs' },
		...{ heading: 'county_budget', asked_fen: 30_000_000, own_fen: 0, approved_fen: null, summary: '建鸡舍三座' },
		...{ income_fen: null, households: null, jobs: null, entered_on: '2026-06-01', state: 'village_applied' },
		...{ state_since: '2026-06-01', due_on: null, public_until: null, former_state: null, round: 1 },
		...given
	};
}

/** One of the six of 四议两公开: a meeting that passed, or a notice that hung its days. */
export function projectProcedure(
	make: Factory,
	given: Given<Row<'project_procedure'>> & { project_id: string; kind: string }
): Row<'project_procedure'> {
	const notice = given.kind.endsWith('_notice');
	const votes = { due: 30, present: 25, approve: 24, against: 1, abstain: 0, outcome: 'passed', until: null };
	const none = { due: null, present: null, approve: null, against: null, abstain: null, outcome: null };
	return {
		...{ ...base(make, 'project_procedure'), held_on: '2026-05-10', place: '村委会会议室', called_on: null },
		...(notice ? { ...none, body: null, until: '2026-05-16' } : { ...votes, body: 'party' }),
		...given
	};
}

/** What somebody did with a project. */
export const projectAct = (
	make: Factory,
	given: Given<Row<'project_act'>> & { project_id: string }
): Row<'project_act'> => ({
	...{ county_code: make.county, id: make.newId(), recorded_at: make.now, seq: 1, round: 1, act: 'enter' },
	...{ from_state: 'village_applied', to_state: null, acted_on: '2026-06-01', due_on: null, public_until: null },
	...{ reason: null, paper: null, actor_id: 'nobody', actor_name: '经办' },
	...given
});
