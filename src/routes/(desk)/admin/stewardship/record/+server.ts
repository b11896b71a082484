import { json } from '@sveltejs/kit';
import * as v from 'valibot';
import { refused, type Outcome } from '#core/outcome.ts';
import { isDay } from '#core/period.ts';
import { endRecord, removeRecord, saveRecord, takeBackRecord } from '#stewardship/register.write.server.ts';
import { registerNames } from '#stewardship/registers.ts';
import type { RequestHandler } from './$types';

const register = v.picklist(registerNames);
const record = { register, id: v.pipe(v.string(), v.uuid()), version: v.pipe(v.number(), v.integer(), v.minValue(1)) };
const asked = v.variant('act', [
	v.object({
		...{ act: v.literal('save'), register, id: v.nullable(record.id), version: v.pipe(v.number(), v.integer()) },
		values: v.record(v.pipe(v.string(), v.maxLength(40)), v.pipe(v.string(), v.maxLength(2000)))
	}),
	v.object({ ...record, act: v.literal('end'), lastDay: v.pipe(v.string(), v.check(isDay)) }),
	v.object({ ...record, act: v.literal('undo') }),
	v.object({ ...record, act: v.literal('remove') })
]);

/** Adds, changes, ends, removes a record of a register, or takes its last change back. Labels ask for their own permission too. */
export const POST: RequestHandler = async ({ request, locals }) => {
	const given = v.safeParse(asked, await request.json().catch(() => null));
	if (!given.success) return json(refused('register.unknown'), { status: 400 });
	const { act, register: name, ...rest } = given.output;
	if (name === 'label' && !locals.actor.permissions.has('stewardship.restricted.see'))
		return json(refused('register.unknown'), { status: 404 });
	const action = `stewardship.${name}.${act}`;
	const outcome: Outcome<unknown> = await locals.write(
		'stewardship.change',
		(tx, actor) => {
			if (act === 'save') return saveRecord(tx, actor, name, rest as Parameters<typeof saveRecord>[3]);
			if (act === 'end') return endRecord(tx, actor, name, rest as Parameters<typeof endRecord>[3]);
			const what = rest as Parameters<typeof removeRecord>[3];
			return act === 'undo' ? takeBackRecord(tx, actor, name, what) : removeRecord(tx, actor, name, what);
		},
		{ action }
	);
	return json(outcome);
};
