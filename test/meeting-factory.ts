import type { Factory, Given, Row } from './factory.ts';

type Made = 'village_meeting' | 'village_matter' | 'village_resolution' | 'open_item';

const base = (make: Factory, table: Made) => ({
	...{ county_code: make.county, id: make.newId(), version: 1, recorded_at: make.now, feature_no: make.next(table) },
	...{ source_file_id: null, source_row: null, village_code: `${make.county}100200` }
});

/** A meeting that was held, delegates called; of whichever day it is told. */
export function villageMeeting(make: Factory, given: Given<Row<'village_meeting'>> = {}): Row<'village_meeting'> {
	const met_on = given.met_on ?? '2026-03-15';
	return {
		...{ ...base(make, 'village_meeting'), month: met_on.slice(0, 7), met_on, place: '村委会会议室' },
		...{ chair: '张主持', minute_taker: '李记录', state: 'held', committee_due: 5, committee_present: 5 },
		...{ party_due: null, party_present: null, delegates_due: 30, delegates_present: 27, members_due: null },
		...{ members_present: null, supervisor_present: true, office_present: true, minutes: null },
		...given
	};
}

export function villageMatter(make: Factory, given: Given<Row<'village_matter'>> = {}): Row<'village_matter'> {
	return {
		...{ ...base(make, 'village_matter'), kind: 'infrastructure', title: '村内道路硬化', content: null },
		...{ amount_fen: 5_000_000, raised_on: '2026-03-01', executed_on: null, result: null, settled_fen: null },
		...{ withdrawn_on: null, ...given }
	};
}

/** A matter on a meeting’s agenda; passed unless told. */
export function villageResolution(
	make: Factory,
	given: Given<Row<'village_resolution'>> & { meeting_id: string; matter_id: string }
): Row<'village_resolution'> {
	const own = base(make, 'village_resolution');
	return {
		...{ ...own, agenda_no: 1, outcome: 'passed', number: `YJ-${make.county}-${own.feature_no}`, body: 'delegates' },
		...{ due: 30, present: 27, approve: 25, against: 1, abstain: 1, decision: '同意', next_step: null },
		...given
	};
}

export function openItem(make: Factory, given: Given<Row<'open_item'>> & { subject_id: string }): Row<'open_item'> {
	return {
		...{ ...base(make, 'open_item'), kind: 'resolution', title: '决议公开', body: '议定事项：村内道路硬化' },
		...{ published_on: '2026-03-15', withdrawn_on: null, ...given }
	};
}
