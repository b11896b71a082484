import type { ReadDb } from '#db/read.server.ts';

/** Names of townships and villages by their codes, whatever the scope: a place somebody is responsible for is no secret to them. */
export async function placeNames(db: ReadDb, codes: readonly string[]): Promise<Record<string, string>> {
	if (codes.length === 0) return {};
	const found: [string, string][] = [];
	for (const table of ['township', 'village'] as const) {
		const rows = await db.query
			.selectFrom(table)
			.select(['code', 'name'])
			.where('county_code', '=', db.county)
			.where('code', 'in', [...codes])
			.execute();
		found.push(...rows.map(({ code, name }): [string, string] => [code, name]));
	}
	return Object.fromEntries(found);
}
