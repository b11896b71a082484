import { inScope } from '#db/in-scope.ts';
import type { ReadDb } from '#db/read.server.ts';
import type { NamedPlace } from './place.ts';

/** Townships that hold a village in scope, and those villages; each in the order of their names. */
export async function namedPlaces(db: ReadDb): Promise<{ townships: NamedPlace[]; villages: NamedPlace[] }> {
	const villages = await db.query
		.selectFrom('village')
		.select(['code', 'name', 'township_code as township', 'feature_no as number'])
		.where('county_code', '=', db.county)
		.where(inScope(db, 'village.code'))
		.orderBy('sort_key')
		.orderBy('code')
		.execute();
	const seen = new Set(villages.map(({ township }) => township));
	const townships = await db.query
		.selectFrom('township')
		.select(['code', 'name', 'feature_no as number'])
		.where('county_code', '=', db.county)
		.orderBy('sort_key')
		.orderBy('code')
		.execute();
	return {
		townships: townships.filter(({ code }) => seen.has(code)).map((each) => ({ ...each, township: null })),
		villages
	};
}
