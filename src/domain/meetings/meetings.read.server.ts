import { sql } from 'kysely';
import { dayOf } from '#core/period.ts';
import { inScope } from '#db/in-scope.ts';
import type { ReadDb } from '#db/read.server.ts';
import { shownState, type MeetingRow, type PlaceNames } from './meeting-list.ts';
import { monthsBetween, withoutMeeting } from './months.ts';
import { meetingValues } from './settings.read.server.ts';

/** Villages in scope with the names lists show. */
export async function meetingPlaces(db: ReadDb): Promise<PlaceNames[]> {
	const { rows } = await sql<PlaceNames>`
		select village.code as village, village.name as "villageName", village.sort_key as "villageKey",
			township.code as township, township.name as "townshipName"
		from village
		join township on township.county_code = ${db.county} and township.code = village.township_code
		where village.county_code = ${db.county} and ${inScope(db, 'village.code')}
		order by township.code, village.sort_key, village.code`.execute(db.query);
	return rows;
}

interface Entered {
	number: number;
	village: string;
	month: string;
	metOn: string;
	state: string;
	due: number | null;
	present: number | null;
	agenda: number;
	decided: number;
	passed: number;
	executed: number;
}

async function enteredIn(db: ReadDb, year: string): Promise<Entered[]> {
	const { rows } = await sql<Entered>`
		with counted as (
			select village_resolution.meeting_id, count(*)::integer as agenda,
				(count(*) filter (where village_resolution.outcome in ('passed', 'rejected')))::integer as decided,
				(count(*) filter (where village_resolution.outcome = 'passed'))::integer as passed,
				(count(*) filter (where village_resolution.outcome = 'passed' and village_matter.executed_on is not null))::integer as executed
			from village_resolution
			join village_matter on village_matter.county_code = ${db.county} and village_matter.id = village_resolution.matter_id
			where village_resolution.county_code = ${db.county} and ${inScope(db, 'village_resolution.village_code')}
			group by village_resolution.meeting_id
		)
		select village_meeting.feature_no as number, village_meeting.village_code as village, village_meeting.month,
			village_meeting.met_on as "metOn", village_meeting.state,
			coalesce(committee_due, 0) + coalesce(party_due, 0) + coalesce(delegates_due, 0) + coalesce(members_due, 0) as due,
			coalesce(committee_present, 0) + coalesce(party_present, 0) + coalesce(delegates_present, 0) + coalesce(members_present, 0) as present,
			coalesce(counted.agenda, 0) as agenda, coalesce(counted.decided, 0) as decided, coalesce(counted.passed, 0) as passed,
			coalesce(counted.executed, 0) as executed
		from village_meeting
		left join counted on counted.meeting_id = village_meeting.id
		where village_meeting.county_code = ${db.county} and starts_with(village_meeting.month, ${`${year}-`})
			and ${inScope(db, 'village_meeting.village_code')}`.execute(db.query);
	return rows;
}

/** When a village was last reminded of a month, by both. */
async function remindersIn(db: ReadDb, year: string): Promise<Map<string, string>> {
	const rows = await db.query
		.selectFrom('meeting_reminder')
		.select(['village_code', 'month'])
		.select((select) => select.fn.max('recorded_at').as('at'))
		.where('county_code', '=', db.county)
		.where(sql<boolean>`starts_with(month, ${`${year}-`})`)
		.where(inScope(db, 'village_code'))
		.groupBy(['village_code', 'month'])
		.execute();
	return new Map(rows.map(({ village_code, month, at }) => [`${village_code} ${month}`, dayOf(at)]));
}

/** Every village's months of a year up to this one: what was entered, and what is missing. */
export async function listMeetings(db: ReadDb, year: string, today: string): Promise<MeetingRow[]> {
	const { fromMonth } = await meetingValues(db, today);
	const places = await meetingPlaces(db);
	const entered = await enteredIn(db, year);
	const reminded = await remindersIn(db, year);
	const byVillage = new Map(places.map((place) => [place.village, place]));
	const first = [fromMonth, `${year}-01`].sort().at(-1)!;
	const last = [today.slice(0, 7), `${year}-12`].sort()[0]!;
	const remindedOn = (village: string, month: string) => reminded.get(`${village} ${month}`) ?? null;
	return [
		...entered.flatMap(({ due, present, ...row }): MeetingRow[] => {
			const place = byVillage.get(row.village);
			if (!place) return [];
			const turnout = row.state === 'held' ? { due: due ?? 0, present: present ?? 0 } : null;
			const state = shownState(row, row.month, today);
			return [{ ...place, ...row, state, turnout, remindedOn: remindedOn(row.village, row.month) }];
		}),
		...withoutMeeting(places, monthsBetween(first, last), entered).map(({ village: place, month }): MeetingRow => ({
			...{ ...place, number: null, month, metOn: null, state: shownState(null, month, today), turnout: null },
			...{ agenda: 0, decided: 0, passed: 0, executed: 0, remindedOn: remindedOn(place.village, month) }
		}))
	];
}
