import { sql } from 'kysely';
import { accepted, refused, type Outcome } from '#core/outcome.ts';
import { dayOf } from '#core/period.ts';
import type { Actor } from '#core/permission.ts';
import { reasonOf } from '#core/steps.ts';
import { inScope } from '#db/in-scope.ts';
import { changeRow } from '#db/one-row.server.ts';
import { saveRows, type State } from '#db/save-rows.server.ts';
import type { Tx } from '#db/tx.server.ts';
import { isVillage } from '#territory/villages.read.server.ts';
import { checkEnterprise, type EnterpriseGiven } from './enterprise-check.ts';
import { enterpriseTable } from './tables.server.ts';

/** An enterprise held for a write. */
export interface HeldEnterprise {
	id: string;
	version: number;
	state: State & { code: string; village_code: string; retired_on: string | null };
}

/** One of the register that lies in sight, locked; null where it is not there. */
export async function holdEnterprise(tx: Tx, number: number): Promise<HeldEnterprise | null> {
	const columns = sql.join(Object.keys(enterpriseTable.columns).map((column) => sql.ref(`enterprise.${column}`)));
	const { rows } = await sql<{ id: string; version: number } & HeldEnterprise['state']>`
		select enterprise.id, enterprise.version, ${columns} from enterprise
		where enterprise.county_code = ${tx.county} and enterprise.feature_no = ${number}
			and ${inScope(tx, 'enterprise.village_code')} for update`.execute(tx.query);
	if (!rows[0]) return null;
	const { id, version, ...state } = rows[0];
	return { id, version, state: state as unknown as HeldEnterprise['state'] };
}

/** What differs, each before and after, for the trail. */
const changesOf = (before: State, after: State): Record<string, [unknown, unknown]> =>
	Object.fromEntries(
		Object.keys(after)
			.filter((column) => (before[column] ?? null) !== (after[column] ?? null))
			.map((column) => [column, [before[column] ?? null, after[column] ?? null]])
	);

async function codeTaken(tx: Tx, code: string, self: string | null): Promise<boolean> {
	const { rows } = await sql`
		select 1 from enterprise where county_code = ${tx.county} and code = ${code}
			and (${self}::uuid is null or id <> ${self}::uuid)`.execute(tx.query);
	return rows.length > 0;
}

/**
 * Enters an enterprise, or changes one.
 * @param asked `number` and the `version` the person had in front for a change
 * @returns its number; refused with `enterprise.invalid` and the faults of each field, `enterprise.twice` where its credit code
 * stands already, `enterprise.changed` when somebody else changed it meanwhile, `enterprise.unknown`
 */
export async function saveEnterprise(
	tx: Tx,
	_actor: Actor,
	asked: { number: number | null; version: number; values: EnterpriseGiven }
): Promise<Outcome<{ number: number }>> {
	const { state, faults } = checkEnterprise(asked.values);
	if (!faults.some(({ field }) => field === 'village_code') && !(await isVillage(tx, state.village_code)))
		faults.push({ field: 'village_code', expected: 'village.known', got: state.village_code });
	if (faults.length > 0) return refused('enterprise.invalid', { faults });
	// Locks the register: two people who enter the same at once meet here.
	await tx.takeNumbers('enterprise', 0);
	const before = asked.number === null ? null : await holdEnterprise(tx, asked.number);
	if (asked.number !== null && !before) return refused('enterprise.unknown');
	if (before && before.version !== asked.version) return refused('enterprise.changed', { got: before.version });
	if (await codeTaken(tx, state.code, before?.id ?? null)) return refused('enterprise.twice', { got: state.code });
	const kept: State = { ...state, retired_on: before?.state.retired_on ?? null };
	let id = before?.id;
	if (id === undefined)
		id = (await saveRows(tx, enterpriseTable, [{ row: null, state: kept }], null, undefined, true))[0]!.id;
	else if (Object.keys(changesOf(before!.state, kept)).length > 0) await changeRow(tx, enterpriseTable, id, kept);
	tx.note({
		...{ kind: 'enterprise', ids: [id], village: state.village_code, detail: { act: before ? 'changed' : 'added' } },
		changes: changesOf(before?.state ?? {}, kept)
	});
	const { rows } = await sql<{ number: number }>`
		select feature_no as number from enterprise where county_code = ${tx.county} and id = ${id}::uuid`.execute(tx.query);
	return accepted({ number: rows[0]!.number });
}

/** Takes an enterprise out of the register with a reason, or back into it; everything of it stays. */
export async function keepEnterprise(
	tx: Tx,
	_actor: Actor,
	asked: { number: number; version: number; act: 'retire' | 'reopen'; reason: string }
): Promise<Outcome<{ number: number }>> {
	const reason = reasonOf(asked.reason);
	if (reason === null) return refused('step.reason', { expected: '2–500', got: [...asked.reason.trim()].length });
	const before = await holdEnterprise(tx, asked.number);
	if (!before) return refused('enterprise.unknown');
	if (before.version !== asked.version) return refused('enterprise.changed', { got: before.version });
	const retired_on = asked.act === 'retire' ? dayOf(tx.now) : null;
	if ((before.state.retired_on === null) === (retired_on === null)) return refused('enterprise.changed', {});
	await changeRow(tx, enterpriseTable, before.id, { ...before.state, retired_on });
	tx.note({
		...{ kind: 'enterprise', ids: [before.id], village: before.state.village_code, detail: { act: asked.act } },
		changes: { retired_on: [before.state.retired_on, retired_on] }
	});
	tx.because(reason);
	return accepted({ number: asked.number });
}
