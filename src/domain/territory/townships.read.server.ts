import type { ReadDb } from '#db/read.server.ts';

/** Names of the county's townships, by code, in their own order. A township's name is no secret, so a village sees them all. */
export async function townshipNames(db: ReadDb): Promise<Map<string, string>> {
	const rows = await db.query
		.selectFrom('township')
		.select(['code', 'name'])
		.where('county_code', '=', db.county)
		.orderBy('sort_key')
		.orderBy('code')
		.execute();
	return new Map(rows.map(({ code, name }) => [code, name]));
}
