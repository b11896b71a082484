import { sql } from 'kysely';
import { addAttachment, removeAttachments } from '#attachments/attachments.write.server.ts';
import type { TakenFile } from '#attachments/take-file.server.ts';
import { accepted, refused, type Outcome } from '#core/outcome.ts';
import { dayOf, isDay } from '#core/period.ts';
import type { Actor } from '#core/permission.ts';
import { sees, seesWholeCounty } from '#core/scope.ts';
import type { Tx } from '#db/tx.server.ts';
import { captionFrom, pictureKinds } from './photos.ts';
import { PHOTO_FILES } from './photos.read.server.ts';
import { membersOf } from './zone.write.server.ts';

/** What is said of a picture beside its bytes. */
export interface PhotoFacts {
	/** null: of the whole zone, for whoever sees the whole county. */
	village: string | null;
	on: string;
	caption: string;
}

/** Hangs a picture whose bytes are stored already on a zone: of one of its villages in scope, or of all of it. */
export async function addPhoto(
	tx: Tx,
	actor: Actor,
	{ number, village, on, caption: typed, ...file }: TakenFile & PhotoFacts & { number: number }
): Promise<Outcome<{ id: string }>> {
	const zone = await zoneOf(tx, number);
	if (!zone) return refused('zone.unknown');
	if (village === null ? !seesWholeCounty(tx.scope, tx.county) : !(await membersOf(tx, zone.id)).includes(village))
		return refused('photo.village', { got: village ?? '' });
	const today = dayOf(tx.now);
	if (!isDay(on) || on > today) return refused('photo.day', { expected: today, got: on });
	const caption = captionFrom(typed);
	if (caption === null) return refused('photo.caption');
	if (!pictureKinds.has(file.mediaType)) return refused('photo.kind');
	const id = tx.newId();
	await tx.query
		.insertInto('zone_photo')
		.values({
			...{ county_code: tx.county, id, recorded_at: tx.now, zone_id: zone.id, village_code: village },
			...{ taken_on: on, caption, actor_id: actor.id, actor_name: actor.name }
		})
		.execute();
	tx.note({ kind: 'zone', ids: [zone.id], village, detail: { act: 'photo', zone: zone.name, on, caption } });
	return addAttachment(tx, actor, { ...file, ownerKind: PHOTO_FILES, ownerId: id, village });
}

/**
 * Takes a picture away: whoever put it here may, and whoever sees the whole county.
 * @returns what its bytes are, when they were named, and whether something else names them still
 */
export async function removePhoto(
	tx: Tx,
	actor: Actor,
	asked: { number: number; photo: string }
): Promise<Outcome<{ sha256: string; named: boolean; at: Date }>> {
	const zone = await zoneOf(tx, asked.number);
	if (!zone) return refused('zone.unknown');
	const photo = await tx.query
		.selectFrom('zone_photo')
		.innerJoin('attachment', (join) =>
			join
				.onRef('attachment.county_code', '=', 'zone_photo.county_code')
				.onRef('attachment.owner_id', '=', 'zone_photo.id')
				.on('attachment.owner_kind', '=', PHOTO_FILES)
		)
		.select(['zone_photo.id', 'zone_photo.village_code', 'zone_photo.recorded_at', 'caption', 'actor_id', 'sha256'])
		.where('zone_photo.county_code', '=', tx.county)
		.where('zone_photo.zone_id', '=', zone.id)
		.where('zone_photo.id', '=', asked.photo)
		.executeTakeFirst();
	if (!photo || !(photo.village_code === null || sees(tx.scope, tx.county, photo.village_code)))
		return refused('photo.unknown');
	if (photo.actor_id !== actor.id && !seesWholeCounty(tx.scope, tx.county)) return refused('permission.missing');
	await removeAttachments(tx, actor, PHOTO_FILES, photo.id);
	await tx.query.deleteFrom('zone_photo').where('county_code', '=', tx.county).where('id', '=', photo.id).execute();
	const { village_code: village, caption } = photo;
	tx.note({ kind: 'zone', ids: [zone.id], village, detail: { act: 'photo.removed', zone: zone.name, caption } });
	const other = await tx.query
		.selectFrom('attachment')
		.select('id')
		.where('county_code', '=', tx.county)
		.where('sha256', '=', photo.sha256)
		.limit(1)
		.executeTakeFirst();
	return accepted({ sha256: photo.sha256, named: other !== undefined, at: photo.recorded_at });
}

async function zoneOf(tx: Tx, number: number): Promise<{ id: string; name: string } | null> {
	const { rows } = await sql<{ id: string; name: string }>`
		select zone.id, zone.name from zone where zone.county_code = ${tx.county} and zone.feature_no = ${number}`.execute(
		tx.query
	);
	return rows[0] ?? null;
}
