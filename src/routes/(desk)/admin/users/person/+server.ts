import { json } from '@sveltejs/kit';
import * as v from 'valibot';
import { resetAccess, setDisabled } from '#auth/access.write.server.ts';
import { setOutsideIdentity } from '#auth/outside.write.server.ts';
import { changePerson, invitePerson } from '#auth/people.write.server.ts';
import { changePlaces, endRole, giveRole } from '#auth/person-roles.write.server.ts';
import { accepted, refused, type Outcome } from '#core/outcome.ts';
import { dayOf, isDay } from '#core/period.ts';
import { house } from '#door/house.server.ts';
import type { RequestHandler } from './$types';

const text = v.pipe(v.string(), v.trim(), v.maxLength(100));
const orNone = v.pipe(
	text,
	v.transform((given) => given || null)
);
const person = v.pipe(v.string(), v.uuid());
// Said only where a provider is set: without it the one that is known stays.
const identity = v.optional(v.nullable(v.pipe(v.string(), v.maxLength(400))));
// A form that does not ask for it leaves what is known.
const homeVillage = v.optional(v.nullable(v.pipe(v.string(), v.regex(/^\d{12}$/))));
const known = { name: text, organisation: orNone, post: orNone, identity, homeVillage };
const role = v.object({
	...{ role: v.pipe(v.string(), v.maxLength(40)), department: orNone },
	places: v.pipe(v.array(v.pipe(v.string(), v.regex(/^\d{6,12}$/))), v.maxLength(50)),
	to: v.nullable(v.pipe(v.string(), v.check(isDay)))
});
const asked = v.variant('act', [
	v.object({ act: v.literal('invite'), ...known, phone: orNone, role }),
	// Without a phone the one that is known stays: nobody who edits has seen it whole.
	v.object({ act: v.literal('edit'), person, ...known, phone: v.optional(v.nullable(text)) }),
	v.object({ act: v.literal('give'), person, role }),
	v.object({ act: v.literal('end'), person, role: v.pipe(v.string(), v.uuid()) }),
	v.object({ act: v.literal('scope'), person, role: v.pipe(v.string(), v.uuid()), places: role.entries.places }),
	v.object({ act: v.literal('disable'), person }),
	v.object({ act: v.literal('enable'), person }),
	v.object({ act: v.literal('reset'), person, factor: v.boolean() })
]);

/** Invites a person, changes what is known of them, what they are, and whether they come in. Links are given once. */
export const POST: RequestHandler = async ({ request, locals, url }) => {
	const given = v.safeParse(asked, await request.json().catch(() => null));
	if (!given.success) return json(refused('people.request'), { status: 400 });
	const want = given.output;
	const { keys, settings } = await house();
	const from = dayOf(new Date());
	const linked = (outcome: Outcome<{ word: string; expires: Date; id?: string }>) =>
		outcome.ok
			? accepted({
					link: new URL(`/join/${outcome.value.word}`, settings.origin ?? url.origin).href,
					expires: outcome.value.expires.toISOString(),
					id: outcome.value.id ?? null
				})
			: outcome;
	const outcome: Outcome<unknown> = await locals.write(
		'people.change',
		async (tx, actor): Promise<Outcome<unknown>> => {
			switch (want.act) {
				case 'invite': {
					const { act: _, role: first, identity: who, ...known } = want;
					const made = await invitePerson(tx, actor, keys, { ...known, roles: [{ ...first, from }] });
					const named = made.ok && who ? await setOutsideIdentity(tx, actor, made.value.id, who) : made;
					return named.ok ? linked(made) : named;
				}
				case 'edit': {
					const { act: _, person: id, identity: who, ...known } = want;
					const changed = await changePerson(tx, actor, keys, id, known);
					return changed.ok && who !== undefined ? setOutsideIdentity(tx, actor, id, who) : changed;
				}
				case 'give':
					return giveRole(tx, actor, want.person, { ...want.role, from });
				case 'end':
					return endRole(tx, actor, want.person, want.role);
				case 'scope':
					return changePlaces(tx, actor, want.person, want.role, want.places);
				case 'reset':
					return linked(await resetAccess(tx, actor, want.person, want.factor));
				default:
					return setDisabled(tx, actor, want.person, want.act === 'disable');
			}
		},
		{ action: `people.${want.act}` }
	);
	return json(outcome, { headers: { 'cache-control': 'no-store' } });
};
