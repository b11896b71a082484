import { sql } from 'kysely';
import * as v from 'valibot';
import { askerOf } from '#core/office.ts';
import { accepted, refused, type Outcome } from '#core/outcome.ts';
import { dayOf } from '#core/period.ts';
import type { Actor } from '#core/permission.ts';
import { takeStep } from '#core/steps.ts';
import { setDated, type AskedSettings } from '#db/dated-settings.server.ts';
import { changeRow } from '#db/one-row.server.ts';
import { saveRows, type State } from '#db/save-rows.server.ts';
import type { Tx } from '#db/tx.server.ts';
import { isVillage } from '#territory/villages.read.server.ts';
import type { Figures } from './factor-index.ts';
import { basicFields, factorSettings, type FactorField } from './fields.ts';
import { mistakableField } from './import-rows.ts';
import { factorRules } from './profiles.read.server.ts';
import { checkProfile, profileCourse, type Stage } from './profile.ts';
import { profileCode, profileTable } from './tables.server.ts';

interface Held {
	id: string;
	version: number;
	stage: Stage;
	figures: Figures;
	state: State & { last_actor: string };
}

/** The profile of a village in sight on a day, locked; null where there is none. */
async function holdProfile(tx: Tx, village: string, surveyedOn: string): Promise<Held | null> {
	const columns = sql.join(Object.keys(profileTable.columns).map((column) => sql.ref(column)));
	const { rows } = await sql<{ id: string; version: number } & Record<string, unknown>>`
		select id, version, ${columns} from factor_profile
		where county_code = ${tx.county} and code = ${profileCode(village, surveyedOn)} for update`.execute(tx.query);
	if (!rows[0]) return null;
	const { id, version, ...state } = rows[0];
	return {
		...{ id, version, stage: state.stage as Stage, figures: (state.figures ?? {}) as Figures },
		state: state as Held['state']
	};
}

const differing = (before: Figures, after: Figures): Record<string, [number | null, number | null]> =>
	Object.fromEntries(
		[...new Set([...Object.keys(before), ...Object.keys(after)])]
			.filter((id) => before[id] !== after[id])
			.map((id) => [id, [before[id] ?? null, after[id] ?? null]])
	);

/**
 * Enters what a village states, or changes it; either way it is 村报 again and waits for the township.
 * @param asked figures by field id as typed, '' where it is missing; the `version` in front, 0 for a new survey
 * @returns refused with `factor.invalid` and the faults of each field, `factor.twice`, `factor.changed`, `factor.verified`
 */
export async function saveProfile(
	tx: Tx,
	actor: Actor,
	asked: {
		village: string;
		surveyedOn: string;
		version: number;
		source: string;
		figures: Readonly<Record<string, string>>;
	}
): Promise<Outcome<{ village: string }>> {
	if (!(await isVillage(tx, asked.village))) return refused('factor.unknown');
	const today = dayOf(tx.now);
	const { fields } = await factorRules(tx, today);
	// Locks the register: two people who enter the same survey at once meet here.
	await tx.takeNumbers('factor_profile', 0);
	const before = await holdProfile(tx, asked.village, asked.surveyedOn);
	if (before && asked.version === 0) return refused('factor.twice', { got: asked.surveyedOn });
	if (before ? before.version !== asked.version : asked.version !== 0) return refused('factor.changed', {});
	if (before?.stage === 'verified') return refused('factor.verified');
	const { figures, source, faults } = checkProfile(asked.figures, { ...asked, today }, fields, before?.figures);
	if (faults.length > 0) return refused('factor.invalid', { faults });
	const kept: State = {
		...{
			code: profileCode(asked.village, asked.surveyedOn),
			village_code: asked.village,
			surveyed_on: asked.surveyedOn
		},
		...{
			figures: figures as Record<string, unknown>,
			source,
			stage: 'reported',
			stage_by: actor.name,
			stage_on: today
		},
		last_actor: actor.id
	};
	const [saved] = before
		? [before]
		: await saveRows(tx, profileTable, [{ row: null, state: kept }], null, undefined, true);
	if (before) await changeRow(tx, profileTable, before.id, kept);
	tx.note({
		...{ kind: 'factor_profile', ids: [saved!.id], village: asked.village },
		detail: { act: before ? 'changed' : 'reported', surveyed_on: asked.surveyedOn },
		changes: differing(before?.figures ?? {}, figures)
	});
	return accepted({ village: asked.village });
}

/** Brings a profile to its next stage, or back with a reason. @returns refused as `takeStep` says, `factor.unknown`, `factor.changed` */
export async function stepProfile(
	tx: Tx,
	actor: Actor,
	asked: { village: string; surveyedOn: string; version: number; step: string; reason?: string | null }
): Promise<Outcome<{ village: string }>> {
	const held = (await isVillage(tx, asked.village)) ? await holdProfile(tx, asked.village, asked.surveyedOn) : null;
	if (!held) return refused('factor.unknown');
	if (held.version !== asked.version) return refused('factor.changed', {});
	const standing = { state: held.stage, lastActor: held.state.last_actor };
	const taken = takeStep(profileCourse, standing, askerOf(actor), { name: asked.step, reason: asked.reason ?? null });
	if (!taken.ok) return taken;
	const { step, reason } = taken.value;
	const next = { stage: step.to, stage_by: actor.name, stage_on: dayOf(tx.now), last_actor: actor.id };
	await changeRow(tx, profileTable, held.id, { ...held.state, ...next });
	tx.note({
		...{ kind: 'factor_profile', ids: [held.id], village: asked.village },
		detail: { act: step.name, surveyed_on: asked.surveyedOn },
		changes: { stage: [held.stage, step.to] }
	});
	if (reason !== null) tx.because(reason);
	return accepted({ village: asked.village });
}

const schemas = new Map(Object.entries(factorSettings));

/** Sets which fields the survey has, or what is called lacking, from a day on; what was stated stays. */
export async function changeFactorSettings(
	tx: Tx,
	_actor: Actor,
	asked: AskedSettings
): Promise<Outcome<{ keys: string[] }>> {
	const { own } = await factorRules(tx, dayOf(tx.now));
	const next = asked.values['factors.fields'];
	// Figures are kept by a field's id as they were typed: under another unit they would say something else.
	for (const { id, name, unit } of Array.isArray(next) ? (next as Partial<FactorField>[]) : [])
		if (own.some((field) => field.id === id && field.unit !== unit)) return refused('factor.unit', { got: name });
	if (v.is(factorSettings['factors.fields']!, next)) {
		const mistakable = mistakableField([...basicFields, ...(next as FactorField[])]);
		if (mistakable !== null) return refused('factor.name', { got: mistakable });
	}
	return setDated(tx, schemas, asked);
}
