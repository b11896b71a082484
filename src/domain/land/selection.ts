import { crossesItself, ringOf } from '#core/drawn-ring.ts';
import type { Position, Ring } from '#core/geometry.ts';
import { formatMu, muFromDecimal, type Mu } from '#core/mu.ts';
import { accepted, refused, type Outcome } from '#core/outcome.ts';

/** Kinds of shapes that can be selected together; a contract lies where its parcels lie. */
export const selectableKinds = [
	'parcel',
	'construction_land',
	'contract',
	'occupation',
	'reclaimed',
	'finding'
] as const;
export type SelectableKind = (typeof selectableKinds)[number];

/** Corners of a drawn area; more would not fit an address. */
export const CORNERS_AT_MOST = 100;
/** Rows a table shows, and a file holds. Counts and sums are always of all. */
export const TABLE_AT_MOST = 2_000;
export const FILE_AT_MOST = 50_000;

export interface DrawnArea {
	kind: 'box' | 'area';
	/** Degrees: two opposite corners of a box, or the corners of a polygon. */
	points: readonly Position[];
	ring: Ring;
}

/** What is asked for. Every condition that is given must hold. */
export interface Selection {
	kinds: readonly SelectableKind[];
	area: DrawnArea | null;
	/** Wholly inside the area, or sharing any ground with it. */
	within: boolean;
	/** Beginning of the codes of a township (9 digits) or village (12). */
	place: string | null;
	/** A piece of the code or number. */
	code: string;
	leastMu: Mu | null;
	mostMu: Mu | null;
	/** Of findings and contracts. */
	status: string | null;
	/** Of parcels: DKLB, SYQXZ, and the beginning of the land use code. */
	category: string | null;
	ownership: string | null;
	landUse: string | null;
}

export interface SelectedRow {
	kind: SelectableKind;
	number: number;
	code: string;
	village: string | null;
	villageName: string | null;
	township: string | null;
	mu: Mu;
	/** Ids the page has words for: kind of a finding; status of a finding or contract. */
	sort: string | null;
	status: string | null;
	category: string | null;
	ownership: string | null;
	landUse: string | null;
	/** A place on the shape, degrees; null for those who may not read coordinates. */
	at: Position | null;
}

export interface KindTotal {
	kind: SelectableKind;
	count: number;
	/** Sum of the records' own 亩 (hundredths). Kinds are never added up: they speak of the same ground. */
	mu: Mu;
}

/** Corners of an address: `111.5,38.2;111.6,38.3`. Null when it is not that. */
function pointsFrom(text: string): Position[] | null {
	const points = text.split(';').map((pair) => pair.split(',').map(Number));
	const sound = points.every(
		([longitude, latitude, ...more]) =>
			more.length === 0 && Math.abs(longitude ?? Number.NaN) <= 180 && Math.abs(latitude ?? Number.NaN) <= 85
	);
	return sound ? points.map(([longitude, latitude]): Position => [longitude!, latitude!]) : null;
}

function areaFrom(search: URLSearchParams): Outcome<DrawnArea | null> {
	for (const kind of ['box', 'area'] as const) {
		const text = search.get(kind);
		if (text === null || text === '') continue;
		const points = pointsFrom(text);
		if (!points) return refused('selection.area.unreadable');
		if (points.length > CORNERS_AT_MOST) return refused('selection.area.corners', { most: CORNERS_AT_MOST });
		const ring = ringOf(kind, points);
		if (!ring) return refused('selection.area.open');
		if (crossesItself(ring)) return refused('selection.area.crossed');
		return accepted({ kind, points, ring });
	}
	return accepted(null);
}

const digits = (text: string | null, ...lengths: readonly number[]): string | null =>
	text !== null && /^\d+$/.test(text) && lengths.includes(text.length) ? text : null;
const word = (text: string | null): string | null => (text !== null && /^[a-z_]{1,30}$/.test(text) ? text : null);

/**
 * What an address asks for; null when it names neither a place nor anything else to go by.
 * @returns refused with `selection.area.…` for an area nobody can mean
 */
export function selectionFrom(search: URLSearchParams): Outcome<Selection | null> {
	const area = areaFrom(search);
	if (!area.ok) return area;
	const asked = new Set(search.getAll('kind').flatMap((each) => each.split(',')));
	const named = selectableKinds.filter((kind) => asked.has(kind));
	const selection: Selection = {
		kinds: named.length > 0 ? named : selectableKinds,
		area: area.value,
		within: search.get('within') === '1',
		place: digits(search.get('place'), 9, 12),
		code: (search.get('code') ?? '').trim().slice(0, 40),
		leastMu: muFromDecimal(search.get('from') ?? ''),
		mostMu: muFromDecimal(search.get('to') ?? ''),
		status: word(search.get('status')),
		category: digits(search.get('category'), 2),
		ownership: digits(search.get('ownership'), 2),
		landUse: /^\d{2}[0-9A-Z]{0,4}$/.test(search.get('use') ?? '') ? search.get('use') : null
	};
	const { place, code, leastMu, mostMu, status, category, ownership, landUse } = selection;
	const some = [area.value, place, code || null, leastMu, mostMu, status, category, ownership, landUse];
	return accepted(some.some((each) => each !== null) ? selection : null);
}

/** The address of a drawn area, its other words left as they are. */
export function withArea(search: URLSearchParams, area: Pick<DrawnArea, 'kind' | 'points'> | null): URLSearchParams {
	const next = new URLSearchParams(search);
	next.delete('box');
	next.delete('area');
	if (area)
		next.set(area.kind, area.points.map((point) => point.map((degrees) => degrees.toFixed(7)).join(',')).join(';'));
	return next;
}

/** 亩 of a bound as a form field shows it. */
export const boundText = (mu: Mu | null): string => (mu === null ? '' : formatMu(mu).replaceAll('\u00a0', ''));
