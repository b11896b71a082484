import { checkAccount, type AskedAccount } from '#auth/asked-account.server.ts';
import { openAccounts, type AccountSettings } from '#auth/accounts.server.ts';
import { invitationByDigest } from '#auth/invitations.read.server.ts';
import { hasAdministrator } from '#auth/people.read.server.ts';
import { digestOf, LINK_GOOD_FOR, linkWord } from '#auth/one-time-link.server.ts';
import { foldUserName } from '#auth/user-name.ts';
import { userOf } from '#auth/user.write.server.ts';
import { accepted, refused, type Outcome } from '#core/outcome.ts';
import { dayOf } from '#core/period.ts';
import type { Actor } from '#core/permission.ts';
import { sortKey } from '#core/sort-key.ts';
import type { Tx } from '#db/tx.server.ts';

/** The person's roles or account changed: every process looks at them again. */
export const PEOPLE = 'people' as const;

/** A link that makes the county's first administrator. Of several, the first to be taken up ends the others. */
export async function makeFirstLink(tx: Tx, actor: Actor): Promise<Outcome<{ word: string; expires: Date }>> {
	return (await hasAdministrator(tx)) ? refused('person.present') : makeLink(tx, actor, 'first', null);
}

/**
 * A one-time link; who holds it sets the user name and the password themselves.
 * @param userName what they are proposed to be called; without one, what an earlier link that nobody took up proposed
 */
export async function makeLink(
	tx: Tx,
	actor: Actor,
	kind: 'first' | 'invite' | 'reset',
	person: string | null,
	userName?: string
): Promise<Outcome<{ word: string; expires: Date }>> {
	const word = linkWord();
	const expires = new Date(tx.now.getTime() + LINK_GOOD_FOR);
	const id = tx.newId();
	const former = person
		? await tx.query
				.deleteFrom('invitation')
				.where('county_code', '=', tx.county)
				.where('person_id', '=', person)
				.where('used_at', 'is', null)
				.returning('user_name')
				.execute()
		: [];
	const proposed = userName ?? former.find(({ user_name }) => user_name !== null)?.user_name ?? null;
	await tx.query
		.insertInto('invitation')
		.values({
			...{ county_code: tx.county, id, kind, person_id: person, token_hash: digestOf(word), user_name: proposed },
			...{ expires_at: expires, used_at: null, actor_id: actor.id, recorded_at: tx.now }
		})
		.execute();
	tx.note({ kind: 'invitation', ids: person ? [id, person] : [id], detail: { kind, expires: expires.toISOString() } });
	return accepted({ word: `${tx.county}.${word}`, expires });
}

/**
 * Takes up a one-time link: the person gets an account with this name and password, or, after a reset, another password;
 * sessions they had end.
 * @returns the user to sign in; one with a second factor signs in with it
 */
export async function takeUpLink(
	tx: Tx,
	_actor: Actor,
	settings: AccountSettings,
	asked: AskedAccount & { word: string; personName?: string }
): Promise<Outcome<{ userId: string; hasSecondFactor: boolean }>> {
	const digest = digestOf(asked.word.slice(asked.word.indexOf('.') + 1));
	await tx.query
		.selectFrom('invitation')
		.select('id')
		.where('county_code', '=', tx.county)
		.where('token_hash', '=', digest)
		.forUpdate()
		.execute();
	const invitation = await invitationByDigest(tx, digest, tx.now);
	if (!invitation) return refused('link.unknown');
	if (invitation.over) return refused(`link.${invitation.over}`);
	if (invitation.kind === 'first' && (await hasAdministrator(tx))) return refused('link.used');
	const person = invitation.person ?? (await firstAdministrator(tx, asked.personName ?? ''));
	if (!person) return refused('person.name');
	const checked = checkAccount(asked, person.userId === null);
	if (!checked.ok) return checked;
	const accounts = openAccounts({ query: tx.query, ...settings });
	const { internalAdapter, password } = await accounts.$context;
	const hashed = await password.hash(asked.password);
	let userId = person.userId;
	if (userId) {
		await internalAdapter.updatePassword(userId, hashed);
		await tx.query.deleteFrom('auth_session').where('user_id', '=', userId).execute();
	} else {
		const taken = await tx.query
			.selectFrom('auth_user')
			.select('id')
			.where('username', '=', foldUserName(asked.userName))
			.executeTakeFirst();
		if (taken) return refused('user_name.taken');
		userId = (await userOf(tx, settings, person, asked.userName)).id;
		await internalAdapter.linkAccount({ providerId: 'credential', accountId: userId, userId, password: hashed });
	}
	await tx.query
		.updateTable('invitation')
		.set({ used_at: tx.now })
		.where('county_code', '=', tx.county)
		.where('id', '=', invitation.id)
		.execute();
	tx.touch(PEOPLE);
	tx.note({ kind: 'person', ids: [person.id, invitation.id], detail: { by: 'link', kind: invitation.kind } });
	const { two_factor_enabled } = await tx.query
		.selectFrom('auth_user')
		.select('two_factor_enabled')
		.where('id', '=', userId)
		.executeTakeFirstOrThrow();
	return accepted({ userId, hasSecondFactor: two_factor_enabled === true });
}

/** The first administrator, for whom no administrator could make a record: the whole county, accounts and settings only. */
async function firstAdministrator(tx: Tx, name: string) {
	if (name.trim() === '') return null;
	const id = tx.newId();
	await tx.query
		.insertInto('person')
		.values({
			...{ county_code: tx.county, id, name: name.trim(), sort_key: sortKey(name.trim()) },
			...{ organisation: null, post: null, phone_sealed: null, phone_index: null, user_id: null },
			...{ language: null, text_size: null, disabled_at: null, demo: false, recorded_at: tx.now }
		})
		.execute();
	await tx.query
		.insertInto('person_role')
		.values({
			...{ county_code: tx.county, id: tx.newId(), person_id: id, role: 'admin' },
			...{ place_codes: JSON.stringify([tx.county]), department_id: null, subject_kind: null, subject_id: null },
			...{ valid_from: dayOf(tx.now), valid_to: null, ended_at: null, recorded_at: tx.now }
		})
		.execute();
	return { id, name: name.trim(), userId: null };
}
