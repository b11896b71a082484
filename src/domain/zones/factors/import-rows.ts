import { day, integerBetween, mu, text, yuan } from '#core/cell-readers.ts';
import { hundredthsOf } from '#core/hundredths.ts';
import type { Field, Reading, Sheet, Values } from '#core/import-fields.ts';
import { villageFields } from '#territory/import-rows.ts';
import { shippedFields, type FactorField, type FactorUnit } from './fields.ts';
import type { ProfileFault } from './profile.ts';

/** 《村级五要素调查表》 as a file, and what one of its lines means. Pure. */
const readers: Readonly<Record<FactorUnit, (cell: string) => Reading>> = {
	count: integerBetween(0, 1_000_000),
	money: yuan,
	mu,
	m2: (cell) => {
		const value = hundredthsOf(cell.replace(/(平方米|㎡|m2)$/i, ''));
		return value === null ? { ok: false, expected: 'square_metres' } : { ok: true, value };
	}
};
const UNIT_HEADS: Readonly<Record<FactorUnit, string>> = { count: '', money: '(元)', mu: '(亩)', m2: '(㎡)' };

/** The head of a field's column. */
export const headOf = ({ name, unit }: Pick<FactorField, 'name' | 'unit'>): string => name + UNIT_HEADS[unit];

export const factorSheet: Sheet = {
	kind: 'factors',
	needs: [['village_code', 'village_name'], ['surveyed_on']],
	fields: [
		...villageFields,
		{ name: 'surveyed_on', aliases: ['调查日期', '调查时间'], read: day },
		{ name: 'source', aliases: ['数据来源', '来源'], read: text(100) },
		...shippedFields.map((field): Field => ({
			name: field.id,
			aliases: field.unit === 'count' ? [field.name] : [headOf(field), field.name],
			read: readers[field.unit]
		}))
	]
};

export interface ProfileRow {
	village: { code: string | null; name: string | null };
	surveyedOn: string | null;
	source: string | null;
	/** By field id; null: the cell is empty, so it is missing; what the file has no column for is not there. */
	figures: Readonly<Record<string, number | null>>;
}

/** What of a line can be judged by its cells alone. */
export function profileRow(values: Values): { row: ProfileRow; faults: ProfileFault[] } {
	const said = (name: string): string | null => (values[name] as string | null | undefined) ?? null;
	const figures: Record<string, number | null> = {};
	for (const { id } of shippedFields) if (values[id] !== undefined) figures[id] = values[id] as number | null;
	const surveyedOn = said('surveyed_on');
	return {
		row: {
			village: { code: said('village_code'), name: said('village_name') },
			surveyedOn,
			source: said('source'),
			figures
		},
		faults: surveyedOn === null ? [{ field: 'surveyed_on', expected: 'value', got: null }] : []
	};
}
