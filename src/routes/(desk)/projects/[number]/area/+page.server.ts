import { error } from '@sveltejs/kit';
import { recordNumber } from '#core/record-number.ts';
import { areaOf, placeAnswers } from '#projects/place/place.read.server.ts';
import { villageBounds } from '#projects/places.read.server.ts';
import { projectByNumber } from '#projects/projects.read.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, depends }) => {
	depends('projects:area');
	const { read, actor, place } = locals;
	const number = recordNumber(params.number);
	const project = number === null ? null : await projectByNumber(read, number);
	if (!project) error(404, { message: `no project ${params.number.slice(0, 20)}`, reason: 'project.unknown' });
	const { west, south, east, north } = place;
	const area = await areaOf(read, project.id);
	return {
		project,
		area: area && { use: area.use, areaMu: area.areaMu, drawn: area.drawn, bounds: area.bounds },
		answers: await placeAnswers(read, project),
		bounds: (await villageBounds(read, project.village)) ?? { west, south, east, north },
		draws:
			actor.permissions.has('projects.apply') && (project.state === 'village_applied' || project.state === 'returned')
	};
};
