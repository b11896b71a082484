import { error } from '@sveltejs/kit';
import { listDepartments } from '#auth/departments.read.server.ts';
import { ownOffices } from '#auth/own-offices.read.server.ts';
import { askerOf } from '#core/office.ts';
import { dayOf } from '#core/period.ts';
import { recordNumber } from '#core/record-number.ts';
import { openSteps, workingDaysAfter } from '#core/steps.ts';
import { courseValues, planMoves } from '#zones/plans/course/course.read.server.ts';
import { planCourse, type TakenStep } from '#zones/plans/course/course.ts';
import { freezesOf, frozenPlan } from '#zones/plans/course/frozen.read.server.ts';
import { linksOf } from '#zones/plans/course/link.read.server.ts';
import { outlineNotices } from '#zones/plans/course/notices.read.server.ts';
import { opinionsOn } from '#zones/plans/course/opinions.read.server.ts';
import { mapReview } from '#zones/plans/sheet/review.read.server.ts';
import { planByNumber } from '#zones/plans/plans.read.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url, depends }) => {
	depends('zones:course');
	const { read, actor } = locals;
	const number = recordNumber(params.number);
	const plan = number === null ? null : await planByNumber(read, number);
	if (!plan) error(404, { message: `no plan ${params.number.slice(0, 20)}`, reason: 'plan.unknown' });
	const today = dayOf(new Date());
	const values = await courseValues(read, today);
	const freezes = await freezesOf(read, plan.id);
	const shown = freezes.find(({ serial }) => String(serial) === url.searchParams.get('version')) ?? freezes.at(-1);
	const may = (permission: 'zones.plan.ask' | 'zones.plan.decide') => actor.permissions.has(permission);
	// Names of whoever gave an opinion are for those who deal with it.
	const looker = {
		all: may('zones.plan.ask') || may('zones.plan.decide'),
		offices: await ownOffices(read, actor.id, today)
	};
	const asked = freezes.findLast(({ kind }) => kind === 'asked');
	const standing = plan.status === 'shelved' ? null : { state: plan.status, lastActor: plan.lastActor };
	const steps = standing ? openSteps(planCourse, standing, askerOf(actor)).map(({ name }) => name) : [];
	const departments = steps.includes('ask') ? await listDepartments(read, today) : [];
	return {
		...{ plan, freezes, today, shown: shown ?? null, asked: asked ?? null },
		moves: await planMoves(read, plan.id),
		frozen: shown ? await frozenPlan(read, shown.id) : null,
		review: await mapReview(read, today),
		opinions: asked ? await opinionsOn(read, asked.id, looker) : [],
		draws: actor.permissions.has('zones.plan.change') && plan.status === 'draft',
		steps: steps.filter((name): name is TakenStep => name !== 'replace'),
		departments: departments.filter(({ state }) => state === 'now').map(({ id, name }) => ({ id, name })),
		earliest: workingDaysAfter(today, values.answerDays, values.calendar),
		proposed: workingDaysAfter(today, values.daysIn('asked')!, values.calendar),
		answers: may('zones.plan.ask') && plan.status === 'asked',
		links: actor.permissions.has('zones.plan.share') ? await linksOf(read, plan.id) : null,
		linkDays: values.linkDays,
		notices: plan.status === 'published' ? await outlineNotices(read) : []
	};
};
