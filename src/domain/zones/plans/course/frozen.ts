import type { Mu } from '#core/mu.ts';
import type { ZoneLayout } from '#zones/layouts.ts';
import type { Sum } from '#zones/plans/figures.ts';

/** One frozen version of a plan. */
export interface Freeze {
	readonly id: string;
	readonly serial: number;
	/** For opinions, or for the decision. */
	readonly kind: 'asked' | 'approved';
	readonly on: string;
	readonly answerBy: string | null;
}

export interface FrozenVillage {
	readonly code: string;
	readonly name: string;
	readonly township: string;
	/** The version of its outline that is frozen. */
	readonly version: number;
}

/** A zone as it was frozen. What it comes to is of all its villages, also where whoever looks sees some of them. */
export interface FrozenZone {
	readonly id: string;
	readonly name: string;
	readonly layout: ZoneLayout;
	/** The code it has in force; null before it is published. */
	readonly code: string | null;
	readonly continues: string | null;
	readonly areaMu: Mu;
	readonly figures: Sum;
	/** Those in sight, in their order. */
	readonly villages: readonly FrozenVillage[];
	/** Villages in sight that are none of its own and that a drawn part of it lies in. */
	readonly touched: readonly FrozenVillage[];
	/** Its shape as a path in metres, north up; where its name stands. */
	readonly path: string;
	readonly at: readonly [number, number];
}

/** A frozen version as it is drawn and listed: the same whenever it is looked at. */
export interface FrozenPlan {
	readonly zones: readonly FrozenZone[];
	/** Outlines for orientation: villages as they were frozen, townships as they are. */
	readonly villageLines: readonly string[];
	readonly townshipLines: readonly string[];
	/** Left, top, width and height of what is drawn, metres. */
	readonly box: readonly [number, number, number, number];
}

/** Villages in any zone of a frozen version, each once: zones may share some, so that their 亩 are not added up (domain.md I21). */
export const frozenVillages = (zones: readonly FrozenZone[]): number =>
	new Set(zones.flatMap(({ villages }) => villages.map(({ code }) => code))).size;
