import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { accepted, refused, type Outcome } from '#core/outcome.ts';
import { dayOf } from '#core/period.ts';
import type { Actor } from '#core/permission.ts';
import { reasonOf } from '#core/steps.ts';
import { maskedText } from '#core/masks.ts';
import { changeRow } from '#db/one-row.server.ts';
import { saveRows, type State } from '#db/save-rows.server.ts';
import type { Tx } from '#db/tx.server.ts';
import { irregularityCode } from './irregularities.write.server.ts';
import { personKinds, type IrregularityKind, type PersonKind } from './irregularity-kinds.ts';
import { lockContract, type PresentContract } from './record.write.server.ts';
import { irregularityTable } from './tables.server.ts';

export interface DecidedIrregularity {
	kind: IrregularityKind;
	status: 'suspected' | 'confirmed' | 'dismissed';
	version: number;
}

async function present(tx: Tx, contract: PresentContract, kind: string) {
	const columns = Object.keys(irregularityTable.columns).map((column) => sql.ref(column));
	const { rows } = await sql<{ id: string; version: number }>`
		select id, version, ${sql.join(columns)} from contract_irregularity
		where county_code = ${tx.county} and contract_id = ${contract.id}::uuid and kind = ${kind} for update`.execute(
		tx.query
	);
	if (!rows[0]) return null;
	const { id, version, ...state } = rows[0];
	return { id, version, state: state as unknown as State };
}

const decidedBy = (tx: Tx, actor: Actor, note: string | null): State => ({
	...{ note, decided_by: actor.id, decided_name: actor.name, decided_on: dayOf(tx.now) }
});

/**
 * A person confirms what was found, or says it is not so (with a note); or takes either back. It holds until the facts it rests
 * on change.
 */
export async function decideIrregularity(
	tx: Tx,
	actor: Actor,
	asked: {
		contract: number;
		kind: string;
		version: number;
		decision: 'confirmed' | 'dismissed' | 'suspected';
		note: string;
	}
): Promise<Outcome<DecidedIrregularity>> {
	const contract = await lockContract(tx, asked.contract);
	const found = contract && (await present(tx, contract, asked.kind));
	if (!contract || !found || found.state.status === 'gone') return refused('irregularity.unknown');
	if (found.version !== asked.version) return refused('contract.changed', { got: found.version });
	const note = reasonOf(maskedText(asked.note));
	if (asked.decision === 'dismissed' && note === null)
		return refused('irregularity.note_needed', { expected: '2–500', got: [...asked.note.trim()].length });
	const next = { ...found.state, status: asked.decision, ...decidedBy(tx, actor, note) };
	const version = await changeRow(tx, irregularityTable, found.id, next);
	tx.note({
		...{ kind: 'contract_irregularity', ids: [found.id, contract.id], village: contract.village },
		detail: { kind: asked.kind },
		changes: { status: [found.state.status, asked.decision] }
	});
	tx.because(note);
	return accepted({ kind: asked.kind as IrregularityKind, status: asked.decision, version });
}

/** A person says of a contract what no rule can see. It counts as confirmed by whoever says it, with their note. */
export async function nameIrregularity(
	tx: Tx,
	actor: Actor,
	asked: { contract: number; kind: string; note: string }
): Promise<Outcome<DecidedIrregularity>> {
	if (!(personKinds as readonly string[]).includes(asked.kind))
		return refused('irregularity.by_rule', { expected: [...personKinds], got: asked.kind });
	const contract = await lockContract(tx, asked.contract);
	if (!contract) return refused('contract.unknown');
	const note = reasonOf(maskedText(asked.note));
	if (note === null)
		return refused('irregularity.note_needed', { expected: '2–500', got: [...asked.note.trim()].length });
	const before = await present(tx, contract, asked.kind);
	if (before && before.state.status !== 'gone' && before.state.status !== 'dismissed')
		return refused('irregularity.twice');
	const kind = asked.kind as PersonKind;
	const state: State = {
		...{
			code: irregularityCode(contract.id, kind),
			contract_id: contract.id,
			contract_version: contract.version,
			kind
		},
		...{ origin: 'person', status: 'confirmed', figures: { found: {} }, basis: null },
		digest: createHash('sha256').update(note).digest('hex').slice(0, 32),
		...decidedBy(tx, actor, note)
	};
	const [saved] = await saveRows(tx, irregularityTable, [{ row: null, state }], null);
	tx.note({
		...{ kind: 'contract_irregularity', ids: [saved!.id, contract.id], village: contract.village },
		detail: { kind },
		changes: { status: [before?.state.status ?? null, 'confirmed'] }
	});
	tx.because(note);
	return accepted({ kind, status: 'confirmed', version: (before?.version ?? 0) + 1 });
}
