import { sql } from 'kysely';
import { dayOf } from '#core/period.ts';
import type { Actor } from '#core/permission.ts';
import type { Accepted, ImportSource } from '#db/import-kind.server.ts';
import { canonical, saveRows, type State } from '#db/save-rows.server.ts';
import type { Tx } from '#db/tx.server.ts';
import type { ProfileRows } from './import.read.server.ts';
import { profileCode, profileTable } from './tables.server.ts';

const withoutNulls = (figures: Readonly<Record<string, number | null | undefined>>) =>
	Object.fromEntries(Object.entries(figures).filter(([, value]) => value !== null && value !== undefined));

/** Profiles of an accepted file; one that says what the county has already keeps its stage, others are 村报. */
export async function acceptProfiles(tx: Tx, actor: Actor, source: ImportSource, rows: ProfileRows): Promise<Accepted> {
	const codes = rows.map(({ row }) => profileCode(row.village.code!, row.surveyedOn!));
	const { rows: stored } = await sql<{ code: string; figures: Record<string, number> | null; source: string }>`
		select code, figures, source from factor_profile
		where county_code = ${tx.county} and code = any(${codes}::text[])`.execute(tx.query);
	const present = new Map(stored.map((row) => [row.code, row]));
	const incoming = rows.map(({ n, row }, at) => {
		const code = codes[at]!;
		const before = present.get(code);
		const from = row.source ?? before?.source ?? source.name.slice(0, 100);
		const after = withoutNulls({ ...before?.figures, ...row.figures });
		const same = before && before.source === from && canonical(after) === canonical(before.figures ?? {});
		const stage = { stage: 'reported', stage_by: actor.name, stage_on: dayOf(tx.now), last_actor: actor.id };
		const state: State = {
			...{
				code,
				village_code: row.village.code,
				surveyed_on: row.surveyedOn,
				figures: { ...row.figures },
				source: from
			},
			...(same ? {} : stage)
		};
		return { row: n, state };
	});
	const saved = await saveRows(tx, profileTable, incoming, source.id);
	const count = (outcome: string) => saved.filter((each) => each.outcome === outcome).length;
	return {
		...{ inserted: count('inserted'), changed: count('changed'), unchanged: count('unchanged') },
		unknown: {}
	};
}
