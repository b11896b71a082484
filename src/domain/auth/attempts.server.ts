import type { Kysely } from 'kysely';
import { afterFailure, FREE_FAILURES, FREE_FAILURES_OF_ADDRESS, waitOf } from '#auth/waiting.ts';
import type { Tables } from '#db/tables.ts';

/** What failures are counted by: a keyed digest of a name or an address. */
export interface AttemptKeys {
	readonly name: string;
	readonly address: string;
}

/** A day without a failure forgets them all (waiting.ts), so what is older need not be kept. */
const KEPT = 86_400_000;

/**
 * Counts a try before it is looked at, so that many at once are not looked at for the price of one. `forgive` takes it back.
 * An address that waits leaves no line under the names it goes on trying.
 * @returns how long to wait first, ms; 0: it is counted and may be looked at
 */
export async function countAttempt(query: Kysely<Tables>, { name, address }: AttemptKeys, now: Date): Promise<number> {
	return query.transaction().execute(async (tx) => {
		await tx
			.deleteFrom('auth_attempt')
			.where('last_at', '<', new Date(now.getTime() - KEPT))
			.execute();
		const counted: { key: string; failures: number }[] = [];
		for (const [key, free] of [
			[address, FREE_FAILURES_OF_ADDRESS],
			[name, FREE_FAILURES]
		] as const) {
			await tx
				.insertInto('auth_attempt')
				.values({ key, failures: 0, last_at: now })
				.onConflict((conflict) => conflict.column('key').doNothing())
				.execute();
			const row = await tx.selectFrom('auth_attempt').selectAll().where('key', '=', key).forUpdate().executeTakeFirst();
			const present = row ? { failures: row.failures, lastAt: row.last_at } : null;
			const wait = waitOf(present, now, free);
			if (wait > 0) return wait;
			counted.push({ key, failures: afterFailure(present, now).failures });
		}
		for (const { key, failures } of counted)
			await tx.updateTable('auth_attempt').set({ failures, last_at: now }).where('key', '=', key).execute();
		return 0;
	});
}

/** Somebody got in: the name's failures are forgotten, and this try is not held against the address. */
export async function forgive(query: Kysely<Tables>, { name, address }: AttemptKeys): Promise<void> {
	await query.deleteFrom('auth_attempt').where('key', '=', name).execute();
	await query
		.updateTable('auth_attempt')
		.set((set) => ({ failures: set('failures', '-', 1) }))
		.where('key', '=', address)
		.where('failures', '>', 0)
		.execute();
}
