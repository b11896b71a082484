import { seesWholeCounty } from '#core/scope.ts';
import { inScope } from '#db/in-scope.ts';
import type { ReadDb } from '#db/read.server.ts';

/** Something outside this subject that a record may name: a zone, later a project. Whoever composes subjects hands them in. */
export interface NamedThing {
	code: string;
	name: string;
	/** Its number on the map. */
	number: number;
}

export interface Place extends NamedThing {
	/** What it sorts by. */
	key: string;
	/** Nine digits; null for the county. */
	township: string | null;
	/** Whether a record may be put there by whoever asks. */
	inScope: boolean;
}

/** The county, its townships and villages by code, in their own order. A place's name is no secret, so every scope sees them all. */
export async function placesByCode(db: ReadDb): Promise<Map<string, Place>> {
	const county = await db.query
		.selectFrom('county')
		.select(['code', 'name'])
		.where('code', '=', db.county)
		.executeTakeFirst();
	const townships = await db.query
		.selectFrom('township')
		.select(['code', 'name', 'feature_no as number', 'sort_key', inScope(db, 'township.code').as('open')])
		.where('county_code', '=', db.county)
		.orderBy('sort_key')
		.orderBy('code')
		.execute();
	const villages = await db.query
		.selectFrom('village')
		.select([
			'code',
			'name',
			'feature_no as number',
			'township_code',
			'sort_key',
			inScope(db, 'village.code').as('open')
		])
		.where('county_code', '=', db.county)
		.orderBy('sort_key')
		.orderBy('code')
		.execute();
	const key = new Map(townships.map(({ code, sort_key }) => [code, sort_key]));
	const whole = seesWholeCounty(db.scope, db.county);
	return new Map<string, Place>([
		...(county ? [[county.code, { ...county, number: 0, key: '', township: null, inScope: whole }] as const] : []),
		...townships.map(
			({ code, name, number, sort_key, open }) =>
				[code, { code, name, number, key: sort_key, township: code, inScope: open }] as const
		),
		...villages.map(({ code, name, number, township_code: township, sort_key, open }) => {
			const place = { code, name, number, key: `${key.get(township) ?? ''} ${sort_key}`, township, inScope: open };
			return [code, place] as const;
		})
	]);
}
