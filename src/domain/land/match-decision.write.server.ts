import { sql } from 'kysely';
import { accepted, refused, type Outcome } from '#core/outcome.ts';
import type { Actor } from '#core/permission.ts';
import { noteChangedRows } from '#db/changed-rows.server.ts';
import { inScope } from '#db/in-scope.ts';
import type { Tx } from '#db/tx.server.ts';
import { decideMatch, unlooked, type MatchAct, type MatchRecord } from './match-decision.ts';
import { tieParcel, untieParcel } from './match-tie.write.server.ts';
import type { MatchDecision, PatchKind } from './match-state.ts';

export interface AskedDecision {
	kind: PatchKind;
	/** The patch's number in the county. */
	number: number;
	/** The version of the record that the person had in front; 0 when nobody had looked yet. */
	version: number;
	act: MatchAct | 'restored';
	/** Number of the contract, for confirming and ruling out. */
	contract: string | null;
	user: string;
	reason: string;
	note: string;
	/** Of `restored`: the version to go back to; 0 is before anybody looked. */
	to: number;
}

export interface DecidedMatch {
	version: number;
	decision: MatchDecision | null;
	/** Number of the contract it is now confirmed for. */
	contract: string | null;
}

interface Patch {
	id: string;
	village: string | null;
	/** Of a parcel that files have given a contract: no candidate. */
	drawn: boolean;
}

interface Stored extends MatchRecord {
	id: string;
	version: number;
}

/**
 * Records what a person says of a patch of land: whose it is, that it is nobody's by contract, that a proposal is wrong, or that
 * all that was a mistake. The former state goes to land_match_version; a confirmed parcel is tied to its contract by a
 * contract_parcel, which the comparison of areas goes by, and untied when that is taken back.
 */
export async function decideOnPatch(tx: Tx, actor: Actor, asked: AskedDecision): Promise<Outcome<DecidedMatch>> {
	const patch = await lockPatch(tx, asked);
	if (!patch) return refused('match.unknown', { number: asked.number });
	const stored = await storedMatch(tx, asked.kind, patch.id);
	if ((stored?.version ?? 0) !== asked.version)
		return refused('match.changed', { expected: asked.version, got: stored?.version ?? 0 });
	const record: MatchRecord = stored ?? unlooked;
	const next = await nextRecord(tx, stored, record, asked);
	if (!next.ok) return next;
	if (next.value.decision === 'confirmed' && record.decision === null && patch.drawn)
		return refused('match.drawn', { number: asked.number });
	const contract = next.value.contractId === null ? null : await contractOf(tx, { id: next.value.contractId });
	if (next.value.contractId !== null && !contract) return refused('match.contract_unknown', { number: asked.contract });
	if (asked.kind !== 'survey' && record.contractId !== next.value.contractId) {
		if (record.contractId !== null) await untieParcel(tx, patch.id, record.contractId);
		if (next.value.contractId !== null) await tieParcel(tx, patch.id, next.value.contractId);
	}
	if (asked.kind === 'survey' && record.contractId !== next.value.contractId)
		await noteChangedRows(tx, 'occupation', [{ id: patch.id, former: null }]);
	const version = await keep(tx, actor, asked.kind, patch, stored, next.value);
	if (record.contractId !== next.value.contractId) tx.touch('contract_shape', 'occupation');
	tx.note({
		kind: 'land_match',
		ids: [patch.id],
		village: patch.village,
		detail: {
			act: asked.act,
			patch: `${asked.kind}-${asked.number}`,
			contract: asked.act === 'rejected' || asked.act === 'unrejected' ? asked.contract : (contract?.number ?? null),
			version
		},
		changes: { decision: [record.decision, next.value.decision] }
	});
	tx.because(next.value.reason);
	return accepted({ version, decision: next.value.decision, contract: contract?.number ?? null });
}

async function lockPatch(tx: Tx, { kind, number }: AskedDecision): Promise<Patch | null> {
	const table = kind === 'survey' ? 'occupation' : 'parcel';
	const row = await tx.query
		.selectFrom(table)
		.select(['id', 'village_code as village'])
		.where('county_code', '=', tx.county)
		.where('feature_no', '=', number)
		.$if(kind !== 'survey', (query) => query.where(sql<boolean>`parcel.register = ${kind}`))
		.where(inScope(tx, `${table}.village_code`))
		.forUpdate()
		.executeTakeFirst();
	if (!row) return null;
	const link = await tx.query
		.selectFrom('contract_parcel')
		.select('id')
		.where('county_code', '=', tx.county)
		.where('parcel_id', '=', row.id)
		.limit(1)
		.executeTakeFirst();
	return { ...row, drawn: link !== undefined };
}

const keyOf = (kind: PatchKind) => (kind === 'survey' ? 'occupation_id' : 'parcel_id');

async function storedMatch(tx: Tx, kind: PatchKind, patch: string): Promise<Stored | null> {
	const row = await tx.query
		.selectFrom('land_match')
		.select(['id', 'version', 'decision', 'contract_id as contractId', 'user_name as userName', 'reason', 'note'])
		.select(['rejected'])
		.where('county_code', '=', tx.county)
		.where(keyOf(kind), '=', patch)
		.forUpdate()
		.executeTakeFirst();
	return row ? (row as unknown as Stored) : null;
}

interface KnownContract {
	id: string;
	number: string;
	household: boolean;
	lesseeName: string | null;
}

async function contractOf(tx: Tx, by: { id: string } | { number: string }): Promise<KnownContract | null> {
	const [column, value] = 'id' in by ? (['id', by.id] as const) : (['number', by.number] as const);
	const row = await tx.query
		.selectFrom('contract')
		.select(['id', 'number', 'household', 'lessee_name as lesseeName'])
		.where('county_code', '=', tx.county)
		.where(column, '=', value)
		.where(inScope(tx, 'contract.village_code'))
		.executeTakeFirst();
	return row ?? null;
}

async function nextRecord(
	tx: Tx,
	stored: Stored | null,
	record: MatchRecord,
	asked: AskedDecision
): Promise<Outcome<MatchRecord>> {
	if (asked.act === 'restored') return formerRecord(tx, stored, asked.to);
	const contract = asked.contract === null ? null : await contractOf(tx, { number: asked.contract });
	if (asked.contract !== null && !contract) return refused('match.contract_unknown', { number: asked.contract });
	// A family's contract is counted and nothing more (domain.md finding 9): its land is said to be a household's.
	if (contract?.household) return refused('match.household_contract', { number: contract.number });
	return decideMatch(record, {
		...asked,
		act: asked.act,
		contractId: contract?.id ?? null,
		lessee: contract?.lesseeName ?? null
	});
}

/** The record as it stood in a former version. */
async function formerRecord(tx: Tx, stored: Stored | null, to: number): Promise<Outcome<MatchRecord>> {
	if (to === 0 && stored) return accepted(unlooked);
	const row = stored
		? await tx.query
				.selectFrom('land_match_version')
				.select('state')
				.where('county_code', '=', tx.county)
				.where('id', '=', stored.id)
				.where('version', '=', to)
				.executeTakeFirst()
		: undefined;
	if (!row) return refused('match.version_unknown', { got: to });
	const state = row.state as Record<string, unknown>;
	return accepted({
		decision: (state.decision ?? null) as MatchDecision | null,
		contractId: (state.contract_id ?? null) as string | null,
		userName: (state.user_name ?? null) as string | null,
		reason: (state.reason ?? null) as string | null,
		note: (state.note ?? null) as string | null,
		rejected: (state.rejected ?? {}) as Record<string, string>
	});
}

/** Saves the record, its former state beside it in the same statement. Returns the new version. */
async function keep(
	tx: Tx,
	actor: Actor,
	kind: PatchKind,
	patch: Patch,
	stored: Stored | null,
	next: MatchRecord
): Promise<number> {
	const values = {
		village_code: patch.village,
		decision: next.decision,
		contract_id: next.contractId,
		user_name: next.userName,
		reason: next.reason,
		note: next.note,
		rejected: JSON.stringify(next.rejected),
		actor_id: actor.id,
		actor_name: actor.name,
		recorded_at: tx.now
	};
	if (!stored) {
		await tx.query
			.insertInto('land_match')
			.values({
				county_code: tx.county,
				id: tx.newId(),
				version: 1,
				parcel_id: kind === 'survey' ? null : patch.id,
				occupation_id: kind === 'survey' ? patch.id : null,
				...values
			})
			.execute();
		return 1;
	}
	await sql`
		with former as (
			insert into land_match_version (county_code, id, version, recorded_from, recorded_to, cause, state)
			select land_match.county_code, land_match.id, land_match.version, land_match.recorded_at, ${tx.now}, ${tx.cause},
				to_jsonb(land_match)
			from land_match where land_match.county_code = ${tx.county} and land_match.id = ${stored.id}
		)
		update land_match set version = version + 1, village_code = ${values.village_code}, decision = ${values.decision},
			contract_id = ${values.contract_id}::uuid, user_name = ${values.user_name}, reason = ${values.reason},
			note = ${values.note}, rejected = ${values.rejected}::jsonb, actor_id = ${values.actor_id},
			actor_name = ${values.actor_name}, recorded_at = ${values.recorded_at}
		where land_match.county_code = ${tx.county} and land_match.id = ${stored.id}`.execute(tx.query);
	return stored.version + 1;
}
