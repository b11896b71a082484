import { inScope } from '#db/in-scope.ts';
import type { ReadDb } from '#db/read.server.ts';

/** Names of the townships in scope, by code, in their own order. */
export async function townshipNames(db: ReadDb): Promise<Map<string, string>> {
	const rows = await db.query
		.selectFrom('township')
		.select(['code', 'name'])
		.where('county_code', '=', db.county)
		.where(inScope(db, 'code'))
		.orderBy('sort_key')
		.orderBy('code')
		.execute();
	return new Map(rows.map(({ code, name }) => [code, name]));
}
