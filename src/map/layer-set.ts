import type { FilterSpecification, LayerSpecification } from 'maplibre-gl';
import type { TileName } from '#core/tile-zooms.ts';
import type { Slot } from './order.ts';
import type { Theme } from './theme.ts';

/** Which switch of the legend shows a layer: one, any of several, or one for each value of an attribute. */
export type ShownBy =
	| string
	| { readonly any: readonly string[] }
	| { readonly attribute: string; readonly switches: Readonly<Record<string | number, string>> };

/** Tints that would hide what lies under the sheet. */
export interface Veil {
	/** It is what one wants to see under the sheet: imagery, the uses of land. */
	bares?: boolean;
	/** How much of its tint is left while something is to be seen under it, 0 to 1. */
	veil?: number;
}

type Drawn = Extract<LayerSpecification, { source: string }>;
/** A layer as a subject hands it in: its source's layer has the source's name. */
export type SheetLayer = Drawn extends infer L
	? L extends Drawn
		? Omit<L, 'source-layer' | 'source'> & { source: TileName; slot: Slot; shownBy?: ShownBy } & Veil
		: never
	: never;

/** What can be clicked, by layer id: kind of the record, and who wins where several lie over each other (highest first). */
export interface Target {
	layer: string;
	kind: string;
	priority: number;
	/** The zoom from which it is marked under the pointer: marking one of a hundred thousand draws them all anew. */
	hoveredFrom?: number;
}

/** What a subject draws on the map (`domain/<subject>/view/<subject>-layers.ts`). */
export interface LayerSet {
	/** Layers of tiles it draws from; `core/tile-zooms.ts` has their zooms. */
	sources: readonly TileName[];
	layers: (theme: Theme) => readonly SheetLayer[];
	targets: readonly Target[];
}

/** Whether a layer is drawn at all, and the filter that leaves only what its switches show. */
export function shownState(
	shownBy: ShownBy | undefined,
	own: FilterSpecification | undefined,
	on: ReadonlySet<string>
): { visible: boolean; filter: FilterSpecification | null } {
	if (shownBy === undefined) return { visible: true, filter: own ?? null };
	if (typeof shownBy === 'string') return { visible: on.has(shownBy), filter: own ?? null };
	if ('any' in shownBy) return { visible: shownBy.any.some((name) => on.has(name)), filter: own ?? null };
	const entries = Object.entries(shownBy.switches);
	const values = entries.filter(([, name]) => on.has(name)).map(([value]) => value);
	if (values.length === entries.length) return { visible: true, filter: own ?? null };
	const some: FilterSpecification = ['in', ['to-string', ['get', shownBy.attribute]], ['literal', values]];
	return { visible: values.length > 0, filter: own ? (['all', own, some] as FilterSpecification) : some };
}

/** The names of the switches that show a layer. */
export function switchesOf(shownBy: ShownBy | undefined): readonly string[] {
	if (shownBy === undefined) return [];
	if (typeof shownBy === 'string') return [shownBy];
	return 'any' in shownBy ? shownBy.any : Object.values(shownBy.switches);
}
