import { json } from '@sveltejs/kit';
import * as v from 'valibot';
import { addDepartment, endDepartment, renameDepartment } from '#auth/departments.write.server.ts';
import { refused, type Outcome } from '#core/outcome.ts';
import { isDay } from '#core/period.ts';
import type { RequestHandler } from './$types';

const name = v.pipe(v.string(), v.maxLength(200));
const day = v.pipe(v.string(), v.check(isDay, 'day'));
const id = v.pipe(v.string(), v.uuid());
const asked = v.variant('act', [
	v.object({ act: v.literal('add'), name, from: day }),
	v.object({ act: v.literal('rename'), id, name, from: day }),
	v.object({ act: v.literal('end'), id, to: day })
]);

/** Adds a department, gives it another name from a day on, or ends it. */
export const POST: RequestHandler = async ({ request, locals }) => {
	const given = v.safeParse(asked, await request.json().catch(() => null));
	if (!given.success) {
		const wrongDay = given.issues.some(({ message }) => message === 'day');
		return json(refused(wrongDay ? 'department.day' : 'request.failed'), { status: 400 });
	}
	const want = given.output;
	const outcome = await locals.write(
		'people.change',
		async (tx, actor): Promise<Outcome<{ id: string }>> => {
			if (want.act === 'add') return addDepartment(tx, actor, want);
			return want.act === 'rename' ? renameDepartment(tx, actor, want) : endDepartment(tx, actor, want);
		},
		{ action: `departments.${want.act}` }
	);
	return json(outcome);
};
