import { sql } from 'kysely';
import { accepted, refused, type Outcome } from '#core/outcome.ts';
import { seesWholeCounty } from '#core/scope.ts';
import { inScope } from '#db/in-scope.ts';
import type { Tx } from '#db/tx.server.ts';

export interface HeldZone {
	id: string;
	code: string;
	name: string;
	/** Codes of its villages. */
	members: string[];
}

/**
 * The zone somebody changes something of, locked until the write ends, so that what is held against its members holds.
 * Zones are the whole county's to keep.
 */
export async function holdZone(tx: Tx, number: number): Promise<Outcome<HeldZone>> {
	if (!seesWholeCounty(tx.scope, tx.county)) return refused('permission.missing');
	const { rows } = await sql<Omit<HeldZone, 'members'>>`
		select zone.id, zone.code, zone.name from zone
		where zone.county_code = ${tx.county} and zone.feature_no = ${number} for update`.execute(tx.query);
	const zone = rows[0];
	if (!zone) return refused('zone.unknown');
	return accepted({ ...zone, members: await membersOf(tx, zone.id) });
}

/** Codes of a zone's villages that are in scope. */
export async function membersOf(tx: Tx, zoneId: string): Promise<string[]> {
	const { rows } = await sql<{ code: string }>`
		select zone_village.village_code as code from zone_village
		where zone_village.county_code = ${tx.county} and zone_village.zone_id = ${zoneId}::uuid
			and ${inScope(tx, 'zone_village.village_code')}
		order by zone_village.village_code`.execute(tx.query);
	return rows.map(({ code }) => code);
}
