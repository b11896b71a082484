import { json } from '@sveltejs/kit';
import * as v from 'valibot';
import { refused, type Outcome } from '#core/outcome.ts';
import { enterpriseFields, linkFields } from '#zones/enterprises/enterprise-check.ts';
import { keepEnterprise, saveEnterprise } from '#zones/enterprises/enterprise.write.server.ts';
import { addLink, changeLink } from '#zones/enterprises/link.write.server.ts';
import type { RequestHandler } from './$types';

const text = v.pipe(v.string(), v.maxLength(1000));
const number = v.pipe(v.number(), v.integer(), v.minValue(1));
const asked = v.variant('act', [
	v.object({
		...{ act: v.literal('save'), number: v.nullable(number), version: v.pipe(v.number(), v.integer()) },
		values: v.partial(v.object(v.entriesFromList(enterpriseFields, v.nullable(text))))
	}),
	v.object({ act: v.picklist(['retire', 'reopen']), number, version: number, reason: text }),
	v.object({
		...{ act: v.literal('link'), number },
		values: v.partial(v.object(v.entriesFromList(linkFields, v.nullable(text))))
	}),
	v.object({
		...{ act: v.literal('change-link'), number, link: v.pipe(v.string(), v.uuid()), version: number },
		...{ do: v.picklist(['end', 'remove']), on: text }
	})
]);

/** Enters and changes enterprises, and what they buy, sell and are paired with. */
export const POST: RequestHandler = async ({ request, locals }) => {
	const given = v.safeParse(asked, await request.json().catch(() => null));
	if (!given.success) return json(refused('enterprise.unknown'), { status: 400 });
	const body = given.output;
	const outcome: Outcome<unknown> = await locals.write(
		'zones.enterprise.change',
		(tx, actor): Promise<Outcome<unknown>> => {
			if (body.act === 'save') return saveEnterprise(tx, actor, body);
			if (body.act === 'link') return addLink(tx, actor, body);
			if (body.act === 'change-link') return changeLink(tx, actor, { ...body, act: body.do });
			return keepEnterprise(tx, actor, body);
		},
		{ action: `zones.enterprise.${body.act === 'change-link' ? 'link' : body.act}` }
	);
	return json(outcome);
};
