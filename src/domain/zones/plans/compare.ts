import type { Mu } from '#core/mu.ts';
import type { DrawnPart } from '#core/parts/parts.ts';
import type { ZoneLayout } from '#zones/layouts.ts';
import { withDrawn, type DrawnSum, type PlaceFigures, type Sum } from './figures.ts';
import { sumOfMembers, type KnownGrids } from './grids/grid-figures.ts';
import { outermost } from './grids/grid-place.ts';

/** A zone as two plans are held against each other by: the code of the zone it goes on from, else its name. */
export interface Comparable {
	readonly name: string;
	readonly layout: ZoneLayout;
	readonly code: string | null;
	readonly villages: ReadonlySet<string>;
	/** Codes of grids beside them; absent where there are none. */
	readonly grids?: readonly string[] | undefined;
	/** What drawn parts add to them; none where nothing is drawn. */
	readonly beyond?: DrawnSum | undefined;
}

/** A zone that is in force. */
export interface ZoneInForce extends Comparable {
	readonly code: string;
	/** Of its shape, which may be drawn and then is less than its villages; 亩 in hundredths. */
	readonly areaMu: Mu;
	/** What the plan that decided it drew beside its villages and grids. */
	readonly drawn?: readonly DrawnPart[] | undefined;
}

/** By how much a shape differs from its whole villages before it counts as drawn: roundings and old outlines stay below. */
const DRAWN = 0.01;

/** Whether a zone in force is a drawn shape that no plan has drawn, rather than what it holds. @param whole 亩 of its villages, grids and drawn parts */
export const isDrawn = ({ areaMu }: ZoneInForce, whole: Mu): boolean => Math.abs(areaMu - whole) > whole * DRAWN;

/** Codes that one side has and the other not, in order. */
export interface Moves {
	gained: string[];
	lost: string[];
}

export interface ZoneChange {
	name: string;
	layout: ZoneLayout;
	/** What it was called in the other plan, where that differs. */
	formerName: string | null;
	state: 'new' | 'gone' | 'kept';
	/** Codes of villages that come and go, in order. */
	gained: string[];
	lost: string[];
	/** Grids that come and go; where a village comes, the grids in it go. */
	grids: Moves;
	now: Sum;
	was: Sum;
}

export interface Comparison {
	zones: ZoneChange[];
	/** Every village counted once, however many zones it is in. */
	now: Sum;
	was: Sum;
	/** Villages that are in some zone here and in none there, and the other way round. */
	gained: string[];
	lost: string[];
	grids: Moves;
}

const apart = (one: ReadonlySet<string>, other: ReadonlySet<string>) =>
	[...one].filter((code) => !other.has(code)).sort();
const moves = (one: readonly string[], other: readonly string[]): Moves => ({
	gained: apart(new Set(one), new Set(other)),
	lost: apart(new Set(other), new Set(one))
});

/**
 * What a plan changes of another, zone by zone and as a whole; zones that neither gain nor lose are among them.
 * @param drawn what the plan's drawn parts add to the villages of all its zones
 * @param drawnThere the same of the other
 * @param known the grids of both
 */
export function compared(
	plan: readonly Comparable[],
	other: readonly Comparable[],
	figures: ReadonlyMap<string, PlaceFigures>,
	drawn?: DrawnSum,
	drawnThere?: DrawnSum,
	known: KnownGrids = new Map()
): Comparison {
	const left = new Set(other);
	const partner = (zone: Comparable): Comparable | undefined => {
		const found =
			[...left].find(({ code }) => code !== null && code === zone.code) ??
			(zone.code === null ? [...left].find(({ code, name }) => code === null && name === zone.name) : undefined);
		if (found) left.delete(found);
		return found;
	};
	/** All members of some zones, land that several of them hold once. */
	const membersOf = (zones: readonly Comparable[]) => {
		const villages = new Set(zones.flatMap((zone) => [...zone.villages]));
		return { villages, grids: outermost(villages, zones.flatMap(({ grids = [] }) => grids), known) }; // prettier-ignore
	};
	const held = (now: readonly Comparable[], was: readonly Comparable[], drawnNow?: DrawnSum, drawnWas?: DrawnSum) => {
		const [here, there] = [membersOf(now), membersOf(was)];
		return {
			...{ gained: apart(here.villages, there.villages), lost: apart(there.villages, here.villages) },
			grids: moves(here.grids, there.grids),
			now: withDrawn(sumOfMembers(here, figures, known), drawnNow),
			was: withDrawn(sumOfMembers(there, figures, known), drawnWas)
		};
	};
	const change = (now: Comparable | undefined, was: Comparable | undefined): ZoneChange => ({
		...{ name: (now ?? was)!.name, layout: (now ?? was)!.layout, state: now ? (was ? 'kept' : 'new') : 'gone' },
		...{ formerName: now && was && now.name !== was.name ? was.name : null },
		...held(now ? [now] : [], was ? [was] : [], now?.beyond, was?.beyond)
	});
	const zones = plan.map((zone) => change(zone, partner(zone)));
	const gone = [...left].map((zone) => change(undefined, zone));
	return { zones: [...zones, ...gone], ...held(plan, other, drawn, drawnThere) };
}

/** Whether a zone is another than it was: new, gone, renamed, with other villages or grids, or with something drawn. */
export const isChanged = ({ state, gained, lost, grids, formerName, now, was }: ZoneChange): boolean =>
	state !== 'kept' ||
	formerName !== null ||
	gained.length + lost.length + grids.gained.length + grids.lost.length > 0 ||
	(now.drawn?.areaMu ?? 0) !== (was.drawn?.areaMu ?? 0) ||
	(now.drawn?.parts ?? 0) !== (was.drawn?.parts ?? 0);
