import { accepted, refused, type Outcome } from '#core/outcome.ts';
import type { Actor } from '#core/permission.ts';
import type { Tx } from '#db/tx.server.ts';
import { entriesOf } from './beside.read.server.ts';
import type { ShownEntry } from './detail.ts';
import { lockContract } from './record.write.server.ts';

/** Whether a cadre, a Party member or a relative of one is behind a contract: each look is in the trail before it is answered. */
export async function seeInterests(tx: Tx, _actor: Actor, number: number): Promise<Outcome<ShownEntry[]>> {
	const contract = await lockContract(tx, number);
	if (!contract) return refused('contract.unknown');
	// Not under the contract's id: that somebody looked is for the trail alone, not for the contract's own history.
	tx.note({
		kind: 'contract_interest',
		village: contract.village,
		detail: { contract: String(contract.state.number) }
	});
	return accepted(await entriesOf(tx, 'interest', contract.id));
}
