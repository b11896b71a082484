import { sql } from 'kysely';
import { accepted, refused, type Outcome } from '#core/outcome.ts';
import type { Actor } from '#core/permission.ts';
import type { Tx } from '#db/tx.server.ts';
import { memberState } from '#zones/zone.accept.write.server.ts';
import type { MemberRole } from './members.ts';
import { holdZone } from './zone.write.server.ts';

interface Held {
	id: string;
	village: string;
	version: number;
	leads: boolean;
	role: MemberRole | null;
}

/**
 * Says what a village does in its zone, and whether it leads it: one village does, so that who led before leads no longer.
 * Former roles are kept.
 * @returns the village's new version; refused `zone.unknown`, `member.unknown`, `member.changed`
 */
export async function giveRole(
	tx: Tx,
	_actor: Actor,
	asked: { number: number; village: string; version: number; role: MemberRole | null; leads: boolean }
): Promise<Outcome<{ version: number }>> {
	const zone = await holdZone(tx, asked.number);
	if (!zone.ok) return zone;
	const { rows } = await sql<Held>`
		select zone_village.id, zone_village.village_code as village, zone_village.version, zone_village.leads, zone_village.role
		from zone_village
		where zone_village.county_code = ${tx.county} and zone_village.zone_id = ${zone.value.id}::uuid`.execute(tx.query);
	const own = rows.find(({ village }) => village === asked.village);
	if (!own) return refused('member.unknown', { got: asked.village });
	if (own.version !== asked.version) return refused('member.changed', { expected: asked.version, got: own.version });
	const before = rows.find(({ leads, id }) => leads && id !== own.id);
	const changes = [
		...(own.role === asked.role && own.leads === asked.leads ? [] : [{ ...own, role: asked.role, leads: asked.leads }]),
		...(asked.leads && before ? [{ ...before, leads: false }] : [])
	];
	if (changes.length === 0) return accepted({ version: own.version });
	await sql`
		with incoming as (
			select * from jsonb_to_recordset(${JSON.stringify(changes)}::jsonb) as r(id uuid, leads boolean, role text)
		), former as (
			insert into zone_village_version (county_code, id, version, recorded_from, recorded_to, cause, state)
			select was.county_code, was.id, was.version, was.recorded_at, ${tx.now}::timestamptz, ${tx.cause}, ${memberState('was')}
			from zone_village was join incoming on incoming.id = was.id
			where was.county_code = ${tx.county}
		)
		update zone_village present set version = present.version + 1, recorded_at = ${tx.now}::timestamptz,
			leads = incoming.leads, role = incoming.role
		from incoming
		where present.county_code = ${tx.county} and present.id = incoming.id`.execute(tx.query);
	tx.note({
		// Who led before is another village's business.
		...{ kind: 'zone', ids: [zone.value.id], village: asked.leads && before ? null : own.village },
		detail: {
			act: 'role',
			zone: zone.value.name,
			village: own.village,
			...(asked.leads && before ? { before: before.village } : {})
		},
		changes: {
			...(own.role === asked.role ? {} : { role: [own.role, asked.role] as const }),
			...(own.leads === asked.leads ? {} : { leads: [own.leads, asked.leads] as const })
		}
	});
	return accepted({ version: own.version + (changes[0]!.id === own.id ? 1 : 0) });
}
