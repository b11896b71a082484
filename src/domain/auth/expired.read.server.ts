import type { ReadDb } from '#db/read.server.ts';

const DAY = 86_400_000;

/**
 * What is over is kept for a while, so that whoever comes with it is told so: sessions and steps of signing in for a day, a
 * one-time link for a month.
 */
export const keptUntil = (now: Date) => ({
	day: new Date(now.getTime() - DAY),
	month: new Date(now.getTime() - 30 * DAY)
});

/** Whether anything has been over for so long that it goes. */
export async function hasExpired(db: ReadDb, now: Date): Promise<boolean> {
	const { day, month } = keptUntil(now);
	for (const table of ['auth_session', 'auth_verification'] as const) {
		const row = await db.query.selectFrom(table).select('id').where('expires_at', '<', day).limit(1).executeTakeFirst();
		if (row) return true;
	}
	const link = await db.query
		.selectFrom('invitation')
		.select('id')
		.where('county_code', '=', db.county)
		.where('expires_at', '<', month)
		.limit(1)
		.executeTakeFirst();
	return link !== undefined;
}
