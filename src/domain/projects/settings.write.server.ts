import { isDeepStrictEqual } from 'node:util';
import { sql } from 'kysely';
import { refused, type Outcome } from '#core/outcome.ts';
import { isDay } from '#core/period.ts';
import type { Actor } from '#core/permission.ts';
import { setDated, type AskedSettings } from '#db/dated-settings.server.ts';
import type { Tx } from '#db/tx.server.ts';
import { projectValues } from './settings.read.server.ts';
import { projectSettings, STAGES } from './settings.ts';

/** The day the last project that is still under way was entered; null: none is. */
async function lastEntered(tx: Tx): Promise<string | null> {
	const { rows } = await sql<{ day: string | null }>`
		select max(entered_on)::text as day from project where project.county_code = ${tx.county}
			and project.state not in ('closed', 'rejected')`.execute(tx.query);
	return rows[0]!.day;
}

/**
 * Sets what projects are reviewed by, from a day on; those entered before go on by what held then, so that gates are never
 * changed for a day on which a project under way was entered.
 * @returns refused `project.rules_used`, or as settings are
 */
export async function changeProjectSettings(
	tx: Tx,
	_actor: Actor,
	asked: AskedSettings
): Promise<Outcome<{ keys: string[] }>> {
	if (STAGES in asked.values && isDay(asked.validFrom)) {
		const { stages } = await projectValues(tx, asked.validFrom);
		const last = await lastEntered(tx);
		if (last !== null && asked.validFrom <= last && !isDeepStrictEqual(stages, asked.values[STAGES]))
			return refused('project.rules_used', { field: 'validFrom', expected: last, got: asked.validFrom });
	}
	return setDated(tx, projectSettings, asked);
}
