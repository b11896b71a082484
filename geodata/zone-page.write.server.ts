import { sql } from 'kysely';
import { creditCheckCharacter } from '#core/check-digits.ts';
import { yuanText } from '#core/money.ts';
import { accepted, type Outcome } from '#core/outcome.ts';
import type { Actor } from '#core/permission.ts';
import { polygonsOf, unionOf } from '#db/spatial.ts';
import type { Tx } from '#db/tx.server.ts';
import type { BodyKind } from '#zones/page/body.ts';
import type { BodyChange } from '#zones/page/body-change.ts';
import { changeBody } from '#zones/page/body.write.server.ts';
import { addLink } from '#zones/page/links.write.server.ts';
import { membersOfZone } from '#zones/page/members.read.server.ts';
import type { MemberRole } from '#zones/page/members.ts';
import { giveRole } from '#zones/page/roles.write.server.ts';
import { memberState } from '#zones/zone.accept.write.server.ts';
import { listZones, type ZoneRow } from '#zones/zones.read.server.ts';

const usual: Record<ZoneRow['layout'], readonly MemberRole[]> = {
	adjacent: ['produce', 'produce', 'process', 'produce', 'sell'],
	chain: ['process', 'supply', 'supply', 'sell', 'supply'],
	complement: ['serve', 'produce', 'process', 'sell', 'member'],
	project: ['member']
};
const flows: Record<string, readonly [to: string, from: string]> = {
	饲草加工: ['青贮玉米', '成品饲料'],
	粮食加工: ['谷子、玉米', '小米、面粉'],
	中药材加工: ['黄芩、连翘', '中药饮片'],
	果蔬大棚: ['鲜菜', '净菜']
};

/** Who runs which zone; the last one is still a draft. */
const bodies: readonly { zone: string; kind: BodyKind; name: string; ready: boolean }[] = [
	{ zone: '玉露香梨', kind: 'union', name: '示例香梨产业联合社', ready: true },
	{ zone: '饲草加工', kind: 'company', name: '示例饲草加工有限公司', ready: true },
	{ zone: '物业服务', kind: 'alliance', name: '示例物业服务产业联盟', ready: true },
	{ zone: '苹果', kind: 'union', name: '示例苹果产业联合社（筹）', ready: false }
];

const code18 = (first: string): string => first + creditCheckCharacter(first);
/** Shares that sum to the whole: the first member has what is over. */
const sharesOf = (count: number): number[] => {
	const each = Math.floor(10_000 / count / 100) * 100;
	return Array.from({ length: count }, (_, at) => (at === 0 ? 10_000 - each * (count - 1) : each));
};

/** Everything the page of a zone shows beside the zone itself, invented: roles, links of chains, who runs it, a former extent. */
export async function addDemoZonePages(tx: Tx, actor: Actor): Promise<Outcome<null>> {
	// One line of the trail for all of it.
	const quiet: Tx = { ...tx, note: () => undefined };
	const zones = await listZones(tx);
	for (const zone of zones) {
		const made = await addZone(quiet, actor, zone);
		if (!made.ok) return made;
	}
	await addFormerExtent(tx, zones.find(({ name }) => name === '苹果')!.id);
	tx.note({ kind: 'zone', count: zones.length, detail: { act: 'demo' } });
	return accepted(null);
}

async function addZone(tx: Tx, actor: Actor, zone: ZoneRow): Promise<Outcome<unknown>> {
	const number = zone.featureNo;
	const codes = (await membersOfZone(tx, zone.id)).map(({ code }) => code).sort();
	const roles = usual[zone.layout];
	for (const [at, village] of codes.entries()) {
		const given = await giveRole(tx, actor, {
			...{ number, village, version: 1, role: roles[at % roles.length]!, leads: at === 0 }
		});
		if (!given.ok) return given;
	}
	const flow = flows[zone.name];
	const [hub, ...others] = codes;
	for (const [at, village] of flow ? others.entries() : []) {
		// The last takes what the hub makes; the others bring what it makes it of.
		const last = at === others.length - 1;
		const ends = last ? { from: hub!, to: village } : { from: village, to: hub! };
		const linked = await addLink(tx, actor, { number, ...ends, flow: flow![last ? 1 : 0] });
		if (!linked.ok) return linked;
	}
	const at = bodies.findIndex(({ zone: name }) => name === zone.name);
	return at < 0 ? accepted(null) : addBody(tx, actor, number, codes, at);
}

async function addBody(tx: Tx, actor: Actor, number: number, codes: string[], at: number): Promise<Outcome<unknown>> {
	const { kind, name, ready } = bodies[at]!;
	const shares = sharesOf(codes.length);
	const byCode = (say: (share: number, index: number) => string, count = codes.length) =>
		Object.fromEntries(codes.slice(0, count).map((code, index) => [code, say(shares[index]!, index)]));
	const year = (of: string, fen: number): BodyChange => ({
		...{ part: 'year', year: of, distributed: yuanText(fen) },
		values: byCode((share) => yuanText((fen * share) / 10_000))
	});
	const paper = {
		...{
			creditCode: kind === 'alliance' ? '' : code18(`93149901MA0DEMK0${at + 1}`),
			agreementNo: `禾联字〔2025〕${at + 1} 号`
		},
		...{
			agreedOn: `2025-0${at + 2}-18`,
			startsOn: `2025-0${at + 3}-01`,
			endsOn: `2035-0${at + 3}-01`,
			status: 'in_force'
		}
	};
	const changes: BodyChange[] = [
		{ part: 'facts', values: { kind, name, status: 'draft' } },
		// Of the draft two villages have not said theirs yet.
		{ part: 'shares', values: byCode((share) => yuanText(share), ready ? codes.length : codes.length - 2) },
		...codes.slice(0, ready ? codes.length : 3).map((village, index): BodyChange => ({
			...{ part: 'village', village },
			values: {
				...{ moneyFen: String(20_000 + 5_000 * index), landMu: String(60 + 15 * index) },
				...{ landFen: String(24_000 + 6_000 * index), assetFen: index % 3 === 0 ? '80000' : '' },
				...{ labourDays: String(120 + 20 * index), labourFen: String(12_000 + 2_000 * index), jobs: String(6 + index) }
			}
		})),
		...(ready ? [year('2024', 18_600_000 + at * 1_200_000), year('2025', 24_200_000 + at * 1_500_000)] : []),
		...(ready ? [{ part: 'facts', values: paper } as const] : [])
	];
	for (const [index, change] of changes.entries()) {
		const changed = await changeBody(tx, actor, { number, version: index || null, change });
		if (!changed.ok) return changed;
	}
	return accepted(null);
}

const FOUNDED = '2026-03-10T02:00:00Z';
const CHANGED = '2026-06-15T02:00:00Z';

/** The extent of a zone before one village left it and one beside it came: as if it had been recorded then. */
async function addFormerExtent(tx: Tx, zone: string): Promise<void> {
	const newest = sql`(select max(own.village_code) from zone_village own where own.county_code = ${tx.county} and own.zone_id = ${zone}::uuid)`;
	const left = sql`(
		select min(village.code) from village
		join border on border.county_code = ${tx.county} and village.code in (border.left_code, border.right_code)
		join zone_village own on own.county_code = ${tx.county} and own.zone_id = ${zone}::uuid
			and own.village_code in (border.left_code, border.right_code) and own.village_code <> village.code
		where village.county_code = ${tx.county} and not exists (
			select from zone_village busy where busy.county_code = ${tx.county} and busy.village_code = village.code))`;
	const { rows } = await sql<{ came: string; left: string }>`select ${newest} as came, ${left} as "left"`.execute(
		tx.query
	);
	const { came, left: gone } = rows[0]!;
	const united = polygonsOf(sql`ST_Transform(${unionOf(sql.ref('village.gk'), tx.overlayGrid)}, 4490)`);
	await sql`
		insert into zone_version (county_code, id, version, recorded_from, recorded_to, cause, state, shape)
		select zone.county_code, zone.id, zone.version, ${FOUNDED}::timestamptz, ${CHANGED}::timestamptz, ${tx.cause},
			jsonb_build_object('code', zone.code, 'name', zone.name, 'sort_key', zone.sort_key, 'layout', zone.layout, 'status', zone.status,
				'source_file_id', null, 'source_row', null, 'feature_no', zone.feature_no),
			(select ST_Multi(${united}) from village where village.county_code = ${tx.county} and village.code <> ${came}
				and (village.code = ${gone} or exists (select from zone_village own where own.county_code = ${tx.county}
					and own.zone_id = ${zone}::uuid and own.village_code = village.code)))
		from zone where zone.county_code = ${tx.county} and zone.id = ${zone}::uuid`.execute(tx.query);
	await sql`
		update zone set version = version + 1, recorded_at = ${CHANGED}::timestamptz
		where zone.county_code = ${tx.county} and zone.id = ${zone}::uuid`.execute(tx.query);
	await sql`
		update zone_village_version former set recorded_from = ${FOUNDED}::timestamptz
		where former.county_code = ${tx.county} and former.version = 1 and former.state ->> 'zone_id' = ${zone}
			and former.state ->> 'village_code' <> ${came}`.execute(tx.query);
	await sql`
		update zone_village_version former set recorded_from = ${CHANGED}::timestamptz
		where former.county_code = ${tx.county} and former.version = 1 and former.state ->> 'zone_id' = ${zone}
			and former.state ->> 'village_code' = ${came}`.execute(tx.query);
	const member = sql`(select ${zone}::uuid as zone_id, ${gone}::text as village_code, false as leads, null::text as role) as was`;
	await sql`
		insert into zone_village_version (county_code, id, version, recorded_from, recorded_to, cause, state)
		select ${tx.county}, ${tx.newId()}::uuid, 1, ${FOUNDED}::timestamptz, ${CHANGED}::timestamptz, ${tx.cause}, ${memberState('was')}
		from ${member}`.execute(tx.query);
}
