import type { Note } from '#exchange/parsed.ts';

/** Counts shapes of which something could not be kept, for the notes of the file. */
export function shapeLosses() {
	let linearised = 0;
	let flattened = 0;
	return {
		count(shape: { linearised: boolean; flattened: boolean }): void {
			if (shape.linearised) linearised++;
			if (shape.flattened) flattened++;
		},
		notes: (): Note[] => [
			...(linearised > 0 ? [{ note: 'shape.linearised', detail: { count: linearised } }] : []),
			...(flattened > 0 ? [{ note: 'shape.flattened', detail: { count: flattened } }] : [])
		]
	};
}
