import { project, projectAct, projectProcedure } from '#test/project-factory.ts';
import type { Filling } from './village.ts';

/** A project its village handed in: how it voted, what was asked for, who signed, a paper. */
export function putProject({ make, put }: Pick<Filling, 'make' | 'put'>, village: string, mark: string): void {
	const own = () => ({ county_code: make.county, id: make.newId() });
	const whoever = { actor_id: 'nobody', actor_name: `${mark}申报经办` };
	const row = put(
		'project',
		village,
		project(make, {
			...{ village_code: village, name: `${mark}项目`, summary: `${mark}建设内容`, state: 'joint_review' },
			...{ state_since: '2026-06-20', due_on: '2099-01-01', former_state: 'third_party' }
		})
	);
	put('project_act', village, projectAct(make, { project_id: row.id, ...whoever }));
	for (const kind of ['proposal', 'resolution_notice'])
		put('project_procedure', village, projectProcedure(make, { project_id: row.id, kind, place: `${mark}会议室` }));
	const { shape, gk_srid } = make.zone();
	put('project_area', village, {
		...{ ...own(), version: 1, recorded_at: make.now, feature_no: make.next('project_area'), project_id: row.id },
		...{ source_file_id: null, source_row: null, ground_use: 'building', shape, gk_srid }
	});
	put('project_ask', village, {
		...{ ...own(), project_id: row.id, kind: 'ask', state: 'joint_review', body: `${mark}补充概算` },
		...{ due_on: '2099-01-01', answers_id: null, asked_on: '2026-06-21', recorded_at: make.now, ...whoever }
	});
	const signed = put('project_signature', village, {
		...{ ...own(), version: 1, recorded_at: make.now, project_id: row.id, round: 1, office_id: make.newId() },
		...{ name: `${mark}局`, sort_key: mark, leads: true, stance: 'remarks', given_on: '2026-06-22', ...whoever }
	});
	put('project_point', village, {
		...{ ...own(), signature_id: signed.id, seq: 1, body: `${mark}联审意见` },
		...{ answer: null, reply: null, answered_on: null }
	});
	put('project_file', village, {
		...{ ...own(), recorded_at: make.now, project_id: row.id, kind: 'photo', procedure_kind: null },
		...{ taken_at: make.now, place: `${mark}工地`, east_e7: null, north_e7: null, withdrawn_on: null, ...whoever }
	});
}
