import { makeLink, PEOPLE } from '#auth/join.write.server.ts';
import { isLastAdministrator, personById } from '#auth/people.read.server.ts';
import { accepted, refused, type Outcome } from '#core/outcome.ts';
import { dayOf } from '#core/period.ts';
import type { Actor } from '#core/permission.ts';
import type { Tx } from '#db/tx.server.ts';

/** Shuts a person out, or lets them in again. Their sessions and unused links end. */
export async function setDisabled(
	tx: Tx,
	actor: Actor,
	person: string,
	disabled: boolean
): Promise<Outcome<{ id: string }>> {
	if (person === actor.id && disabled) return refused('person.self');
	const known = await personById(tx, person, dayOf(tx.now));
	if (!known) return refused('person.unknown');
	if (
		disabled &&
		known.roles.some(({ role }) => role === 'admin') &&
		(await isLastAdministrator(tx, person, dayOf(tx.now)))
	)
		return refused('person.last_admin');
	await tx.query
		.updateTable('person')
		.set({ disabled_at: disabled ? tx.now : null })
		.where('county_code', '=', tx.county)
		.where('id', '=', person)
		.execute();
	if (disabled)
		await tx.query
			.deleteFrom('invitation')
			.where('county_code', '=', tx.county)
			.where('person_id', '=', person)
			.where('used_at', 'is', null)
			.execute();
	await endSessions(tx, person);
	tx.note({ kind: 'person', ids: [person], changes: { disabled: [known.disabled, disabled] } });
	return accepted({ id: person });
}

/**
 * A link by which a person sets another password; what they had stops working at once.
 * @param secondFactor takes that away too, for somebody who has lost it
 */
export async function resetAccess(
	tx: Tx,
	actor: Actor,
	person: string,
	secondFactor: boolean
): Promise<Outcome<{ word: string; expires: Date }>> {
	const row = await tx.query
		.selectFrom('person')
		.select(['id', 'user_id', 'disabled_at'])
		.where('county_code', '=', tx.county)
		.where('id', '=', person)
		.forUpdate()
		.executeTakeFirst();
	if (!row) return refused('person.unknown');
	if (row.disabled_at) return refused('person.disabled');
	if (row.user_id) {
		await tx.query
			.deleteFrom('auth_account')
			.where('user_id', '=', row.user_id)
			.where('provider_id', '<>', 'credential')
			.execute();
		await tx.query.updateTable('auth_account').set({ password: null }).where('user_id', '=', row.user_id).execute();
		if (secondFactor) {
			await tx.query.deleteFrom('auth_two_factor').where('user_id', '=', row.user_id).execute();
			await tx.query
				.updateTable('auth_user')
				.set({ two_factor_enabled: false })
				.where('id', '=', row.user_id)
				.execute();
		}
	}
	await endSessions(tx, person);
	tx.note({
		kind: 'person',
		ids: [person],
		detail: { reset: secondFactor ? 'password and second factor' : 'password' }
	});
	return makeLink(tx, actor, row.user_id ? 'reset' : 'invite', person);
}

/** Signs a person out everywhere; every process looks at them again. */
export async function endSessions(tx: Tx, person: string): Promise<void> {
	tx.touch(PEOPLE);
	const { user_id } = await tx.query
		.selectFrom('person')
		.select('user_id')
		.where('county_code', '=', tx.county)
		.where('id', '=', person)
		.executeTakeFirstOrThrow();
	if (user_id) await tx.query.deleteFrom('auth_session').where('user_id', '=', user_id).execute();
}
