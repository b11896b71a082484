import { sql } from 'kysely';
import { seesWholeCounty } from '#core/scope.ts';
import { inScope } from '#db/in-scope.ts';
import type { ReadDb } from '#db/read.server.ts';
import { boxOf } from '#territory/record.read.server.ts';
import { boundsOfBox, type MapRecord, type RecordKind, type RecordLink, type RecordList } from '#territory/record.ts';
import { villagesOfZone } from '#zones/zones.read.server.ts';

/** The record of a zone or project area by its number; null when it is not there, or none of its villages is in scope. */
export async function zoneRecord(db: ReadDb, kind: RecordKind, number: number): Promise<MapRecord | null> {
	if (kind !== 'zone') return null;
	const row = await db.query
		.selectFrom('zone')
		.select(['id', 'code', 'name', 'layout', 'status', 'area_mu', boxOf('zone.shape').as('box')])
		.where('county_code', '=', db.county)
		.where('feature_no', '=', number)
		.executeTakeFirst();
	if (!row) return null;
	const villages = await villagesOfZone(db, row.id);
	const whole = seesWholeCounty(db.scope, db.county);
	if (!whole && villages.length === 0) return null;
	return {
		kind: 'zone',
		number,
		title: row.name,
		village: null,
		bounds: boundsOfBox(row.box),
		parents: [],
		facts: [
			{ name: 'area', value: { mu: row.area_mu } },
			{ name: 'layout', value: { word: row.layout } },
			{ name: 'status', value: { word: row.status } },
			{ name: 'code', value: { text: row.code } }
		],
		lists: [
			{
				name: 'village',
				count: villages.length,
				mu: null,
				items: villages.map((village) => ({
					kind: 'village',
					number: village.featureNo,
					name: village.name,
					mu: village.areaMu
				}))
			}
		]
	};
}

/** Zones that hold villages whose codes begin so, or land in them. */
export async function zonesOn(db: ReadDb, place: string): Promise<RecordList> {
	const { rows } = await sql<{ number: number; name: string; mu: number; word: string }>`
		select zone.feature_no as number, zone.name, zone.area_mu as mu, zone.layout as word
		from zone
		where zone.county_code = ${db.county} and zone.status <> 'retired' and exists (
			select from zone_village
			where zone_village.county_code = ${db.county} and zone_village.zone_id = zone.id and starts_with(zone_village.village_code, ${place})
				and ${inScope(db, 'zone_village.village_code')}
			union all
			select from zone_ground
			where zone_ground.county_code = ${db.county} and zone_ground.zone_id = zone.id and starts_with(zone_ground.village_code, ${place})
				and ${inScope(db, 'zone_ground.village_code')})
		order by zone.code`.execute(db.query);
	const items = rows.map((row): RecordLink => ({ kind: 'zone', ...row }));
	return { name: 'zone', count: items.length, mu: null, items };
}
