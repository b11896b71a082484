import type { Position } from '#core/geometry.ts';

/** What flows from one village of a zone to another: 青贮饲料, 鲜果, 粪肥 … */
export interface ChainLink {
	id: string;
	version: number;
	from: LinkEnd;
	to: LinkEnd;
	flow: string;
}

export interface LinkEnd {
	code: string;
	name: string;
	place: Position;
	/** Still a village of the zone. */
	member: boolean;
}

const LONGEST = 40;

/** What flows as it was typed; null where it is nothing, or too long. */
export function flowFrom(text: string): string | null {
	const flow = text.normalize('NFKC').replace(/\s+/g, ' ').trim();
	return flow === '' || flow.length > LONGEST ? null : flow;
}
