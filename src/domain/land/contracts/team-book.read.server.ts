import { sql } from 'kysely';
import { inScope } from '#db/in-scope.ts';
import type { ReadDb } from '#db/read.server.ts';
import { entriesOf } from './beside.read.server.ts';
import type { ShownEntry } from './detail.ts';

export interface VillageBook {
	code: string;
	name: string;
	township: string;
	contracts: number;
	assigned: number;
	groups: number;
	/** First and last day of its groups; `to` null: one of them goes on. */
	from: string | null;
	to: string | null;
	meetings: readonly string[];
}

/** Every village in scope that has collective contracts or a team book. */
export async function villageBooks(db: ReadDb): Promise<VillageBook[]> {
	const { rows } = await sql<VillageBook & { meetings: string[] | null }>`
		select village.code, village.name, village.township_code as township, coalesce(own.contracts, 0) as contracts,
			coalesce(own.assigned, 0) as assigned, coalesce(teams.groups, 0) as groups, teams.first as "from", teams.last as "to",
			held.meetings
		from village
		left join (
			select contract.village_code, count(*)::integer as contracts,
				count(clearing_assignment.contract_id)::integer as assigned
			from contract
			left join clearing_assignment on clearing_assignment.county_code = ${db.county}
				and clearing_assignment.contract_id = contract.id
			where contract.county_code = ${db.county} and not contract.household
			group by contract.village_code
		) own on own.village_code = village.code
		left join (
			select clearing_group.village_code, count(*)::integer as groups, min(clearing_group.starts_on) as first,
				case when count(*) = count(clearing_group.ends_on) then max(clearing_group.ends_on) end as last
			from clearing_group where clearing_group.county_code = ${db.county}
			group by clearing_group.village_code
		) teams on teams.village_code = village.code
		left join (
			select clearing_meeting.village_code,
				jsonb_agg(clearing_meeting.met_on::text order by clearing_meeting.met_on) as meetings
			from clearing_meeting where clearing_meeting.county_code = ${db.county}
			group by clearing_meeting.village_code
		) held on held.village_code = village.code
		where village.county_code = ${db.county} and ${inScope(db, 'village.code')}
			and (own.contracts > 0 or teams.groups > 0 or held.meetings is not null)
		order by village.sort_key, village.code`.execute(db.query);
	return rows.map((row) => ({ ...row, meetings: row.meetings ?? [] }));
}

export interface GroupEntry extends ShownEntry {
	contracts: number;
}

/** Groups and meetings of one village, which whoever asks has found in scope. */
export async function bookOf(db: ReadDb, village: string): Promise<{ groups: GroupEntry[]; meetings: ShownEntry[] }> {
	const groups = (await entriesOf(db, 'group', village)).toReversed();
	const { rows } = await sql<{ id: string; count: number }>`
		select clearing_assignment.group_id as id, count(*)::integer as count from clearing_assignment
		join clearing_group on clearing_group.county_code = ${db.county} and clearing_group.id = clearing_assignment.group_id
		where clearing_assignment.county_code = ${db.county} and clearing_group.village_code = ${village}
		group by clearing_assignment.group_id`.execute(db.query);
	const counts = new Map(rows.map(({ id, count }) => [id, count]));
	const meetings = await entriesOf(db, 'meeting', village);
	return {
		groups: groups.map((group) => ({ ...group, contracts: counts.get(group.id) ?? 0 })),
		meetings: meetings.toSorted((one, other) => (String(one.state.met_on) < String(other.state.met_on) ? 1 : -1))
	};
}
