import { dayOf } from '#core/period.ts';
import { findingDetail } from '#land/finding-detail.read.server.ts';
import { findingsOfGrid, landOn } from '#land/record-lists.read.server.ts';
import { landRecord } from '#land/record.read.server.ts';
import { recordedDays } from '#land/recorded-days.read.server.ts';
import { searchLand } from '#land/search.read.server.ts';
import { formerDay } from '#land/was.ts';
import { responsibleFor } from '#stewardship/responsible.read.server.ts';
import { placesUp, type Subject } from '#stewardship/responsible.ts';
import { territoryRecord } from '#territory/record.read.server.ts';
import { bestFirst, placeCodeOf, questionOf, thingOf, withMore, type MapRecord } from '#territory/record.ts';
import { searchTerritory } from '#territory/search.read.server.ts';
import { zoneRecord, zonesOn } from '#zones/record.read.server.ts';
import { searchZones } from '#zones/search.read.server.ts';
import type { PageServerLoad } from './$types';

type Read = App.Locals['read'];

/** The record, and for a place or a grid what lies on it. */
async function recordOf(db: Read, asked: ReturnType<typeof thingOf>): Promise<MapRecord | null> {
	if (!asked) return null;
	const { kind, number } = asked;
	const record =
		(await territoryRecord(db, kind, number)) ??
		(await landRecord(db, kind, number)) ??
		(await zoneRecord(db, kind, number));
	if (!record) return null;
	if (kind === 'grid') return withMore(record, [await findingsOfGrid(db, number)]);
	const place = placeCodeOf(record);
	if (place === null) return record;
	const { lists, households } = await landOn(db, place);
	return withMore(record, [await zonesOn(db, place), ...lists], households);
}

/** What of a record somebody answers for: a zone, or a place (a finding's village) with the township it lies in; null for other land. */
function subjectsOf(record: MapRecord): Subject[] | null {
	if (record.kind === 'zone') {
		const code = record.facts.find(({ name }) => name === 'code')?.value;
		return code && 'text' in code && code.text ? [{ kind: 'zone', code: code.text }] : [];
	}
	const place = placeCodeOf(record) ?? (record.kind === 'grid' || record.kind === 'finding' ? record.village : null);
	return place === null ? null : placesUp(place);
}

async function found(db: Read, question: string | null) {
	if (question === null) return null;
	const hits = [
		...(await searchTerritory(db, question)),
		...(await searchZones(db, question)),
		...(await searchLand(db, question))
	];
	return bestFirst(hits);
}

export const load: PageServerLoad = async ({ locals, url }) => {
	const asked = thingOf(url.searchParams.get('select'));
	const question = questionOf(url.searchParams.get('q'));
	const db = locals.read;
	const today = dayOf(new Date());
	const day = url.searchParams.get('day');
	const record = await recordOf(db, asked);
	const subjects = record && subjectsOf(record);
	return {
		/** Whether the map is looked at by days, the former one shown, and the days to choose from. */
		days: day === null ? null : { today, shown: formerDay(day, today), recorded: await recordedDays(db) },
		asked,
		record,
		responsible: subjects && (await responsibleFor(db, subjects, today)),
		finding: asked?.kind === 'finding' ? await findingDetail(db, asked.number) : null,
		question,
		hits: await found(db, question)
	};
};
