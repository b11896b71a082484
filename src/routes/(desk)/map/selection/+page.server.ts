import { listPlaces } from '#land/finding-list.read.server.ts';
import { selectShapes } from '#land/selection.read.server.ts';
import { selectionFrom, TABLE_AT_MOST } from '#land/selection.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const asked = selectionFrom(url.searchParams);
	const { townships, villages } = await listPlaces(locals.read);
	const coordinates = locals.actor.permissions.has('map.coordinates.see');
	const selection = asked.ok ? asked.value : null;
	return {
		selection,
		refusal: asked.ok ? null : asked,
		found: selection ? await selectShapes(locals.read, selection, { most: TABLE_AT_MOST, coordinates }) : null,
		places: townships.map((township) => ({
			...township,
			villages: villages
				.filter((village) => village.township === township.code)
				.map(({ code, name }) => ({ code, name }))
		}))
	};
};
