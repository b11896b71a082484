import { personById } from '#auth/people.read.server.ts';
import { PHONE_USE } from '#auth/user-name.ts';
import { maskedPhone } from '#core/masks.ts';
import { accepted, refused, type Outcome } from '#core/outcome.ts';
import { dayOf } from '#core/period.ts';
import type { Actor } from '#core/permission.ts';
import { sees, seesWholeCounty } from '#core/scope.ts';
import { open, type KeyRing } from '#core/sealed.server.ts';
import type { Tx } from '#db/tx.server.ts';

/** Shortest and longest reason, in signs: a word is no reason. */
export const REASON = { shortest: 4, longest: 200 } as const;

/**
 * A person's phone in full, for a reason that stands in the trail. A sensitive read is a write: it is committed before the
 * number leaves. Whoever sees a part of the county asks about those who are something there.
 */
export async function fullPhone(
	tx: Tx,
	_actor: Actor,
	ring: KeyRing,
	id: string,
	reason: string
): Promise<Outcome<{ phone: string }>> {
	const { length } = [...reason.trim()];
	if (length < REASON.shortest || length > REASON.longest)
		return refused('people.reason', { expected: [REASON.shortest, REASON.longest], got: length });
	const person = await personById(tx, id, dayOf(tx.now));
	const inSight =
		seesWholeCounty(tx.scope, tx.county) ||
		person?.roles.some(({ places }) => places.some((place) => sees(tx.scope, tx.county, place)));
	if (!person || !inSight) return refused('person.unknown');
	const { phone_sealed } = await tx.query
		.selectFrom('person')
		.select('phone_sealed')
		.where('county_code', '=', tx.county)
		.where('id', '=', id)
		.executeTakeFirstOrThrow();
	if (phone_sealed === null) return refused('person.no_phone');
	const phone = open(ring, phone_sealed, PHONE_USE);
	tx.because(reason.trim());
	tx.note({ kind: 'person', ids: [id], detail: { seen: maskedPhone(phone) } });
	return accepted({ phone });
}
