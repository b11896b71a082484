import { openAccounts, type AccountSettings } from '#auth/accounts.server.ts';
import { foldUserName } from '#auth/user-name.ts';
import type { Tx } from '#db/tx.server.ts';

/** What an account goes by among its library's: no person has an address there. */
const emailOf = (person: string): string => `${person}@people.invalid`;

/** A person's account, made the first time. @param userName what they sign in by from now on, where that is a name and a password */
export async function userOf(
	tx: Tx,
	settings: AccountSettings,
	person: { readonly id: string; readonly name: string },
	userName?: string
): Promise<{ id: string; email: string }> {
	const email = emailOf(person.id);
	const present = await tx.query.selectFrom('auth_user').select('id').where('email', '=', email).executeTakeFirst();
	if (present) {
		const named = { username: foldUserName(userName ?? ''), display_username: userName };
		if (userName !== undefined)
			await tx.query.updateTable('auth_user').set(named).where('id', '=', present.id).execute();
		return { id: present.id, email };
	}
	const { internalAdapter } = await openAccounts({ query: tx.query, ...settings }).$context;
	const { id } = await internalAdapter.createUser(
		{
			...{ name: person.name, email, emailVerified: false, countyCode: tx.county, personId: person.id },
			...(userName === undefined ? {} : { username: userName, displayUsername: userName })
		},
		{ method: 'email-password' }
	);
	await tx.query
		.updateTable('person')
		.set({ user_id: id })
		.where('county_code', '=', tx.county)
		.where('id', '=', person.id)
		.execute();
	return { id, email };
}
