import { addAttachment } from '#attachments/attachments.write.server.ts';
import type { StoredBytes } from '#attachments/files.server.ts';
import { refused, type Outcome } from '#core/outcome.ts';
import type { Actor } from '#core/permission.ts';
import type { Tx } from '#db/tx.server.ts';
import { EVIDENCE } from './detail.read.server.ts';
import { lockContract } from './record.write.server.ts';

/** Hangs bytes that are already stored on a contract, as evidence. */
export async function addEvidence(
	tx: Tx,
	actor: Actor,
	file: StoredBytes & { contract: number; name: string; mediaType: string }
): Promise<Outcome<{ id: string }>> {
	const contract = await lockContract(tx, file.contract);
	if (!contract) return refused('contract.unknown');
	const { name, mediaType, sha256, bytes } = file;
	const owner = { ownerKind: EVIDENCE, ownerId: contract.id, village: contract.village };
	const added = await addAttachment(tx, actor, { name, mediaType, sha256, bytes, ...owner });
	tx.note({ kind: 'contract', ids: [contract.id], village: contract.village, detail: { act: 'evidence', name } });
	return added;
}
