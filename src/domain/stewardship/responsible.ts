import type { SubjectKind } from './registers.ts';

/** What somebody may answer for, as other subjects name it. */
export interface Subject {
	kind: SubjectKind;
	code: string;
}

export interface ResponsiblePerson extends Subject {
	leader: string;
	post: string;
	/** 'YYYY-MM-DD' */
	since: string;
}

const VILLAGE = 12;
const TOWNSHIP = 9;

/** A place and what it lies in, the nearest first: who answers for a village is asked for before who answers for its township. */
export const placesUp = (code: string): Subject[] => [
	...(code.length >= VILLAGE ? [{ kind: 'village', code: code.slice(0, VILLAGE) } as const] : []),
	...(code.length >= TOWNSHIP ? [{ kind: 'township', code: code.slice(0, TOWNSHIP) } as const] : [])
];
