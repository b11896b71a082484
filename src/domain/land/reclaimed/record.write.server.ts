import { sql } from 'kysely';
import { officeOf } from '#core/office.ts';
import { accepted, refused, type Outcome } from '#core/outcome.ts';
import { dayOf } from '#core/period.ts';
import type { Actor } from '#core/permission.ts';
import { sees } from '#core/scope.ts';
import { workingDaysAfter } from '#core/steps.ts';
import { inScope } from '#db/in-scope.ts';
import { changeRow } from '#db/one-row.server.ts';
import { saveRows, type State } from '#db/save-rows.server.ts';
import type { Tx } from '#db/tx.server.ts';
import { checkAsset, type AssetState, type AssetValues } from './asset-check.ts';
import { assetTable, stateOf } from './asset-table.server.ts';
import { offerCourse, type OfferState, type OfferStep } from './course.ts';
import { movesOf, offerValues, storedAsset } from './reclaimed.read.server.ts';
import type { Paper, StoredAsset } from './reclaimed.ts';

/** The next code of a village: 收归 SG, the village's code, three digits or more. */
async function nextCode(tx: Tx, village: string): Promise<string> {
	const serial = await tx.takeNumbers(`reclaimed/${village}`, 1);
	const code = `SG${village}${String(serial).padStart(3, '0')}`;
	return (await taken(tx, code)) ? nextCode(tx, village) : code;
}

async function taken(tx: Tx, code: string): Promise<boolean> {
	const row = await tx.query
		.selectFrom('reclaimed_asset')
		.select('id')
		.where('county_code', '=', tx.county)
		.where('code', '=', code)
		.executeTakeFirst();
	return row !== undefined;
}

async function hasVillage(tx: Tx, code: string): Promise<boolean> {
	const row = await tx.query
		.selectFrom('village')
		.select('id')
		.where('county_code', '=', tx.county)
		.where('code', '=', code)
		.executeTakeFirst();
	return row !== undefined && sees(tx.scope, tx.county, code);
}

/** How far the offering of a record came before it was put down: what a ledger tells of it. */
export interface Told {
	file: string;
	row: number;
	columns: State;
	steps: readonly {
		step: OfferStep;
		from: OfferState;
		to: OfferState;
		on: string;
		reason: string | null;
		paper: Paper;
	}[];
}

/** Puts down something that was taken back; its offering begins with it. Whoever calls has checked it. */
export async function putAsset(
	tx: Tx,
	actor: Actor,
	given: { state: AssetState; caseId: string | null; origin: 'typed' | 'case' | 'ledger'; told?: Told }
): Promise<{ id: string; number: number }> {
	const { state, caseId, origin, told } = given;
	const today = dayOf(tx.now);
	const { calendar, daysIn } = await offerValues(tx, today);
	const code = state.code ?? (await nextCode(tx, state.village_code));
	const begun = told?.steps.at(-1);
	const days = daysIn(begun?.to ?? offerCourse.first);
	const due = days === null ? null : workingDaysAfter(today, days, calendar);
	const own = {
		...{ case_id: caseId, state: begun?.to ?? 'waiting', state_since: begun?.on ?? today, due_on: due },
		...{ last_actor: actor.id, ...told?.columns }
	};
	const [saved] = await saveRows(
		...([tx, assetTable, [{ row: told?.row ?? null, state: { ...state, code, ...own } }]] as const),
		...([told?.file ?? null, undefined, true] as const)
	);
	const { id } = saved!;
	const { feature_no: number } = await tx.query
		.selectFrom('reclaimed_asset')
		.select('feature_no')
		.where('county_code', '=', tx.county)
		.where('id', '=', id)
		.executeTakeFirstOrThrow();
	const opened = { step: 'open', from: null, to: 'waiting', on: today, reason: null, paper: null };
	const steps = [{ ...opened, on: told ? state.reclaimed_on : today }, ...(told?.steps ?? [])];
	await tx.query
		.insertInto('offering_step')
		.values(
			steps.map(({ step, from, to, on, reason, paper }, index) => ({
				...{ county_code: tx.county, id: tx.newId(), asset_id: id, seq: index + 1, step, from_state: from },
				...{ to_state: to, taken_on: on, due_on: index === steps.length - 1 ? due : null, reason },
				...{ paper: paper === null ? null : JSON.stringify(paper), recorded_at: tx.now },
				...{ actor_id: actor.id, actor_name: actor.name, actor_level: officeOf(actor.scope) }
			}))
		)
		.execute();
	tx.note({
		...{ kind: 'reclaimed_asset', ids: [id], village: state.village_code },
		detail: { number, act: 'added', origin, ...state, code, ...(begun ? { status: begun.to } : {}) }
	});
	tx.touch('reclaimed');
	return { id, number };
}

/** Land on the map by its codes, of the village alone; each is about one record. */
async function joinLands(
	tx: Tx,
	asset: { id: string; village: string },
	codes: readonly string[]
): Promise<Outcome<true>> {
	const asked = [...new Set(codes)].slice(0, 60);
	const { rows } = await sql<{ id: string; code: string; taken: string | null }>`
		select reclaimed_land.id, reclaimed_land.code, reclaimed_asset.code as taken
		from reclaimed_land
		left join reclaimed_asset_land on reclaimed_asset_land.county_code = ${tx.county} and reclaimed_asset_land.reclaimed_id = reclaimed_land.id
		left join reclaimed_asset on reclaimed_asset.county_code = ${tx.county} and reclaimed_asset.id = reclaimed_asset_land.asset_id
		where reclaimed_land.county_code = ${tx.county} and reclaimed_land.code = any(${asked}::text[])
			and reclaimed_land.village_code = ${asset.village} and ${inScope(tx, 'reclaimed_land.village_code')}`.execute(tx.query);
	const unknown = asked.find((code) => !rows.some((row) => row.code === code));
	const fault = (expected: string, got: string) =>
		refused('reclaimed.invalid', { faults: [{ field: 'lands', expected, got }] });
	if (unknown !== undefined) return fault('land.known', unknown.slice(0, 40));
	const other = rows.find((row) => row.taken !== null);
	if (other) return fault('land.free', `${other.code} (${other.taken})`);
	if (rows.length > 0)
		await tx.query
			.insertInto('reclaimed_asset_land')
			.values(rows.map((row) => ({ county_code: tx.county, id: tx.newId(), asset_id: asset.id, reclaimed_id: row.id })))
			.execute();
	return accepted(true);
}

/**
 * Enters something that was taken back.
 * @returns refused with `reclaimed.invalid` and the faults of each field
 */
export async function addAsset(tx: Tx, actor: Actor, values: AssetValues): Promise<Outcome<{ number: number }>> {
	const { asset, lands, faults } = checkAsset(values, dayOf(tx.now));
	if (!faults.some(({ field }) => field === 'village_code') && !(await hasVillage(tx, asset.village_code)))
		faults.push({ field: 'village_code', expected: 'village.known', got: asset.village_code });
	if (asset.code !== null && (await taken(tx, asset.code)))
		faults.push({ field: 'code', expected: 'code.free', got: asset.code });
	if (faults.length > 0) return refused('reclaimed.invalid', { faults });
	const { id, number } = await putAsset(tx, actor, { state: asset, caseId: null, origin: 'typed' });
	const joined = await joinLands(tx, { id, village: asset.village_code }, lands);
	return joined.ok ? accepted({ number }) : joined;
}

/** Locks a record that is in scope. */
export async function lockAsset(tx: Tx, number: number, version: number): Promise<Outcome<StoredAsset>> {
	await tx.query
		.selectFrom('reclaimed_asset')
		.select('id')
		.where('county_code', '=', tx.county)
		.where('feature_no', '=', number)
		.where(inScope(tx, 'reclaimed_asset.village_code'))
		.forUpdate()
		.execute();
	const found = await storedAsset(tx, number);
	if (!found) return refused('reclaimed.unknown', { got: number });
	if (found.version !== version) return refused('reclaimed.changed', { expected: version, got: found.version });
	return accepted(found);
}

/** Fields that may be put right: until its price is set all but the village, afterwards what no price rests on. */
const always = ['name', 'jobs', 'gain', 'lands', 'note'] as const;
const before = ['object_kind', 'area_mu', 'units', 'reclaimed_on'] as const;
export const mendable = [...always, ...before] as const;

/** Puts right what a record says, its offering aside; its former state is kept, and the trail tells before and after. */
export async function mendAsset(
	tx: Tx,
	_actor: Actor,
	asked: {
		number: number;
		version: number;
		values: Readonly<Partial<Record<(typeof mendable)[number], string | null>>>;
	}
): Promise<Outcome<{ number: number }>> {
	const locked = await lockAsset(tx, asked.number, asked.version);
	if (!locked.ok) return locked;
	const found = locked.value;
	const drafted = found.state !== 'waiting' || (await movesOf(tx, found.id)).some(({ step }) => step === 'draft');
	const held = before.filter((name) => drafted && asked.values[name] !== undefined);
	const stands: AssetValues = {
		...{ village_code: found.village, object_kind: found.kind, name: found.name, code: found.code },
		...{
			area_mu: found.mu === null ? '' : (found.mu / 100).toFixed(2),
			units: found.units === null ? '' : String(found.units)
		},
		...{ reclaimed_on: found.reclaimedOn, jobs: found.jobs === null ? '' : String(found.jobs), note: found.note },
		gain: found.gainFen === null ? '' : (found.gainFen / 100).toFixed(2)
	};
	const { asset, lands, faults } = checkAsset({ ...stands, ...asked.values }, dayOf(tx.now));
	const was = await stateOf(tx, found.id);
	const changed = Object.entries(asset).filter(([name, value]) => value !== was[name]);
	for (const name of held)
		if (changed.some(([column]) => column === name))
			faults.push({ field: name, expected: 'held', got: asked.values[name] ?? null });
	if (faults.length > 0) return refused('reclaimed.invalid', { faults });
	const joined = await joinLands(tx, found, lands);
	if (!joined.ok) return joined;
	if (changed.length === 0 && lands.length === 0) return accepted({ number: found.number });
	if (changed.length > 0) await changeRow(tx, assetTable, found.id, { ...was, ...asset });
	tx.note({
		...{ kind: 'reclaimed_asset', ids: [found.id], village: found.village },
		detail: { number: found.number, act: 'mended', ...(lands.length > 0 ? { lands: lands.join(' ') } : {}) },
		changes: Object.fromEntries(changed.map(([name, value]) => [name, [was[name] ?? null, value]]))
	});
	tx.touch('reclaimed');
	return accepted({ number: found.number });
}
