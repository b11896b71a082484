import type { Problem } from '#core/import-fields.ts';
import { seesWholeCounty } from '#core/scope.ts';
import type { Completed, ImportRow } from '#db/import-kind.server.ts';
import type { ReadDb } from '#db/read.server.ts';
import { doubles, shapeless, without } from '#territory/import-checks.ts';
import { presentCodes } from '#territory/place.read.server.ts';
import type { ZoneRow } from './import-rows.ts';

/** Doubles, shapes that lack, member villages that are not there. Zones are the whole county's to draw. */
export async function completeZones(db: ReadDb, rows: ImportRow<ZoneRow>[]): Promise<Completed<ZoneRow>> {
	const coded = rows.map(({ n, shape, row }) => ({
		n,
		shape,
		code: String(row.state.code),
		key: String(row.state.code)
	}));
	const present = await presentCodes(
		db,
		'zone',
		coded.map(({ code }) => code)
	);
	const named = [...new Set(rows.flatMap(({ row }) => row.villages ?? []))];
	const villages = await presentCodes(db, 'village', named);
	const problems: Problem[] = [...doubles(coded, 'code'), ...shapeless(coded, present)];
	for (const { n, row } of rows) {
		const unknown = row.villages?.find((code) => !villages.has(code));
		if (unknown) problems.push({ row: n, field: 'villages', expected: 'village.known', got: unknown });
		if (!seesWholeCounty(db.scope, db.county))
			problems.push({ row: n, field: 'code', expected: 'village.in_scope', got: String(row.state.code) });
	}
	return { rows: without(rows, problems), problems };
}

/** Files of zones accepted after this one: membership keeps no versions, so what they said cannot be told from it. */
export async function laterZoneFiles(db: ReadDb, file: string): Promise<number> {
	const { count } = await db.query
		.selectFrom('import_file as later')
		.innerJoin('import_file as own', (join) =>
			join.onRef('own.county_code', '=', 'later.county_code').on('own.id', '=', file)
		)
		.select(({ fn }) => fn.countAll<number>().as('count'))
		.where('later.county_code', '=', db.county)
		.where('later.kind', 'in', ['zone', 'project-area'])
		.where('later.undone_at', 'is', null)
		.whereRef('later.recorded_at', '>', 'own.recorded_at')
		.executeTakeFirstOrThrow();
	return count;
}
