import { createHmac } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Tables } from '#db/tables.ts';

/** A code is good in its own half minute, the one before and the one after; kept a little longer, ms. */
const KEPT = 120_000;

/**
 * Counts a code of an authenticator as used by somebody.
 * @param secret keys what is kept of the code
 * @returns false when it has been used: of two at once, one is the first
 */
export async function claimCode(
	query: Kysely<Tables>,
	secret: string,
	{ user, code }: { user: string; code: string },
	now: Date
): Promise<boolean> {
	await query
		.deleteFrom('auth_used_code')
		.where('used_at', '<', new Date(now.getTime() - KEPT))
		.execute();
	const code_hash = createHmac('sha256', secret).update(`code:${user}:${code}`).digest('hex');
	const claimed = await query
		.insertInto('auth_used_code')
		.values({ user_id: user, code_hash, used_at: now })
		.onConflict((conflict) => conflict.columns(['user_id', 'code_hash']).doNothing())
		.returning('user_id')
		.executeTakeFirst();
	return claimed !== undefined;
}
