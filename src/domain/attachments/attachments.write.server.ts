import { accepted, type Outcome } from '#core/outcome.ts';
import type { Actor } from '#core/permission.ts';
import type { Tx } from '#db/tx.server.ts';
import type { StoredBytes } from '#attachments/files.server.ts';

export interface NewAttachment extends StoredBytes {
	name: string;
	mediaType: string;
	ownerKind: string;
	ownerId: string;
	village: string | null;
}

/** Takes an owner's attachments off their rows; their bytes go once no other row names them (forgetBytes). */
export async function removeAttachments(tx: Tx, _actor: Actor, ownerKind: string, ownerId: string): Promise<void> {
	const gone = await tx.query
		.deleteFrom('attachment')
		.where('county_code', '=', tx.county)
		.where('owner_kind', '=', ownerKind)
		.where('owner_id', '=', ownerId)
		.returning(['id', 'name', 'sha256', 'village_code'])
		.execute();
	for (const { id, name, sha256, village_code } of gone)
		tx.note({
			...{ kind: 'attachment', ids: [id], digest: sha256, village: village_code },
			changes: { name: [name, null] }
		});
}

/** Hangs bytes that are already stored on their owner. */
export async function addAttachment(
	tx: Tx,
	_actor: Actor,
	attachment: NewAttachment
): Promise<Outcome<{ id: string }>> {
	const id = tx.newId();
	await tx.query
		.insertInto('attachment')
		.values({
			county_code: tx.county,
			id,
			sha256: attachment.sha256,
			bytes: attachment.bytes,
			media_type: attachment.mediaType,
			name: attachment.name,
			owner_kind: attachment.ownerKind,
			owner_id: attachment.ownerId,
			village_code: attachment.village,
			recorded_at: tx.now
		})
		.execute();
	tx.note({ kind: 'attachment', ids: [id], digest: attachment.sha256, village: attachment.village });
	return accepted({ id });
}
