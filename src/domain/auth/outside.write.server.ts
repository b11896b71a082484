import { OUTSIDE, type AccountSettings } from '#auth/accounts.server.ts';
import { endSessions } from '#auth/access.write.server.ts';
import { PEOPLE } from '#auth/join.write.server.ts';
import { personById } from '#auth/people.read.server.ts';
import { needsSecondFactor } from '#auth/roles.ts';
import { userOf } from '#auth/user.write.server.ts';
import { accepted, refused, type Outcome } from '#core/outcome.ts';
import { dayOf } from '#core/period.ts';
import type { Actor } from '#core/permission.ts';
import type { Tx } from '#db/tx.server.ts';

const LONGEST_IDENTITY = 200;

/** Enters who a person is at the provider that signs people in too; null: nobody. Whoever is in as them is out. */
export async function setOutsideIdentity(
	tx: Tx,
	_actor: Actor,
	person: string,
	identity: string | null
): Promise<Outcome<{ id: string }>> {
	const wanted = identity?.trim() || null;
	if (wanted && wanted.length > LONGEST_IDENTITY)
		return refused('person.identity', { expected: LONGEST_IDENTITY, got: wanted.length });
	const row = await tx.query
		.selectFrom('person')
		.select('outside_identity')
		.where('county_code', '=', tx.county)
		.where('id', '=', person)
		.forUpdate()
		.executeTakeFirst();
	if (!row) return refused('person.unknown');
	if (row.outside_identity === wanted) return accepted({ id: person });
	const other =
		wanted &&
		(await tx.query
			.selectFrom('person')
			.select('id')
			.where('county_code', '=', tx.county)
			.where('outside_identity', '=', wanted)
			.executeTakeFirst());
	if (other) return refused('person.identity_taken');
	await tx.query
		.updateTable('person')
		.set({ outside_identity: wanted })
		.where('county_code', '=', tx.county)
		.where('id', '=', person)
		.execute();
	await endSessions(tx, person);
	tx.touch(PEOPLE);
	tx.note({ kind: 'person', ids: [person], detail: { identity: wanted !== null } });
	return accepted({ id: person });
}

/**
 * Whoever the provider says has come: a person with this identity, or nobody. Their account is tied to the provider's subject.
 * Who needs a second factor, or has one, does not come in this way: the provider's own is not asked for.
 * @returns the mail address that their account goes by
 */
export async function enterFromOutside(
	tx: Tx,
	_actor: Actor,
	settings: AccountSettings,
	{ identity, subject }: { identity: string; subject: string }
): Promise<Outcome<string>> {
	const found = await tx.query
		.selectFrom('person')
		.leftJoin('auth_user', 'auth_user.id', 'person.user_id')
		.select(['person.id', 'two_factor_enabled'])
		.where('person.county_code', '=', tx.county)
		.where('outside_identity', '=', identity)
		.executeTakeFirst();
	const person = found && (await personById(tx, found.id, dayOf(tx.now)));
	if (!person) return refused('outside.unknown');
	if (person.disabled) return refused('sign_in.disabled');
	if (person.roles.length === 0) return refused('sign_in.no_role');
	if (found.two_factor_enabled || person.roles.some(({ role }) => needsSecondFactor(role)))
		return refused('outside.second_factor');
	const user = await userOf(tx, settings, person);
	await tx.query
		.deleteFrom('auth_account')
		.where('provider_id', '=', OUTSIDE)
		.where((where) =>
			where.or([
				where.and([where('account_id', '=', subject), where('user_id', '<>', user.id)]),
				where.and([where('account_id', '<>', subject), where('user_id', '=', user.id)])
			])
		)
		.execute();
	await tx.query
		.insertInto('auth_account')
		.values({
			...{ id: tx.newId(), account_id: subject, provider_id: OUTSIDE, user_id: user.id },
			...{ created_at: tx.now, updated_at: tx.now }
		})
		.onConflict((conflict) => conflict.columns(['provider_id', 'account_id']).doNothing())
		.execute();
	tx.note({ kind: 'person', ids: [person.id], detail: { by: OUTSIDE } });
	return accepted(user.email);
}
