import { dayOf } from '#core/period.ts';
import { appraisalOf } from '#projects/appraisal.read.server.ts';
import { signaturesOf } from '#projects/joint.read.server.ts';
import { listProjects } from '#projects/projects.read.server.ts';
import type { PageServerLoad } from './$types';

/** Projects that wait for the county's decision, each with what was scored and signed. */
export const load: PageServerLoad = async ({ locals }) => {
	const { read } = locals;
	const waiting = (await listProjects(read)).filter(({ state }) => state === 'county_decision');
	return {
		today: dayOf(new Date()),
		rows: await Promise.all(
			waiting.map(async (project) => {
				const signatures = await signaturesOf(read, project.id, project.round);
				return {
					project,
					total: (await appraisalOf(read, project.id, project.round))?.total ?? null,
					signed: signatures.filter(({ stance }) => stance === 'agree' || stance === 'remarks').length,
					departments: signatures.length
				};
			})
		)
	};
};
