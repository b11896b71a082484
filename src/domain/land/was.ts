import { isDay } from '#core/period.ts';

/** Layers of the map that can be shown as the system recorded them on a former day. */
export const recordedLayers = [
	'parcel',
	'construction_land',
	'contract_shape',
	'occupation',
	'finding',
	'finding_point',
	'reclaimed',
	'village_clearing',
	'village_debts',
	'land_case',
	'reclaimed_outcome'
] as const;

/** The first instant after a day of the county's calendar (Asia/Shanghai has had one offset, +08:00, since 1992). */
export const endOfDay = (day: string): Date => new Date(Date.parse(`${day}T00:00:00+08:00`) + 86_400_000);

/** The former day an address asks for; null for today and later, for what is no day, and where none is asked for. */
export const formerDay = (text: string | null, today: string): string | null =>
	text !== null && isDay(text) && text >= '2000-01-01' && text < today ? text : null;
