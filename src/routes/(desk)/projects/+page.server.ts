import { listDepartments } from '#auth/departments.read.server.ts';
import { dayOf } from '#core/period.ts';
import { projectPlaces } from '#projects/places.read.server.ts';
import { listProjects } from '#projects/projects.read.server.ts';
import { projectRuleVersions, projectValues } from '#projects/settings.read.server.ts';
import { villagesByTownship } from '#territory/villages.read.server.ts';
import { listZones } from '#zones/zones.read.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, depends }) => {
	depends('projects:list');
	const { read, actor } = locals;
	const { west, south, east, north } = locals.place;
	const today = dayOf(new Date());
	const sets = actor.permissions.has('settings.change');
	const enters = actor.permissions.has('projects.apply');
	const values = sets ? await projectValues(read, today) : null;
	return {
		rows: await listProjects(read),
		places: await projectPlaces(read),
		bounds: { west, south, east, north },
		townships: await villagesByTownship(read),
		zones: enters ? (await listZones(read)).map(({ code, name }) => ({ value: code, label: name })) : [],
		...{ today, enters },
		imports: actor.permissions.has('projects.import'),
		rules: values && {
			...{ stages: values.stages, departments: values.departments },
			...{ sheet: values.sheet, place: values.place, bodies: values.bodies },
			known: (await listDepartments(read, today))
				.filter(({ state }) => state === 'now')
				.map(({ id, name }) => ({ id, name })),
			versions: await projectRuleVersions(read)
		}
	};
};
