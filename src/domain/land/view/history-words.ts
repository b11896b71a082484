import { formatMu } from '#core/mu.ts';
import type { Change, HistoryEvent } from '#land/history.ts';
import type { Subjects } from '#text/subjects.ts';

type Work = Subjects['work'];
type Land = Subjects['land'];

const MU = new Set(['over_mu', 'measured_mu', 'contracted_mu', 'tolerance_mu', 'area_mu', 'declared_mu']);

function valueWords(field: string, value: unknown, land: Land, none: string): string {
	if (value === null || value === undefined || value === '') return none;
	if (MU.has(field) && typeof value === 'number') return formatMu(value);
	const known: Readonly<Record<string, Readonly<Record<string, string>>>> = {
		status: land.statuses,
		linked_by: land.linkedBy,
		survey_method: land.surveyMethods
	};
	return known[field]?.[String(value)] ?? String(value);
}

/** What one write changed, in words: 疑似亩 3.22 → 3.10. */
export const changeWords = ({ field, from, to }: Change, work: Work, land: Land, none: string): string =>
	work.history.from(
		work.history.fields[field] ?? field,
		valueWords(field, from, land, none),
		valueWords(field, to, land, none)
	);

/** What happened, in words. Of a record that is no finding the write itself says it. */
export const eventWords = ({ kind, cause }: HistoryEvent, work: Work): string =>
	(kind === 'recorded' || kind === 'changed') && cause !== null
		? (work.history.actions[cause] ?? work.history.kinds[kind])
		: work.history.kinds[kind];
