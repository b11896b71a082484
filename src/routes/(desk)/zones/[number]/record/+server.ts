import { json } from '@sveltejs/kit';
import * as v from 'valibot';
import { refused, type Outcome } from '#core/outcome.ts';
import { recordNumber } from '#core/record-number.ts';
import { changeBody } from '#zones/page/body.write.server.ts';
import { addLink, removeLink } from '#zones/page/links.write.server.ts';
import { memberRoles } from '#zones/page/members.ts';
import { giveRole } from '#zones/page/roles.write.server.ts';
import type { RequestHandler } from './$types';

const whole = v.pipe(v.number(), v.integer(), v.minValue(1));
const village = v.pipe(v.string(), v.regex(/^\d{12}$/));
const typed = v.pipe(v.string(), v.maxLength(1000));
const values = v.record(v.pipe(v.string(), v.maxLength(40)), typed);
const id = v.pipe(v.string(), v.uuid());
const change = v.variant('part', [
	v.object({ part: v.literal('facts'), values }),
	v.object({ part: v.literal('village'), village, values }),
	v.object({ part: v.literal('shares'), values }),
	v.object({ part: v.literal('year'), year: typed, distributed: typed, values }),
	v.object({ part: v.literal('no-year'), year: typed })
]);
const asked = v.variant('act', [
	v.object({ act: v.literal('role'), village, version: whole, role: v.nullable(v.picklist(memberRoles)), leads: v.boolean() }), // prettier-ignore
	v.object({ act: v.literal('link'), from: village, to: village, flow: typed }),
	v.object({ act: v.literal('unlink'), link: id }),
	v.object({ act: v.literal('body'), version: v.nullable(whole), change })
]);

/** Changes what a zone's page says: a village's role, a link of the chain, who runs it. */
export const POST: RequestHandler = async ({ request, locals, params }) => {
	const given = v.safeParse(asked, await request.json().catch(() => null));
	const number = recordNumber(params.number);
	if (!given.success || number === null) return json(refused('zone.unknown'), { status: 400 });
	const body = given.output;
	const outcome: Outcome<unknown> = await locals.write(
		'zones.body.change',
		(tx, actor): Promise<Outcome<unknown>> => {
			switch (body.act) {
				case 'role':
					return giveRole(tx, actor, { number, ...body });
				case 'link':
					return addLink(tx, actor, { number, ...body });
				case 'unlink':
					return removeLink(tx, actor, { number, ...body });
				case 'body':
					return changeBody(tx, actor, { number, ...body });
			}
		},
		{ action: `zones.zone.${body.act}` }
	);
	return json(outcome);
};
