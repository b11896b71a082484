import { sql } from 'kysely';
import type { Problem } from '#core/import-fields.ts';
import { seesWholeCounty } from '#core/scope.ts';
import type { Completed, ImportRow } from '#db/import-kind.server.ts';
import type { ReadDb } from '#db/read.server.ts';
import { standingOn } from '#db/standing-on.server.ts';
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

/** Files of zones accepted after this one: what members they named cannot be taken out from between. */
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

/** What people have entered on the pages of zones that a file brought new: who runs them, links, pictures. */
export async function enteredOnZones(db: ReadDb, file: string): Promise<number> {
	const on = (table: 'zone_body' | 'zone_link' | 'zone_photo') => sql`
		select count(*) as count from ${sql.table(table)} entered
		join zone on zone.county_code = ${db.county} and zone.id = entered.zone_id
		where entered.county_code = ${db.county} and zone.source_file_id = ${file}::uuid and not exists (
			select from zone_version former
			where former.county_code = ${db.county} and former.id = zone.id and former.state ->> 'source_file_id' is distinct from ${file})`;
	const { rows } = await sql<{ count: number }>`
		select sum(count)::integer as count from (${on('zone_body')} union all ${on('zone_link')} union all ${on('zone_photo')}) counted`.execute(
		db.query
	);
	return rows[0]!.count;
}

/** Links and pictures of zones that name villages which a file brought new. */
export async function enteredOnVillages(db: ReadDb, file: string): Promise<number> {
	const named = [
		await standingOn(db, 'zone_link', 'from_village', 'village', file),
		await standingOn(db, 'zone_link', 'to_village', 'village', file),
		await standingOn(db, 'zone_photo', 'village_code', 'village', file)
	];
	return named.reduce((sum, count) => sum + count, 0);
}
