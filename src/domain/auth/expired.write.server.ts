import { keptUntil } from '#auth/expired.read.server.ts';
import { accepted, type Outcome } from '#core/outcome.ts';
import type { Actor } from '#core/permission.ts';
import type { Tx } from '#db/tx.server.ts';

/** Takes away sessions, steps of signing in and one-time links that are long over. */
export async function sweepExpired(
	tx: Tx,
	_actor: Actor
): Promise<Outcome<{ sessions: number; verifications: number; invitations: number }>> {
	const { day, month } = keptUntil(tx.now);
	const count = ({ numDeletedRows }: { numDeletedRows: bigint }): number => Number(numDeletedRows);
	const sessions = count(await tx.query.deleteFrom('auth_session').where('expires_at', '<', day).executeTakeFirst());
	const verifications = count(
		await tx.query.deleteFrom('auth_verification').where('expires_at', '<', day).executeTakeFirst()
	);
	const invitations = count(
		await tx.query
			.deleteFrom('invitation')
			.where('county_code', '=', tx.county)
			.where('expires_at', '<', month)
			.executeTakeFirst()
	);
	const swept = { sessions, verifications, invitations };
	tx.note({ kind: 'session', count: sessions + verifications + invitations, detail: swept });
	return accepted(swept);
}
