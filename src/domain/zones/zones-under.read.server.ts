import { sql } from 'kysely';
import type { ReadDb } from '#db/read.server.ts';
import { intersection, muOf, polygonsOf, sharesArea } from '#db/spatial.ts';
import type { DossierZone } from '#land/dossier.ts';

/** The zones and project areas that a parcel or a finding lies in, and how much of it; whoever asks has seen the land itself. */
export async function zonesUnder(db: ReadDb, table: 'parcel' | 'finding', id: string): Promise<DossierZone[]> {
	const shared = polygonsOf(intersection(sql.ref('me.gk'), sql.ref('zone.gk'), db.overlayGrid));
	const { rows } = await sql<DossierZone>`
		select zone.feature_no as number, zone.name, zone.layout, zone.status,
			${muOf(sql`ST_Area(ST_Transform(${shared}, 4490)::geography)`)} as "sharedMu"
		from ${sql.table(table)} me
		join zone on zone.county_code = ${db.county} and ${sharesArea(sql.ref('me.gk'), sql.ref('zone.gk'))}
		where me.county_code = ${db.county} and me.id = ${id} and zone.status <> 'retired'
		order by 5 desc, zone.code`.execute(db.query);
	return rows.filter(({ sharedMu }) => sharedMu > 0);
}
