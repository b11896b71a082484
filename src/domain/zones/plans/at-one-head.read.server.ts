import type { ReadDb } from '#db/read.server.ts';

const headOf = async (db: ReadDb, planId: string): Promise<number> => {
	const { head } = await db.query
		.selectFrom('zone_plan_step')
		.select(({ fn }) => fn.max<number | null>('seq').as('head'))
		.where('county_code', '=', db.county)
		.where('plan_id', '=', planId)
		.executeTakeFirstOrThrow();
	return head ?? 0;
};

/** How often what is read is read again where somebody draws meanwhile. */
const MOST = 3;

/**
 * What several statements say of a plan, and the step after which all of them said it.
 * @returns null where the plan moved each time while it was read
 */
export async function atOneHead<T>(
	db: ReadDb,
	planId: string,
	read: () => Promise<T>
): Promise<{ head: number; value: T } | null> {
	let head = await headOf(db, planId);
	for (let turn = 0; turn < MOST; turn++) {
		const value = await read();
		const after = await headOf(db, planId);
		if (after === head) return { head, value };
		head = after;
	}
	return null;
}
