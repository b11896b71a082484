import { accepted, refused, type Outcome } from '#core/outcome.ts';
import type { Actor } from '#core/permission.ts';
import type { Tx } from '#db/tx.server.ts';
import { addAttachment, removeAttachments } from '#attachments/attachments.write.server.ts';
import type { StoredBytes } from '#attachments/files.server.ts';
import type { Declared } from '#imagery/imagery.ts';
import { sees } from '#core/scope.ts';
import type { PackFacts } from '#imagery/pack.server.ts';

/** Puts a packed set on the map. Its bytes are stored already. */
export async function addImagery(
	tx: Tx,
	actor: Actor,
	declared: Declared,
	facts: PackFacts,
	stored: StoredBytes
): Promise<Outcome<{ number: number }>> {
	if (!sees(tx.scope, tx.county, declared.place)) return refused('imagery.scope', { got: declared.place });
	const same = await tx.query
		.selectFrom('imagery')
		.select('number')
		.where('county_code', '=', tx.county)
		.where('sha256', '=', stored.sha256)
		.where('taken_on', '=', declared.takenOn)
		.executeTakeFirst();
	if (same) return refused('imagery.known', { number: same.number });
	const id = tx.newId();
	const number = await tx.takeNumbers('imagery', 1);
	const { name, takenOn, source, datum, place } = declared;
	const owner = { ownerKind: 'imagery', ownerId: id, village: place.length === 12 ? place : null };
	const attached = await addAttachment(tx, actor, {
		...{ ...stored, ...owner },
		...{ name: `imagery-${number}-${takenOn}.mbtiles`, mediaType: 'application/vnd.sqlite3' }
	});
	if (!attached.ok) return attached;
	await tx.query
		.insertInto('imagery')
		.values({
			county_code: tx.county,
			id,
			number,
			recorded_at: tx.now,
			name,
			taken_on: takenOn,
			source,
			datum,
			came_as: facts.cameAs,
			row_order: facts.rows,
			place_code: place,
			attachment_id: attached.value.id,
			sha256: stored.sha256,
			tile_count: facts.tiles,
			tile_size: facts.tileSize,
			min_zoom: facts.minZoom,
			max_zoom: facts.maxZoom,
			...facts.bounds,
			actor_name: actor.name
		})
		.execute();
	const detail = { number, name, takenOn, source, datum, place, cameAs: facts.cameAs, rows: facts.rows };
	tx.note({ kind: 'imagery', ids: [id], count: facts.tiles, digest: stored.sha256, detail });
	return accepted({ number });
}

/** Takes a set off the map, or puts it back; its bytes stay either way. */
export async function showImagery(
	tx: Tx,
	_actor: Actor,
	number: number,
	shown: boolean
): Promise<Outcome<{ number: number; name: string }>> {
	const row = await tx.query
		.selectFrom('imagery')
		.select(['id', 'name', 'place_code', 'hidden_at'])
		.where('county_code', '=', tx.county)
		.where('number', '=', number)
		.forUpdate()
		.executeTakeFirst();
	if (!row || !sees(tx.scope, tx.county, row.place_code)) return refused('imagery.unknown', { number });
	if ((row.hidden_at === null) === shown) return refused('imagery.already', { number });
	await tx.query
		.updateTable('imagery')
		.set({ hidden_at: shown ? null : tx.now })
		.where('county_code', '=', tx.county)
		.where('id', '=', row.id)
		.execute();
	tx.note({ kind: 'imagery', ids: [row.id], detail: { number, name: row.name }, changes: { shown: [!shown, shown] } });
	return accepted({ number, name: row.name });
}

/** Throws a set away: its row and its attachment. The bytes follow after the commit, where no other row names them. */
export async function removeImagery(
	tx: Tx,
	actor: Actor,
	number: number
): Promise<Outcome<{ number: number; name: string; sha256: string; recordedAt: Date; last: boolean }>> {
	const row = await tx.query
		.selectFrom('imagery')
		.select(['id', 'name', 'place_code', 'sha256', 'recorded_at', 'taken_on', 'source', 'tile_count'])
		.where('county_code', '=', tx.county)
		.where('number', '=', number)
		.forUpdate()
		.executeTakeFirst();
	if (!row || !sees(tx.scope, tx.county, row.place_code)) return refused('imagery.unknown', { number });
	await tx.query.deleteFrom('imagery').where('county_code', '=', tx.county).where('id', '=', row.id).execute();
	await removeAttachments(tx, actor, 'imagery', row.id);
	const other = await tx.query
		.selectFrom('attachment')
		.select('id')
		.where('county_code', '=', tx.county)
		.where('sha256', '=', row.sha256)
		.limit(1)
		.executeTakeFirst();
	const { name, sha256, taken_on: takenOn, source } = row;
	const detail = { number, name, takenOn, source, place: row.place_code, removed: true };
	tx.note({ kind: 'imagery', ids: [row.id], count: row.tile_count, digest: sha256, detail });
	return accepted({ number, name, sha256, recordedAt: row.recorded_at, last: other === undefined });
}
