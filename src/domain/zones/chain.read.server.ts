import { sql } from 'kysely';
import { seesWholeCounty } from '#core/scope.ts';
import type { ReadDb } from '#db/read.server.ts';
import { chainInForce } from './chain-in-force.ts';
import { listEnterprises } from './enterprises/enterprises.read.server.ts';
import type { ChainLink, LinkEnd } from './page/links.ts';
import type { Finding, RuleState } from './plans/basis/chain.ts';

/** How a chain in force stands, with the villages its anchor buys from and sells to, and what flows as arcs. */
export interface ShownChain {
	state: RuleState;
	findings: readonly Finding[];
	anchor: { number: number; name: string } | null;
	lookedUp: boolean;
	upstream: { code: string; name: string; number: number }[];
	downstream: { code: string; name: string; number: number }[];
	arcs: ChainLink[];
}

interface Placed {
	code: string;
	name: string;
	number: number;
	east: number;
	north: number;
	member: boolean;
}

/** The anchor that the plan in force named for a zone. */
async function anchorOf(db: ReadDb, code: string): Promise<string | null> {
	const { rows } = await sql<{ anchor: string | null }>`
		select named.anchor from zone_plan
		join zone_plan_freeze stand on stand.county_code = ${db.county} and stand.plan_id = zone_plan.id and stand.kind = 'approved'
		join zone_plan_frozen_zone frozen on frozen.county_code = ${db.county} and frozen.freeze_id = stand.id
		join zone_plan_zone named on named.county_code = ${db.county} and named.plan_id = zone_plan.id
			and named.position = frozen.position and named.name = frozen.name
		where zone_plan.county_code = ${db.county} and zone_plan.status = 'published' and frozen.code = ${code}
		order by stand.serial desc limit 1`.execute(db.query);
	return rows[0]?.anchor ?? null;
}

/** How a zone of 链条相连 stands. Only whoever sees the whole county can judge that; for others null. */
export async function zoneChain(
	db: ReadDb,
	{ id, code }: { id: string; code: string },
	day: string
): Promise<ShownChain | null> {
	if (!seesWholeCounty(db.scope, db.county)) return null;
	const enterprises = await listEnterprises(db);
	const { rows } = await sql<Placed>`
		select village.code, village.name, village.feature_no as number, ST_X(named.at) as east, ST_Y(named.at) as north,
			exists (select from zone_village where zone_village.county_code = ${db.county} and zone_village.zone_id = ${id}::uuid
				and zone_village.village_code = village.code) as member
		from village cross join lateral (select ST_PointOnSurface(village.shape) as at) named
		where village.county_code = ${db.county} and (village.code = any(${enterprises.map(({ village }) => village).filter((each) => each !== null)}::text[])
			or village.code in (select zone_village.village_code from zone_village
				where zone_village.county_code = ${db.county} and zone_village.zone_id = ${id}::uuid))`.execute(db.query);
	const known = new Map(rows.map((row) => [row.code, row]));
	const members = new Set(rows.filter(({ member }) => member).map((row) => row.code));
	const chain = chainInForce(members, await anchorOf(db, code), enterprises, day);
	const villagesOf = (ties: typeof chain.upstream) =>
		[...new Set(ties.map((tie) => tie.code))].map((each) => known.get(each)!).map(({ code: own, name, number }) => ({ code: own, name, number })); // prettier-ignore
	const { anchor } = chain;
	const seat = anchor?.village ? known.get(anchor.village) : undefined;
	const endOf = ({ code: own, name, east, north, member }: Placed): LinkEnd => ({ code: own, name, place: [east, north], member }); // prettier-ignore
	const hub = anchor && seat ? { ...endOf(seat), name: anchor.name, place: anchor.place ?? endOf(seat).place } : null;
	const arc = (
		way: 'up' | 'down',
		{ code: own, product }: (typeof chain.upstream)[number],
		at: number
	): ChainLink[] => {
		const village = known.get(own);
		// Its own village lies under it: there is no way to draw.
		if (!hub || !village || own === hub.code) return [];
		const [from, to] = way === 'up' ? [endOf(village), hub] : [hub, endOf(village)];
		return [{ id: `enterprise ${way} ${at}`, version: 0, from, to, flow: product ?? '' }];
	};
	return {
		...{ state: chain.state, findings: chain.findings, lookedUp: chain.lookedUp },
		...{ anchor: anchor && { number: anchor.number, name: anchor.name } },
		...{ upstream: villagesOf(chain.upstream), downstream: villagesOf(chain.downstream) },
		arcs: [
			...chain.upstream.flatMap((tie, at) => arc('up', tie, at)),
			...chain.downstream.flatMap((tie, at) => arc('down', tie, at))
		]
	};
}
