import { sql } from 'kysely';
import { inScope } from '#db/in-scope.ts';
import type { ReadDb } from '#db/read.server.ts';
import type { KeptPhoto } from './photos.ts';

/** What owns a picture's bytes among the attachments. */
export const PHOTO_FILES = 'zone_photo';

/** Pictures of a zone that was found in sight, the newest first: those of the whole zone and of villages in scope. */
export async function photosOfZone(db: ReadDb, zoneId: string): Promise<KeptPhoto[]> {
	const { rows } = await sql<KeptPhoto>`
		select zone_photo.id, zone_photo.village_code as village, village.name as "villageName", zone_photo.taken_on as "on",
			zone_photo.caption, zone_photo.actor_id as "actorId", attachment.media_type as "mediaType", attachment.sha256
		from zone_photo
		join attachment on attachment.county_code = ${db.county} and attachment.owner_kind = ${PHOTO_FILES} and attachment.owner_id = zone_photo.id
		left join village on village.county_code = ${db.county} and village.code = zone_photo.village_code
		where zone_photo.county_code = ${db.county} and zone_photo.zone_id = ${zoneId}::uuid
			and (zone_photo.village_code is null or ${inScope(db, 'zone_photo.village_code')})
		order by zone_photo.taken_on desc, zone_photo.recorded_at desc, zone_photo.id desc`.execute(db.query);
	return rows;
}
