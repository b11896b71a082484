import { sql } from 'kysely';
import { accepted, refused, type Outcome } from '#core/outcome.ts';
import { sortKey } from '#core/sort-key.ts';
import { listDepartments } from '#auth/departments.read.server.ts';
import type { Tx } from '#db/tx.server.ts';
import { drawnShapes, villagesUnder, type ZoneShape } from '#zones/plans/drawn/villages-under.read.server.ts';
import { listPlans, planContent, zonesInForce } from '#zones/plans/plans.read.server.ts';
import { askedPlaces } from './addressees.ts';

/** What is in force beside member villages: parts drawn in the plan that is in force, and zones that have no village at all. */
async function shapesInForce(tx: Tx): Promise<ZoneShape[]> {
	const published = (await listPlans(tx)).filter(({ status }) => status === 'published');
	const drawn: ZoneShape[] = [];
	for (const { id } of published) drawn.push(...drawnShapes(await planContent(tx, id)));
	const { rows } = await sql<ZoneShape>`
		select zone.id as zone, zone.shape::text as shape from zone
		where zone.county_code = ${tx.county} and zone.status <> 'retired' and not exists (
			select from zone_village where zone_village.county_code = ${tx.county} and zone_village.zone_id = zone.id)`.execute(
		tx.query
	);
	return [...drawn, ...rows];
}

/** Writes down who is asked about a frozen version: the townships and villages it touches, and departments chosen by name. */
export async function askEverybody(
	tx: Tx,
	planId: string,
	freezeId: string,
	departments: readonly string[],
	today: string
): Promise<Outcome<{ asked: number }>> {
	const offices = new Map((await listDepartments(tx, today)).map((each) => [each.id, each]));
	const unknown = departments.find((id) => offices.get(id)?.state !== 'now');
	if (unknown !== undefined) return refused('course.department_unknown', { field: 'departments', got: unknown });
	type Place = { code: string; name: string; key: string; township: string | null };
	const { rows: places } = await sql<Place>`
		select village.code, village.name, village.sort_key as key, village.township_code as township from village
		where village.county_code = ${tx.county}
		union all
		select township.code, township.name, township.sort_key, null from township where township.county_code = ${tx.county}`.execute(
		tx.query
	);
	const known = new Map(places.map((place) => [place.code, place]));
	const content = await planContent(tx, planId);
	const under = await villagesUnder(tx, [...drawnShapes(content), ...(await shapesInForce(tx))]);
	const { townships, villages } = askedPlaces(
		content,
		await zonesInForce(tx),
		under.map(({ code }) => code),
		(village) => known.get(village)?.township ?? null
	);
	const whoever = [
		...townships.map((code) => ({ kind: 'township', code, office: null, ...named(known.get(code), code) })),
		...villages.map((code) => ({ kind: 'village', code, office: null, ...named(known.get(code), code) })),
		...departments.map((id) => ({ kind: 'department', code: null, office: id, ...named(offices.get(id), id) }))
	];
	await tx.copy(
		'zone_plan_opinion',
		['county_code', 'id', 'version', 'recorded_at', 'freeze_id', 'kind', 'place_code', 'office_id', 'name', 'sort_key'],
		whoever.map(({ kind, code, office, name, key }) => [
			...[tx.county, tx.newId(), 1, tx.now, freezeId, kind, code, office, name, key]
		])
	);
	return accepted({ asked: whoever.length });
}

const named = (known: { name: string; key: string } | undefined, code: string): { name: string; key: string } =>
	known ? { name: known.name, key: known.key } : { name: code, key: sortKey(code) };
