import { error } from '@sveltejs/kit';
import { recordNumber } from '#core/record-number.ts';
import { dayOf } from '#core/period.ts';
import { openSteps } from '#core/steps.ts';
import { askerOf } from '#core/office.ts';
import { contractCourse, escalationCourse, throughEscalation, type EscalationState } from '#land/contracts/course.ts';
import { contractDetail } from '#land/contracts/detail.read.server.ts';
import { seeInterests } from '#land/contracts/interests.write.server.ts';
import { namedPlaces } from '#land/contracts/places.read.server.ts';
import { lastStep, whatLiesBefore } from '#land/contracts/steps.read.server.ts';
import { placesByCode } from '#stewardship/places.read.server.ts';
import { listRegister } from '#stewardship/register.read.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url, depends }) => {
	depends('land:contract');
	const { read, actor } = locals;
	const number = recordNumber(params.number);
	const today = dayOf(new Date());
	const detail = number === null ? null : await contractDetail(read, number, today);
	if (!detail || number === null)
		error(404, { message: `no contract ${params.number.slice(0, 20)}`, reason: 'contract.unknown' });
	const asker = askerOf(actor);
	const last = await lastStep(read, detail.id);
	const standing = { state: detail.status, lastActor: last?.actor ?? null };
	const open = openSteps(contractCourse, standing, asker);
	const handed = detail.escalations.find(({ state }) => state === 'township' || state === 'county');
	const onward = handed
		? openSteps(escalationCourse, { state: handed.state as EscalationState, lastActor: handed.lastActor }, asker)
		: [];
	const seesInterests = actor.permissions.has('land.interest.see');
	let interests = null;
	if (seesInterests && url.searchParams.has('interest')) {
		const looked = await locals.write('land.interest.see', (tx, by) => seeInterests(tx, by, number), {
			action: 'land.interest.see',
			result: 'read'
		});
		if (looked.ok) interests = looked.value;
	}
	const places = await namedPlaces(read);
	const teams = await listRegister(read, 'team', { places: await placesByCode(read), zones: [] });
	const stepOf = ({ name, reason, needs }: (typeof open)[number] | (typeof onward)[number]) => ({
		...{ name: name as string, reason: reason === true, needs: needs ?? [] }
	});
	return {
		detail,
		places,
		teams: teams
			.filter(({ state }) => state.kind === 'work_team')
			.map(({ id, state }) => ({ id, name: state.name ?? '' })),
		steps: open.filter(({ name }) => !throughEscalation.includes(name)).map(stepOf),
		raises: open.some(({ name }) => name === 'escalate'),
		onward: onward.map(stepOf),
		have: [...(await whatLiesBefore(read, detail.id))],
		dueOn: last?.dueOn ?? null,
		today,
		interests,
		seesInterests,
		enters: actor.permissions.has('land.contract.enter'),
		reviews: actor.permissions.has('land.contract.review'),
		files: actor.permissions.has('attachment.add') && actor.permissions.has('land.contract.enter'),
		level: asker.level
	};
};
