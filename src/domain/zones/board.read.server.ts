import { sql } from 'kysely';
import type { Mu } from '#core/mu.ts';
import { inScope } from '#db/in-scope.ts';
import type { ReadDb } from '#db/read.server.ts';
import { enterpriseKinds, type EnterpriseKind } from './enterprises/enterprise.ts';
import { sumInhabitants } from './factors/inhabitants.ts';
import { inhabitantsOf } from './factors/inhabitants.read.server.ts';
import type { BoardVillage, ZonesTogether } from './board.ts';
import { listZones, zoneCoverage } from './zones.read.server.ts';

/** Zones in force and what their villages have, in sight. */
export async function zonesTogether(db: ReadDb): Promise<ZonesTogether> {
	const zones = await listZones(db);
	const { rows: places } = await sql<{ id: string; east: number; north: number }>`
		select zone.id, ST_X(named.at) as east, ST_Y(named.at) as north from zone
		cross join lateral (select ST_PointOnSurface(zone.shape) as at) named
		where zone.county_code = ${db.county} and zone.id = any(${zones.map(({ id }) => id)}::uuid[])`.execute(db.query);
	const at = new Map(places.map(({ id, east, north }) => [id, [east, north] as const]));
	const { rows: villages } = await sql<BoardVillage & { areaMu: Mu; contracts: number }>`
		select village.code, village.area_mu as "areaMu",
			(array_agg(zone.layout order by array_position(array['adjacent', 'chain', 'complement', 'project'], zone.layout), zone.code))[1] as layout,
			(select count(*)::integer from contract
				where contract.county_code = ${db.county} and contract.village_code = village.code and not contract.household) as contracts
		from village
		join zone_village on zone_village.county_code = ${db.county} and zone_village.village_code = village.code
		join zone on zone.county_code = ${db.county} and zone.id = zone_village.zone_id and zone.status <> 'retired'
		where village.county_code = ${db.county} and ${inScope(db, 'village.code')}
		group by village.code, village.area_mu
		order by village.code`.execute(db.query);
	const { rows: kinds } = await sql<{ kind: EnterpriseKind; count: number }>`
		select enterprise.kind, count(*)::integer as count from enterprise
		where enterprise.county_code = ${db.county} and enterprise.retired_on is null and ${inScope(db, 'enterprise.village_code')}
		group by enterprise.kind`.execute(db.query);
	const codes = villages.map(({ code }) => code);
	const sum = (of: (village: (typeof villages)[number]) => number) => villages.reduce((all, each) => all + of(each), 0);
	return {
		zones: zones.map(({ id, featureNo, name, layout, areaMu, villages: members }) => ({
			...{ number: featureNo, name, layout, areaMu, villages: members, place: at.get(id)! }
		})),
		coverage: await zoneCoverage(db),
		villages: villages.map(({ code, layout }) => ({ code, layout })),
		...{ areaMu: sum(({ areaMu }) => areaMu), contracts: sum(({ contracts }) => contracts) },
		inhabitants: sumInhabitants(codes, await inhabitantsOf(db, codes)),
		enterprises: Object.fromEntries(
			enterpriseKinds.map((kind) => [kind, kinds.find((each) => each.kind === kind)?.count ?? 0])
		) as Record<EnterpriseKind, number>
	};
}
