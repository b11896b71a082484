import { json } from '@sveltejs/kit';
import * as v from 'valibot';
import { refused, type Outcome } from '#core/outcome.ts';
import type { Permission } from '#core/permission.ts';
import { contractCourse, escalationCourse } from '#land/contracts/course.ts';
import { decideIrregularity, nameIrregularity } from '#land/contracts/decisions.write.server.ts';
import { raiseContract, takeContractStep, takeEscalationStep } from '#land/contracts/steps.write.server.ts';
import { listRegister } from '#stewardship/register.read.server.ts';
import { placesByCode } from '#stewardship/places.read.server.ts';
import type { RequestHandler } from './$types';

const whole = v.pipe(v.number(), v.integer(), v.minValue(1));
const words = v.pipe(v.string(), v.maxLength(2000));
const stands = { number: whole, version: whole };
const team = v.nullable(v.pipe(v.string(), v.uuid()));
const asked = v.variant('act', [
	v.object({ act: v.literal('step'), ...stands, step: v.string(), reason: v.nullable(words) }),
	v.object({ act: v.literal('raise'), ...stands, reason: words, team }),
	v.object({ act: v.literal('onward'), ...stands, step: v.string(), reason: v.nullable(words), team }),
	v.object({
		...{ act: v.literal('decide'), contract: whole, kind: v.string(), version: whole, note: words },
		decision: v.picklist(['confirmed', 'dismissed', 'suspected'])
	}),
	v.object({ act: v.literal('name'), contract: whole, kind: v.string(), note: words })
]);

/** A step of a contract or of its hand-up, and what people decide of what is found about it. */
export const POST: RequestHandler = async ({ request, locals }) => {
	const given = v.safeParse(asked, await request.json().catch(() => null));
	if (!given.success) return json(refused('step.unknown'), { status: 400 });
	const ask = given.output;
	if ('team' in ask && ask.team) {
		const teams = await listRegister(locals.read, 'team', { places: await placesByCode(locals.read), zones: [] });
		if (!teams.some(({ id }) => id === ask.team)) return json(refused('step.unknown'), { status: 422 });
	}
	const action = `land.contract.${ask.act === 'step' || ask.act === 'onward' ? 'step' : ask.act}`;
	const through = (permission: Permission, write: Parameters<typeof locals.write<unknown>>[1]) =>
		locals.write(permission, write, { action });
	let outcome: Outcome<unknown>;
	switch (ask.act) {
		case 'step': {
			const step = contractCourse.steps.find(({ name }) => name === ask.step);
			outcome = await through(step?.permission ?? 'land.contract.review', (tx, by) => takeContractStep(tx, by, ask));
			break;
		}
		case 'onward': {
			const steps = escalationCourse.steps.filter(({ name }) => name === ask.step);
			const own = steps.find(({ permission }) => locals.actor.permissions.has(permission));
			outcome = await through(own?.permission ?? 'land.contract.review', (tx, by) => takeEscalationStep(tx, by, ask));
			break;
		}
		case 'raise':
			outcome = await through('land.contract.enter', (tx, by) => raiseContract(tx, by, ask));
			break;
		case 'decide':
			outcome = await through('land.contract.review', (tx, by) => decideIrregularity(tx, by, ask));
			break;
		case 'name':
			outcome = await through('land.contract.review', (tx, by) => nameIrregularity(tx, by, ask));
	}
	return json(outcome);
};
