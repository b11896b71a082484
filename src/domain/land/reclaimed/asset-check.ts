import type { Expectation } from '#core/import-fields.ts';
import { maskedText } from '#core/masks.ts';
import { fenFromYuan } from '#core/money.ts';
import { muFromDecimal, type Mu } from '#core/mu.ts';
import { isDay } from '#core/period.ts';
import { objectKinds, type ObjectKind } from '#land/contracts/kinds.ts';

/** What is wrong in one field: which, what was expected, what came. Worded in text/. */
export interface AssetFault extends Expectation {
	field: AssetField;
	got: string | null;
}

export const assetFields = [
	...(['village_code', 'object_kind', 'name', 'area_mu', 'units', 'reclaimed_on'] as const),
	...(['jobs', 'gain', 'lands', 'note', 'code'] as const)
] as const;
export type AssetField = (typeof assetFields)[number];
export type AssetValues = Readonly<Partial<Record<AssetField, string | null>>>;

/** What was taken back, as a person or a line of the ledger tells it, without its offering. */
export interface AssetState {
	/** null: the next of the village. */
	code: string | null;
	village_code: string;
	object_kind: ObjectKind;
	name: string;
	area_mu: Mu | null;
	units: number | null;
	reclaimed_on: string;
	jobs: number | null;
	gain_fen: number | null;
	note: string | null;
}

const LONGEST: Partial<Record<AssetField, number>> = { name: 100, note: 300, code: 40 };
const MOST = 100_000;

/**
 * What was taken back. Land has 亩; a shop, another asset or a management right may have rooms or places instead, and none
 * of it needs a shape.
 * @param given values by field; `area_mu` in 亩, `gain` in yuan a year
 */
export function checkAsset(
	given: AssetValues,
	today: string
): { asset: AssetState; lands: string[]; faults: AssetFault[] } {
	const faults: AssetFault[] = [];
	const fault = (field: AssetField, expected: string, params?: Expectation['params']) =>
		void faults.push({ field, expected, got: given[field] ?? null, ...(params && { params }) });
	const text = (field: AssetField): string | null => {
		const value = maskedText((given[field] ?? '').normalize('NFC').trim().replace(/\s+/g, ' '));
		const longest = LONGEST[field];
		if (longest !== undefined && [...value].length > longest) fault(field, 'text.shorter', { longest });
		return value === '' ? null : value;
	};
	const count = (field: AssetField, least: number): number | null => {
		const value = text(field);
		if (value === null) return null;
		if (/^\d{1,6}$/.test(value) && Number(value) >= least && Number(value) <= MOST) return Number(value);
		fault(field, 'count', { least, most: MOST });
		return null;
	};

	const village = text('village_code') ?? '';
	if (!/^\d{12}$/.test(village)) fault('village_code', 'village.known');
	const kind = objectKinds.find((each) => each === text('object_kind'));
	if (kind === undefined) fault('object_kind', 'choice');
	const name = text('name');
	if (name === null) fault('name', 'value');
	const said = text('area_mu');
	const mu = said !== null && /^\d{1,6}(\.\d{1,2})?$/.test(said) ? muFromDecimal(said) : null;
	if (said === null ? kind === 'land' : mu === null || mu <= 0) fault('area_mu', 'mu');
	const on = text('reclaimed_on') ?? '';
	if (!isDay(on) || on < '1980-01-01') fault('reclaimed_on', 'day');
	else if (on > today) fault('reclaimed_on', 'day.not_after', { day: today });
	const yuan = text('gain');
	const gain = yuan === null ? null : fenFromYuan(yuan);
	if (yuan !== null && gain === null) fault('gain', 'money');
	return {
		asset: {
			...{ code: text('code'), village_code: village, object_kind: kind ?? 'land', name: name ?? '' },
			...{ area_mu: mu, units: count('units', 1), reclaimed_on: on, jobs: count('jobs', 0), gain_fen: gain },
			note: text('note')
		},
		lands: (text('lands') ?? '').split(/[\s,，、;；]+/).filter(Boolean),
		faults
	};
}
