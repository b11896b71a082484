import { error, fail } from '@sveltejs/kit';
import { recordNumber } from '#core/record-number.ts';
import { deliverAppraisal } from '#projects/appraisal.write.server.ts';
import { recusalFor } from '#projects/acting.server.ts';
import { recuseCommissioned } from '#projects/recusal.write.server.ts';
import { commissionedPapers, commissionedProject } from '#projects/appraiser.read.server.ts';
import { proceduresOf } from '#projects/project.read.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, depends }) => {
	depends('projects:appraisal');
	const { read, actor } = locals;
	const number = recordNumber(params.number);
	const found = number === null ? null : await commissionedProject(read, actor.id, number);
	if (!found) error(404, { message: `no appraisal ${params.number.slice(0, 20)}`, reason: 'appraisal.not_yours' });
	return {
		...found,
		recused: await recusalFor(read, found.project, actor.id),
		procedures: await proceduresOf(read, found.project.id),
		files: (await commissionedPapers(read, found, actor.id)).map(({ id, name, kind, mine }) => ({
			id,
			name,
			kind,
			mine
		}))
	};
};

export const actions: Actions = {
	/** Delivers the scored sheet, once. */
	deliver: async ({ request, locals, params }) => {
		const number = recordNumber(params.number) ?? 0;
		const form = Object.fromEntries(
			[...(await request.formData())].flatMap(([name, value]) =>
				typeof value === 'string' ? [[name.slice(0, 60), value.slice(0, 4000)]] : []
			)
		) as Record<string, string>;
		const outcome = await locals.write(
			'projects.score',
			(tx, actor) => deliverAppraisal(tx, actor, { number, values: form }),
			{
				action: 'projects.appraise'
			}
		);
		if (!outcome.ok) return fail(422, { refusal: outcome, values: form });
		return { outcome: outcome.value.outcome };
	},
	/** Steps aside from a project that was commissioned of them. */
	recuse: async ({ request, locals, params }) => {
		const number = recordNumber(params.number) ?? 0;
		const ground = (await request.formData()).get('ground') === 'home_village' ? 'home_village' : 'kinship';
		const outcome = await locals.write(
			'projects.score',
			(tx, actor) => recuseCommissioned(tx, actor, { number, ground }),
			{
				action: 'projects.recuse'
			}
		);
		if (!outcome.ok) return fail(422, { refusal: outcome, values: {} });
		return { recused: true };
	}
};
