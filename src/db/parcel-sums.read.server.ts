import type { ReadDb } from '#db/read.server.ts';

/** Rows and areas of a county's parcels, to be held against what another tool made of the same file. */
export async function parcelSums(db: ReadDb): Promise<{ rows: number; area_m2: number; area_mu: number }> {
	const { rows, area_m2, area_mu } = await db.query
		.selectFrom('parcel')
		.select(({ fn }) => [
			fn.countAll<number>().as('rows'),
			fn.sum<number>('area_m2').as('area_m2'),
			fn.sum<number>('area_mu').as('area_mu')
		])
		.where('county_code', '=', db.county)
		.executeTakeFirstOrThrow();
	return { rows, area_m2: Math.round(area_m2 * 100) / 100, area_mu: Number(area_mu) / 100 };
}
