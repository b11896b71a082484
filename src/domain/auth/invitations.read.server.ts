import type { ReadDb } from '#db/read.server.ts';

export interface Invitation {
	readonly id: string;
	readonly kind: 'first' | 'invite' | 'reset';
	/** Nobody yet, for the first administrator's. `userId`: of an account that has a user name and a password. */
	readonly person: { readonly id: string; readonly name: string; readonly userId: string | null } | null;
	/** What they are proposed to be called. */
	readonly userName: string | null;
	/** Why it lets nobody in any more. */
	readonly over: 'used' | 'expired' | null;
}

/** The one-time link with this digest; null where the county never made it. */
export async function invitationByDigest(db: ReadDb, digest: string, now: Date): Promise<Invitation | null> {
	const row = await db.query
		.selectFrom('invitation')
		.leftJoin('person', (join) =>
			join.onRef('person.county_code', '=', 'invitation.county_code').onRef('person.id', '=', 'invitation.person_id')
		)
		.leftJoin('auth_user', 'auth_user.id', 'person.user_id')
		.select([
			'invitation.id',
			'kind',
			'expires_at',
			'used_at',
			'invitation.person_id',
			'person.name',
			'user_id',
			'username',
			'user_name'
		])
		.where('invitation.county_code', '=', db.county)
		.where('token_hash', '=', digest)
		.executeTakeFirst();
	if (!row) return null;
	const { id, kind, expires_at, used_at, person_id, name, user_id, username, user_name } = row;
	return {
		...{ id, kind: kind as Invitation['kind'], userName: user_name },
		person: person_id && name !== null ? { id: person_id, name, userId: username === null ? null : user_id } : null,
		over: used_at ? 'used' : expires_at <= now ? 'expired' : null
	};
}
