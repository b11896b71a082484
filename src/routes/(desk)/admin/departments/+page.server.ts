import { listDepartments } from '#auth/departments.read.server.ts';
import { dayOf } from '#core/period.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { read, actor }, depends }) => {
	depends('people:departments');
	const day = dayOf(new Date());
	return { rows: await listDepartments(read, day), day, changes: actor.permissions.has('people.change') };
};
