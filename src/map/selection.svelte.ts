/** One thing of the map: the kind of its record and its number in the county. */
export interface Thing {
	kind: string;
	number: number;
}

export const sameThing = (one: Thing | null, other: Thing | null): boolean =>
	one === other || (one !== null && other !== null && one.kind === other.kind && one.number === other.number);

/** What is selected and what lies under the pointer; a list and a map that hold the same selection select each other. */
export class MapSelection {
	current = $state.raw<Thing | null>(null);
	hovered = $state.raw<Thing | null>(null);
	/** Everything under the last click, highest first: the panel offers the others. */
	stack = $state.raw<readonly Thing[]>([]);

	select(thing: Thing | null, stack: readonly Thing[] = thing ? [thing] : []): void {
		this.stack = stack;
		if (!sameThing(this.current, thing)) this.current = thing;
	}

	hover(thing: Thing | null): void {
		if (!sameThing(this.hovered, thing)) this.hovered = thing;
	}
}
