import type { Mu } from '#core/mu.ts';
import type { ZoneLayout } from '#zones/layouts.ts';
import { sumOf, withDrawn, type DrawnSum, type Figures, type Sum } from './figures.ts';

/** A zone as two plans are held against each other by: the code of the zone it goes on from, else its name. */
export interface Comparable {
	readonly name: string;
	readonly layout: ZoneLayout;
	readonly code: string | null;
	readonly villages: ReadonlySet<string>;
	/** What drawn parts add to them; none where nothing is drawn. */
	readonly beyond?: DrawnSum | undefined;
}

/** A zone that is in force. */
export interface ZoneInForce extends Comparable {
	readonly code: string;
	/** Of its shape, which may be drawn and then is less than its villages; 亩 in hundredths. */
	readonly areaMu: Mu;
}

/** By how much a shape differs from its whole villages before it counts as drawn: roundings and old outlines stay below. */
const DRAWN = 0.01;

/** Whether a zone in force is a drawn shape rather than whole villages. @param whole 亩 of its villages */
export const isDrawn = ({ areaMu }: ZoneInForce, whole: Mu): boolean => Math.abs(areaMu - whole) > whole * DRAWN;

export interface ZoneChange {
	name: string;
	layout: ZoneLayout;
	/** What it was called in the other plan, where that differs. */
	formerName: string | null;
	state: 'new' | 'gone' | 'kept';
	/** Codes of villages that come and go, in order. */
	gained: string[];
	lost: string[];
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
}

const none: ReadonlySet<string> = new Set();
const apart = (one: ReadonlySet<string>, other: ReadonlySet<string>) =>
	[...one].filter((code) => !other.has(code)).sort();

/**
 * What a plan changes of another, zone by zone and as a whole; zones that neither gain nor lose are among them.
 * @param drawn what the plan's drawn parts add to the villages of all its zones
 * @param drawnThere the same of the other
 */
export function compared(
	plan: readonly Comparable[],
	other: readonly Comparable[],
	figures: ReadonlyMap<string, Figures>,
	drawn?: DrawnSum,
	drawnThere?: DrawnSum
): Comparison {
	const left = new Set(other);
	const partner = (zone: Comparable): Comparable | undefined => {
		const found =
			[...left].find(({ code }) => code !== null && code === zone.code) ??
			(zone.code === null ? [...left].find(({ code, name }) => code === null && name === zone.name) : undefined);
		if (found) left.delete(found);
		return found;
	};
	const change = (now: Comparable | undefined, was: Comparable | undefined): ZoneChange => {
		const [here, there] = [now?.villages ?? none, was?.villages ?? none];
		return {
			...{ name: (now ?? was)!.name, layout: (now ?? was)!.layout, state: now ? (was ? 'kept' : 'new') : 'gone' },
			...{ formerName: now && was && now.name !== was.name ? was.name : null },
			...{ gained: apart(here, there), lost: apart(there, here) },
			...{ now: withDrawn(sumOf(here, figures), now?.beyond), was: withDrawn(sumOf(there, figures), was?.beyond) }
		};
	};
	const zones = plan.map((zone) => change(zone, partner(zone)));
	const gone = [...left].map((zone) => change(undefined, zone));
	const all = (side: readonly Comparable[]) => new Set(side.flatMap(({ villages }) => [...villages]));
	const [here, there] = [all(plan), all(other)];
	return {
		...{
			zones: [...zones, ...gone],
			now: withDrawn(sumOf(here, figures), drawn),
			was: withDrawn(sumOf(there, figures), drawnThere)
		},
		...{ gained: apart(here, there), lost: apart(there, here) }
	};
}

/** Whether a zone is another than it was: new, gone, renamed, with other villages, or with something drawn. */
export const isChanged = ({ state, gained, lost, formerName, now, was }: ZoneChange): boolean =>
	state !== 'kept' ||
	formerName !== null ||
	gained.length + lost.length > 0 ||
	(now.drawn?.areaMu ?? 0) !== (was.drawn?.areaMu ?? 0) ||
	(now.drawn?.parts ?? 0) !== (was.drawn?.parts ?? 0);
