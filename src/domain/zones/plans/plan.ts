import { accepted, refused, type Outcome } from '#core/outcome.ts';
import { partKey, sortedParts, type DrawnPart } from '#core/parts/parts.ts';
import type { ZoneLayout } from '#zones/layouts.ts';

/** What a zone of a plan is called and is to be. */
export interface ZoneFacts {
	readonly name: string;
	readonly layout: ZoneLayout;
	/** The code of the zone it goes on from; null: a new one. */
	readonly continues: string | null;
	/** Nothing is painted into it or out of it. */
	readonly locked: boolean;
	/** The credit code of the enterprise a chain goes round; absent or null: none chosen. */
	readonly anchor?: string | null;
	/** The programme a project area is named by; absent or null: none named. */
	readonly programme?: string | null;
}

export interface PlanZone extends ZoneFacts {
	readonly id: string;
	/** Codes of its villages. A village may lie in several zones. */
	readonly villages: ReadonlySet<string>;
	/** What is drawn of it beside them, in the order of sortedParts; none where nothing is. */
	readonly drawn?: readonly DrawnPart[];
	/** Codes of governance grids beside its villages, in their order; absent where there are none. */
	readonly grids?: readonly string[];
}

/** Zones in the order they were made. */
export type PlanContent = readonly PlanZone[];

/** What a step does to one zone: villages, grids or drawn parts that come and go, or the zone itself (null before: it is made; after: it goes). */
export type Change =
	| { readonly zone: string; readonly add: readonly string[]; readonly drop: readonly string[] }
	| { readonly zone: string; readonly gridsIn: readonly string[]; readonly gridsOut: readonly string[] }
	| { readonly zone: string; readonly draw: readonly DrawnPart[]; readonly erase: readonly DrawnPart[] }
	| { readonly zone: string; readonly from: ZoneFacts | null; readonly to: ZoneFacts | null };

export const isFacts = (change: Change): change is Extract<Change, { to: unknown }> => 'to' in change;

export const isDrawing = (change: Change): change is Extract<Change, { draw: unknown }> => 'draw' in change;

export const isGridding = (change: Change): change is Extract<Change, { gridsIn: unknown }> => 'gridsIn' in change;

/** The villages that come into a zone by a change, and those that leave it. */
export const villagesOf = (change: Change): { add: readonly string[]; drop: readonly string[] } =>
	'add' in change ? change : { add: [], drop: [] };

/** Whether two zones are called and meant alike, whatever villages they hold. */
export const sameFacts = (one: ZoneFacts, other: ZoneFacts): boolean =>
	one.name === other.name &&
	one.layout === other.layout &&
	one.continues === other.continues &&
	one.locked === other.locked &&
	(one.anchor ?? null) === (other.anchor ?? null) &&
	(one.programme ?? null) === (other.programme ?? null);

/** What a zone is built on is named only where it is: steps of before say nothing of it. */
const factsOf = ({ name, layout, continues, locked, anchor, programme }: ZoneFacts): ZoneFacts => ({
	...{ name, layout, continues, locked },
	...(anchor ? { anchor } : {}),
	...(programme ? { programme } : {})
});

/** Drawn parts after a change; null where one that goes is not there, or one that comes is. */
function redrawn(
	drawn: readonly DrawnPart[],
	{ draw, erase }: { draw: readonly DrawnPart[]; erase: readonly DrawnPart[] }
): readonly DrawnPart[] | null {
	const parts = new Map(drawn.map((part) => [partKey(part), part]));
	for (const part of erase) if (!parts.delete(partKey(part))) return null;
	for (const part of draw) {
		const key = partKey(part);
		if (parts.has(key)) return null;
		parts.set(key, part);
	}
	return sortedParts([...parts.values()]);
}

/** Codes after some went and some came, in their order; null where one that goes is not there, or one that comes is. */
function exchanged(present: Iterable<string>, coming: readonly string[], going: readonly string[]): string[] | null {
	const codes = new Set(present);
	for (const code of going) if (!codes.delete(code)) return null;
	for (const code of coming) {
		if (codes.has(code)) return null;
		codes.add(code);
	}
	return [...codes].sort();
}

/** A zone with other grids; where there are none nothing is said of them. */
const withGrids = ({ grids: _, ...zone }: PlanZone, grids: readonly string[]): PlanZone =>
	grids.length > 0 ? { ...zone, grids } : zone;

/** @returns the zones after one change, or null where it does not fit: it says something of before that is not so */
function after(content: PlanContent, change: Change): PlanContent | null {
	const at = content.findIndex(({ id }) => id === change.zone);
	const zone = content[at];
	if (isDrawing(change)) {
		const drawn = zone && redrawn(zone.drawn ?? [], change);
		return drawn ? content.with(at, { ...zone, drawn }) : null;
	}
	if (isGridding(change)) {
		const grids = zone && exchanged(zone.grids ?? [], change.gridsIn, change.gridsOut);
		return grids ? content.with(at, withGrids(zone, grids)) : null;
	}
	if (!isFacts(change)) {
		const villages = zone && exchanged(zone.villages, change.add, change.drop);
		return villages ? content.with(at, { ...zone, villages: new Set(villages) }) : null;
	}
	const { from, to } = change;
	if (!zone) return from === null && to ? [...content, { ...to, id: change.zone, villages: new Set() }] : null;
	if (from === null || !sameFacts(zone, from)) return null;
	if (to) {
		// What a zone is built on is not there where the change says nothing of it.
		const { anchor: _, programme: __, ...rest } = zone;
		return content.with(at, { ...rest, ...factsOf(to) });
	}
	return zone.villages.size === 0 && !zone.drawn?.length && !zone.grids ? content.toSpliced(at, 1) : null;
}

/**
 * Zones after the changes of a step, in their order.
 * @returns refused `plan.unfit` where a change says of before what is not so: then nothing of the step is done
 */
export function applied(content: PlanContent, changes: readonly Change[]): Outcome<PlanContent> {
	let now: PlanContent = content;
	for (const change of changes) {
		const next = after(now, change);
		if (!next) return refused('plan.unfit', { zone: change.zone });
		now = next;
	}
	return accepted(now);
}

/** The changes that take others back. */
export const inverse = (changes: readonly Change[]): Change[] =>
	changes
		.map((change) =>
			isFacts(change)
				? { zone: change.zone, from: change.to, to: change.from }
				: isDrawing(change)
					? { zone: change.zone, draw: change.erase, erase: change.draw }
					: isGridding(change)
						? { zone: change.zone, gridsIn: change.gridsOut, gridsOut: change.gridsIn }
						: { zone: change.zone, add: change.drop, drop: change.add }
		)
		.reverse();

const swap = (zone: PlanZone, add: Iterable<string>, drop: Iterable<string>): Change[] => {
	const coming = [...new Set(add)].filter((code) => !zone.villages.has(code)).sort();
	const going = [...new Set(drop)].filter((code) => zone.villages.has(code)).sort();
	return coming.length + going.length > 0 ? [{ zone: zone.id, add: coming, drop: going }] : [];
};

/** The changes that make a zone's grids others. */
export function gridsInto(zone: Pick<PlanZone, 'id' | 'grids'>, wanted: readonly string[] = []): Change[] {
	const [present, coming] = [new Set(zone.grids), new Set(wanted)];
	const gridsIn = [...coming].filter((code) => !present.has(code)).sort();
	const gridsOut = [...present].filter((code) => !coming.has(code)).sort();
	return gridsIn.length + gridsOut.length > 0 ? [{ zone: zone.id, gridsIn, gridsOut }] : [];
}

/** Parts that only the first of two has. */
export function partsApart(one: readonly DrawnPart[] = [], other: readonly DrawnPart[] = []): DrawnPart[] {
	const known = new Set(other.map(partKey));
	return one.filter((part) => !known.has(partKey(part)));
}

/** The changes that make a zone's drawn parts others. */
export function drawnInto(zone: Pick<PlanZone, 'id' | 'drawn'>, wanted: readonly DrawnPart[]): Change[] {
	const [draw, erase] = [partsApart(wanted, zone.drawn), partsApart(zone.drawn, wanted)];
	return draw.length + erase.length > 0 ? [{ zone: zone.id, draw, erase }] : [];
}

/**
 * The changes of a stroke: villages into a zone or out of it. What is so already is left out; locked zones stay as they are.
 * @param take whether villages painted in leave the other zones they are in
 */
export function painted(
	content: PlanContent,
	zoneId: string,
	villages: readonly string[],
	into: boolean,
	take: boolean
): Change[] {
	const zone = content.find(({ id }) => id === zoneId);
	if (!zone || zone.locked) return [];
	if (!into) return swap(zone, [], villages);
	const own = swap(zone, villages, []);
	if (!take) return own;
	// A village that a locked zone holds is not taken from it, nor painted over it.
	const held = new Set(
		content.filter(({ id, locked }) => locked && id !== zoneId).flatMap((each) => [...each.villages])
	);
	const free = villages.filter((code) => !held.has(code));
	const others = content.filter(({ id, locked }) => id !== zoneId && !locked);
	return [...others.flatMap((other) => swap(other, [], free)), ...swap(zone, free, [])];
}

export const made = (id: string, facts: ZoneFacts): Change[] => [{ zone: id, from: null, to: factsOf(facts) }];

export const retold = (zone: PlanZone, facts: Partial<ZoneFacts>): Change[] => {
	const [from, to] = [factsOf(zone), factsOf({ ...zone, ...facts })];
	return sameFacts(from, to) ? [] : [{ zone: zone.id, from, to }];
};

export const removed = (zone: PlanZone): Change[] => [
	...swap(zone, [], zone.villages),
	...gridsInto(zone),
	...drawnInto(zone, []),
	{ zone: zone.id, from: factsOf(zone), to: null }
];

/** The changes that make one plan's zones another's. Order is not kept: zones that come are last. */
export function between(one: PlanContent, other: PlanContent): Change[] {
	const present = new Map(one.map((zone) => [zone.id, zone]));
	const wanted = new Set(other.map(({ id }) => id));
	return [
		...one.filter(({ id }) => !wanted.has(id)).flatMap(removed),
		...other.flatMap((zone) => {
			const was = present.get(zone.id);
			const beside = [
				...gridsInto({ id: zone.id, grids: was?.grids ?? [] }, zone.grids),
				...drawnInto({ id: zone.id, drawn: was?.drawn ?? [] }, zone.drawn ?? [])
			];
			if (!was)
				return [...made(zone.id, zone), ...swap({ ...zone, villages: new Set() }, zone.villages, []), ...beside];
			const coming = [...zone.villages].filter((code) => !was.villages.has(code));
			const going = [...was.villages].filter((code) => !zone.villages.has(code));
			return [...retold(was, zone), ...swap(was, coming, going), ...beside];
		})
	];
}

/** The same zones under other ids, for a plan of its own. */
export const copied = (content: PlanContent, newId: () => string): PlanContent =>
	content.map((zone) => ({ ...zone, id: newId() }));
