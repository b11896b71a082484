import { listDevices } from '#auth/devices.read.server.ts';
import { placeChoicesOf } from '#auth/view/place-choices.ts';
import { placesByCode } from '#stewardship/places.read.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { read, place }, depends }) => {
	depends('devices:list');
	return {
		rows: await listDevices(read, new Date()),
		places: placeChoicesOf(place, [...(await placesByCode(read)).values()])
	};
};
