import { attachmentById, type Attachment } from '#attachments/attachments.read.server.ts';
import type { Actor } from '#core/permission.ts';
import type { ReadDb } from '#db/read.server.ts';
import { acceptedFile } from '#exchange/staging/files.read.server.ts';
import { fileReader } from './import-kinds.server.ts';

/**
 * One attachment that whoever asks may be told of; null otherwise, so that a foreign id tells nothing. What hangs on an accepted
 * file (its report tells rows as they came) is for whoever might have brought the file themselves.
 */
export async function toldAttachment(
	db: ReadDb,
	actor: Pick<Actor, 'id' | 'permissions'>,
	id: string
): Promise<Attachment | null> {
	const found = await attachmentById(db, id);
	if (found?.owner_kind !== 'import_file') return found;
	return (await acceptedFile(db, fileReader(actor), found.owner_id)) && found;
}
