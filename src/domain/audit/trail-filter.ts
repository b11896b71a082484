import { isDay } from '#core/period.ts';
import { auditResults, type AuditResult } from './entry.ts';

/** What the list of the trail is narrowed by, as its address says it. */
export interface TrailFilter {
	/** Days of Asia/Shanghai, both included. */
	from: string | null;
	to: string | null;
	actor: string | null;
	role: string | null;
	action: string | null;
	kind: string | null;
	/** A township's or a village's code. */
	place: string | null;
	/** The id of one record, whose whole life is asked for. */
	record: string | null;
	result: AuditResult | null;
	text: string;
	/** Also what the machine does by itself: taking and keeping its work. */
	machine: boolean;
}

/** What a list of the trail can be narrowed by: only what is in it. */
export interface TrailChoices {
	actors: { id: string; name: string }[];
	roles: string[];
	actions: string[];
	kinds: string[];
}

/** Where a page of the list ended: what comes next is earlier. */
export interface TrailPlace {
	at: string;
	seq: number;
}

export const noFilter: TrailFilter = {
	...{ from: null, to: null, actor: null, role: null, action: null, kind: null, place: null, record: null },
	...{ result: null, text: '', machine: false }
};

const LONGEST = 100;
const words = ['actor', 'role', 'action', 'kind', 'record'] as const;

/** Reads `from=2026-11-01&actor=…&q=words`; what is not understood narrows nothing. */
export function trailFilterOf(search: URLSearchParams): TrailFilter {
	const text = (name: string): string | null => search.get(name)?.trim().slice(0, LONGEST) || null;
	const day = (name: string): string | null => {
		const given = text(name);
		return given !== null && isDay(given) ? given : null;
	};
	const place = text('place');
	return {
		...{ from: day('from'), to: day('to') },
		...(Object.fromEntries(words.map((name) => [name, text(name)])) as Record<(typeof words)[number], string | null>),
		place: place !== null && /^\d{9}(\d{3})?$/.test(place) ? place : null,
		result: auditResults.find((each) => each === search.get('result')) ?? null,
		text: text('q') ?? '',
		machine: search.get('machine') === '1'
	};
}

/** The address's part of a filter; nothing of what narrows nothing. */
export function trailSearch(filter: TrailFilter, before: TrailPlace | null = null): string {
	const search = new URLSearchParams();
	for (const name of ['from', 'to', ...words, 'place', 'result'] as const)
		if (filter[name] !== null) search.set(name, filter[name]);
	if (filter.text !== '') search.set('q', filter.text);
	if (filter.machine) search.set('machine', '1');
	if (before) search.set('before', `${before.at}_${before.seq}`);
	return search.toString();
}

/** Reads `before=2026-11-26T01:00:00.000Z_17`. */
export function trailPlaceOf(search: URLSearchParams): TrailPlace | null {
	const match = /^(\d{4}-\d{2}-\d{2}T[\d:.]+Z)_(\d{1,15})$/.exec(search.get('before') ?? '');
	return match && !Number.isNaN(Date.parse(match[1]!)) ? { at: match[1]!, seq: Number(match[2]) } : null;
}

/** Whether anything but the machine's own work is left out. */
export const isNarrowed = (filter: TrailFilter): boolean => trailSearch({ ...filter, machine: false }) !== '';

const DAY = 86_400_000;
/** The county's midnight (UTC+8, without summer time since 1991). */
const midnight = (day: string): Date => new Date(`${day}T00:00:00+08:00`);

/** The moments [from, to) of a filter's days. */
export const momentsOf = ({ from, to }: TrailFilter): { from: Date | null; to: Date | null } => ({
	from: from === null ? null : midnight(from),
	to: to === null ? null : new Date(midnight(to).getTime() + DAY)
});
