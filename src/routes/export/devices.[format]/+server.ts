import { error } from '@sveltejs/kit';
import { deviceListOf, deviceSheet, listedDevices, type DeviceRow } from '#auth/device-list.ts';
import { listDevices } from '#auth/devices.read.server.ts';
import { csvText } from '#core/csv-text.ts';
import { dayOf } from '#core/period.ts';
import { handOut, sheetTypes } from '#door/hand-out.server.ts';
import { sheetWorkbook } from '#exchange/sheets/sheet-book.server.ts';
import { placesByCode } from '#stewardship/places.read.server.ts';
import { words } from '#text/words.ts';
import type { RequestHandler } from './$types';

/** Walls and scoring phones as the page's address filters and orders them. */
export const GET: RequestHandler = async ({ params, locals, url }) => {
	const format = params.format === 'csv' || params.format === 'xlsx' ? params.format : null;
	if (!format) error(404, { message: 'expected devices.csv or devices.xlsx' });
	const { read, language, place, county, demo } = locals;
	const now = new Date();
	const { devices: text, shell } = await words(language, ['devices', 'shell']);
	const names = new Map([...(await placesByCode(read))].map(([code, { name }]) => [code, name]));
	const placeText = ({ places }: DeviceRow) =>
		places.map((code) => (code === county ? text.wholeCounty : (names.get(code) ?? code))).join('、');
	const rows = listedDevices(await listDevices(read, now), deviceListOf(url.searchParams), placeText);
	const table = deviceSheet(rows, text, placeText);
	const name = `${place.name}-${text.sheet}-${dayOf(now)}${demo ? `-${shell.demo}` : ''}.${format}`;
	const body = format === 'csv' ? csvText(table) : new Uint8Array(await sheetWorkbook(text.sheet, table));
	return handOut(locals, {
		...{ permission: 'device.change', sheet: 'devices', name, plain: `devices-${dayOf(now)}.${format}` },
		...{ type: sheetTypes[format], body, count: rows.length, search: url.search.slice(1) }
	});
};
