import type { AccountSettings } from '#auth/accounts.server.ts';
import { userOf } from '#auth/user.write.server.ts';
import { accepted, refused, type Outcome } from '#core/outcome.ts';
import type { Actor } from '#core/permission.ts';
import type { Tx } from '#db/tx.server.ts';

/**
 * Lets in one of the demo county's people without a password: a user without any way to sign in from outside is made the
 * first time. Whether this is the demo county, on the loopback, is for the route to have made sure of.
 */
export async function enterAsDemoPerson(
	tx: Tx,
	_actor: Actor,
	settings: AccountSettings,
	personId: string
): Promise<Outcome<{ userId: string }>> {
	const person = await tx.query
		.selectFrom('person')
		.select(['id', 'name'])
		.where('county_code', '=', tx.county)
		.where('id', '=', personId)
		.where('demo', '=', true)
		.where('disabled_at', 'is', null)
		.forUpdate()
		.executeTakeFirst();
	if (!person) return refused('demo.unknown_person');
	tx.note({ kind: 'person', ids: [person.id], detail: { by: 'demo' } });
	const { id } = await userOf(tx, settings, person);
	return accepted({ userId: id });
}
