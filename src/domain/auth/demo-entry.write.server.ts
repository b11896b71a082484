import { openAccounts } from '#auth/accounts.server.ts';
import type { AccountSettings } from '#auth/join.write.server.ts';
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
		.select(['id', 'name', 'user_id'])
		.where('county_code', '=', tx.county)
		.where('id', '=', personId)
		.where('demo', '=', true)
		.where('disabled_at', 'is', null)
		.forUpdate()
		.executeTakeFirst();
	if (!person) return refused('demo.unknown_person');
	tx.note({ kind: 'person', ids: [person.id], detail: { by: 'demo' } });
	if (person.user_id) return accepted({ userId: person.user_id });
	const { internalAdapter } = await openAccounts({ query: tx.query, ...settings }).$context;
	const user = await internalAdapter.createUser(
		{
			...{ name: person.name, email: `${person.id}@people.invalid`, emailVerified: false },
			...{ countyCode: tx.county, personId: person.id }
		},
		{ method: 'email-password' }
	);
	await tx.query
		.updateTable('person')
		.set({ user_id: user.id })
		.where('county_code', '=', tx.county)
		.where('id', '=', person.id)
		.execute();
	return accepted({ userId: user.id });
}
