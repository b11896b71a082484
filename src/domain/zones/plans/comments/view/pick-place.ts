import type { MapClaim, MapTool } from '#map/claim.svelte.ts';
import type { PlanComments } from './plan-comments.svelte.ts';

/**
 * Takes the next click on the map as the place of a comment; Escape takes none.
 * @param before the tool that has the map otherwise
 * @returns gives the map back to it
 */
export function pickPlace(claim: MapClaim, comments: PlanComments, before: MapTool): () => void {
	claim.give({
		click([east, north]) {
			comments.point = [east, north];
			comments.picking = false;
			return true;
		},
		pointer: () => undefined,
		key({ key }) {
			if (key !== 'Escape') return false;
			comments.picking = false;
			return true;
		}
	});
	return () => void claim.give(before);
}
