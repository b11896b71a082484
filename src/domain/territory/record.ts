import type { Bounds } from '#core/geometry.ts';
import type { Mu } from '#core/mu.ts';

/** Kinds of things on the map that have a record; `contract` is drawn by the parcels it names. */
export const recordKinds = [
	'township',
	'village',
	'grid',
	'zone',
	'parcel',
	'construction_land',
	'contract',
	'occupation',
	'finding',
	'cluster',
	'reclaimed',
	'constraint_area',
	'land_use'
] as const;
export type RecordKind = (typeof recordKinds)[number];

export const isRecordKind = (value: string): value is RecordKind => (recordKinds as readonly string[]).includes(value);

/** Points at a record: its kind, its number in the county, what it is called, and one figure or word beside it. */
export interface RecordLink {
	kind: RecordKind;
	number: number;
	name: string;
	mu?: Mu | null;
	/** An id that the page has a word for. */
	word?: string | null;
}

/** The names facts have; `text/` says them. */
export type FactName =
	| 'code'
	| 'area'
	| 'declared'
	| 'township'
	| 'village'
	| 'level'
	| 'parent'
	| 'kind'
	| 'layout'
	| 'status'
	| 'ownership'
	| 'category'
	| 'land_use'
	| 'number'
	| 'lessor'
	| 'lessee'
	| 'holder'
	| 'form'
	| 'formerly_oral'
	| 'method'
	| 'survey_method'
	| 'contracted'
	| 'measured'
	| 'over'
	| 'signed'
	| 'starts'
	| 'ends'
	| 'surveyed'
	| 'reclaimed_on'
	| 'ledger'
	| 'holders'
	| 'findings'
	| 'main_kind'
	| 'total'
	| 'scheme'
	| 'households'
	| 'contract'
	| 'villages';

/** One line of a record. `word` is an id the page has a word for; null is unknown. */
export interface Fact {
	name: FactName;
	value:
		| { mu: Mu | null }
		| { count: number }
		| { text: string | null }
		| { word: string | null }
		| { code: string | null; scheme: string }
		| { link: RecordLink };
}

/** Things that belong to a record or lie on it: how many, how much, and the first of them. */
export interface RecordList {
	name: RecordKind;
	count: number;
	mu: Mu | null;
	items: RecordLink[];
}

export interface MapRecord {
	kind: RecordKind;
	number: number;
	/** What it is called; place names are set in Song. */
	title: string;
	/** A village of the twelve digits that it belongs to or is. */
	village: string | null;
	bounds: Bounds | null;
	/** From the township down, without itself. */
	parents: RecordLink[];
	facts: Fact[];
	lists: RecordList[];
}

/** One answer of a search. */
export interface Hit extends RecordLink {
	code: string;
	/** Township and village it lies in. */
	place: string | null;
	bounds: Bounds | null;
	/** How well it fits: 0 exactly, 1 begins so, 2 holds it. */
	fit: number;
}

/** Reads `kind:number` of an address; null when it is neither. */
export function thingOf(text: string | null): { kind: RecordKind; number: number } | null {
	const [, kind = '', digits = ''] = /^([a-z_]+):(\d{1,9})$/.exec(text ?? '') ?? [];
	return isRecordKind(kind) ? { kind, number: Number(digits) } : null;
}

/** A box as the database gives it; null for a thing without a shape. */
export function boundsOfBox(box: readonly (number | null)[] | null): Bounds | null {
	const [west, south, east, north] = box ?? [];
	const known = [west, south, east, north].every((edge) => typeof edge === 'number');
	return known ? ({ west, south, east, north } as Bounds) : null;
}

/** What a person types, ready for a search: trimmed, no longer than `most`; null when there is nothing to look for. */
export function questionOf(text: string | null, most = 60): string | null {
	const question = (text ?? '').trim().slice(0, most);
	return question === '' ? null : question;
}

/** The best first; within one fit the kinds in the order given, then by name as they came. */
export const bestFirst = (hits: readonly Hit[]): Hit[] =>
	hits.toSorted((one, other) => one.fit - other.fit || recordKinds.indexOf(one.kind) - recordKinds.indexOf(other.kind));

/** The beginning of the codes of everything that lies in a township or village; null for other records. */
export function placeCodeOf({ kind, facts }: MapRecord): string | null {
	if (kind !== 'township' && kind !== 'village') return null;
	const code = facts.find(({ name }) => name === 'code')?.value;
	return code && 'text' in code ? code.text : null;
}

/** What waits comes first, what is many and quiet last. */
const listOrder: readonly RecordKind[] = [
	'finding',
	'cluster',
	'contract',
	'occupation',
	'reclaimed',
	'zone',
	'village',
	'parcel',
	'construction_land',
	'grid'
];

/** A record with what higher subjects know of it; lists without anything in them are left out. */
export function withMore(record: MapRecord, lists: readonly RecordList[], households = 0): MapRecord {
	const facts: Fact[] = households > 0 ? [{ name: 'households', value: { count: households } }] : [];
	const all = [...record.lists, ...lists].filter(({ count }) => count > 0);
	return {
		...record,
		facts: [...record.facts, ...facts],
		lists: all.toSorted((one, other) => listOrder.indexOf(one.name) - listOrder.indexOf(other.name))
	};
}
