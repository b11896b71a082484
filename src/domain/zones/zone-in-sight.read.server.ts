import { sql, type RawBuilder } from 'kysely';
import { inScope } from '#db/in-scope.ts';
import type { ReadDb } from '#db/read.server.ts';

/**
 * Whether whoever looks sees a zone: it is the county's, and of a part of the county those that a village in sight is a member of,
 * or that have land in one through a governance grid or a drawn part.
 */
export const zoneInSight = (db: ReadDb): RawBuilder<boolean> => sql<boolean>`(${inScope(db, 'zone.code')} or exists (
	select from zone_village where zone_village.county_code = ${db.county} and zone_village.zone_id = zone.id
		and ${inScope(db, 'zone_village.village_code')}) or exists (
	select from zone_ground where zone_ground.county_code = ${db.county} and zone_ground.zone_id = zone.id
		and ${inScope(db, 'zone_ground.village_code')}))`;
