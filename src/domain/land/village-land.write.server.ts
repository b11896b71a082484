import { sql, type RawBuilder } from 'kysely';
import { widenedTogether, polygonsOf, unionOf } from '#db/spatial.ts';
import type { Tx } from '#db/tx.server.ts';
import type { VillageLand } from './village-land.read.server.ts';

/**
 * Metres: fields with less than twice this between them become one, for neighbours' vertices lie some millimetres apart. A
 * pixel of the maps it is drawn on is 300 times as wide.
 */
const WIDTH = 0.05;
/** What PostGIS raises when GEOS could not do it (internal_error). */
const THROWN = 'XX000';

/** How shapes of a group become one. */
type Together = (gk: RawBuilder<unknown>) => RawBuilder<unknown>;

const widened: Together = (gk) => widenedTogether(gk, WIDTH);
/** Four times as slow, and it holds for all that is valid. */
export const united: Together = (gk) => unionOf(gk, WIDTH);

/**
 * Makes some villages' land anew from their parcels; without any it is gone. What GEOS cannot do together is done one by one,
 * and what it cannot do the first way the second.
 */
export async function makeVillageLand(
	tx: Tx,
	lands: readonly VillageLand[],
	ways: readonly [Together, Together] = [widened, united]
): Promise<void> {
	if (lands.length === 0) return;
	await sql`savepoint village_land`.execute(tx.query);
	try {
		await make(tx, lands, ways[0]);
		await sql`release savepoint village_land`.execute(tx.query);
	} catch (error) {
		if ((error as { code?: string }).code !== THROWN) throw error;
		await sql`rollback to savepoint village_land`.execute(tx.query);
		if (lands.length === 1) await make(tx, lands, ways[1]);
		else for (const land of lands) await makeVillageLand(tx, [land], ways);
	}
	tx.touch('village_land');
}

async function make(tx: Tx, lands: readonly VillageLand[], together: Together): Promise<void> {
	const keyOf = (land: { register: string; village: string }) => `${land.register} ${land.village}`;
	const there = await tx.query
		.selectFrom('village_land')
		.select(['register', 'village_code as village', 'feature_no'])
		.where('county_code', '=', tx.county)
		.forUpdate()
		.execute();
	const numbers = new Map(there.map((land) => [keyOf(land), land.feature_no]));
	const added = lands.filter((land) => !numbers.has(keyOf(land)));
	if (added.length > 0) {
		const first = await tx.takeNumbers('village_land', added.length);
		added.forEach((land, at) => numbers.set(keyOf(land), first + at));
	}
	const wanted = JSON.stringify(
		lands.map((land) => ({ register: land.register, village: land.village, number: numbers.get(keyOf(land)) }))
	);
	const listed = sql`jsonb_to_recordset(${wanted}::jsonb) as wanted(register text, village text, number integer)`;
	const belongs = sql`parcel.county_code = ${tx.county} and parcel.register = wanted.register
		and parcel.village_code = wanted.village`;
	await sql`
		insert into village_land (county_code, register, village_code, feature_no, recorded_at, parcel_count, made_of, shape, gk_srid)
		select ${tx.county}::text, wanted.register, wanted.village, wanted.number, ${tx.now}::timestamptz, count(*),
			md5(string_agg(parcel.id::text || ' ' || parcel.version, ' ' order by parcel.id)),
			ST_Transform(${polygonsOf(together(sql`parcel.gk`))}, 4490), max(parcel.gk_srid)
		from ${listed}
		join parcel on ${belongs}
		group by wanted.register, wanted.village, wanted.number
		on conflict (county_code, register, village_code) do update
			set recorded_at = excluded.recorded_at, parcel_count = excluded.parcel_count, made_of = excluded.made_of,
				shape = excluded.shape, gk_srid = excluded.gk_srid`.execute(tx.query);
	await sql`
		delete from village_land using ${listed}
		where village_land.county_code = ${tx.county} and village_land.register = wanted.register
			and village_land.village_code = wanted.village
			and not exists (select from parcel where ${belongs})`.execute(tx.query);
}
