import { addAttachment } from '#attachments/attachments.write.server.ts';
import type { TakenFile } from '#attachments/take-file.server.ts';
import { refused, type Outcome } from '#core/outcome.ts';
import type { Actor } from '#core/permission.ts';
import type { Tx } from '#db/tx.server.ts';
import { storedCase } from './case.read.server.ts';

/** The owner's kind of what hangs on a case. */
export const CASE_FILES = 'land_case';

/** Hangs a photo or a paper, whose bytes are stored already, on a case in scope. */
export async function addCaseFile(
	tx: Tx,
	actor: Actor,
	file: TakenFile & { number: number }
): Promise<Outcome<{ id: string }>> {
	const found = await storedCase(tx, file.number);
	if (!found) return refused('case.unknown', { got: file.number });
	const { number: _, ...stored } = file;
	tx.note({
		kind: 'land_case',
		ids: [found.id],
		village: found.village,
		detail: { number: found.number, act: 'file' }
	});
	return addAttachment(tx, actor, {
		...stored,
		...{ ownerKind: CASE_FILES, ownerId: found.id, village: found.village }
	});
}
