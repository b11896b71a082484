import { error } from '@sveltejs/kit';
import { dayOf } from '#core/period.ts';
import { recordNumber } from '#core/record-number.ts';
import { appraisalOf } from '#projects/appraisal.read.server.ts';
import { filesOf } from '#projects/files.read.server.ts';
import { signaturesOf } from '#projects/joint.read.server.ts';
import { proceduresOf, projectActs } from '#projects/project.read.server.ts';
import { projectByNumber } from '#projects/projects.read.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { read } = locals;
	const number = recordNumber(params.number);
	const project = number === null ? null : await projectByNumber(read, number);
	if (!project) error(404, { message: `no project ${params.number.slice(0, 20)}`, reason: 'project.unknown' });
	return {
		project,
		today: dayOf(new Date()),
		acts: await projectActs(read, project.id),
		procedures: await proceduresOf(read, project.id),
		appraisal: await appraisalOf(read, project.id, project.round),
		signatures: await signaturesOf(read, project.id, project.round),
		papers: (await filesOf(read, project.id)).map(({ kind, name }) => ({ kind, name }))
	};
};
