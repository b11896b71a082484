import { day, text } from '#core/cell-readers.ts';
import { headerKey, type Field, type Reading, type Sheet, type Values } from '#core/import-fields.ts';
import { villageFields } from '#territory/import-rows.ts';
import type { FactorField, FactorUnit } from './fields.ts';
import { figureFrom, sourceFrom, type ProfileFault } from './profile.ts';

/** 《村级五要素调查表》 as a file, and what one of its lines means. Pure. */
const UNIT_HEADS: Readonly<Record<FactorUnit, string>> = { count: '', money: '(元)', mu: '(亩)', m2: '(㎡)' };

const readFigure =
	(unit: FactorUnit) =>
	(cell: string): Reading => {
		const value = figureFrom(unit, cell);
		return value === null ? { ok: false, expected: `figure.${unit}` } : { ok: true, value };
	};

/** The head of a field's column. */
export const headOf = ({ name, unit }: Pick<FactorField, 'name' | 'unit'>): string => name + UNIT_HEADS[unit];

const ownFields: readonly Field[] = [
	...villageFields,
	{ name: 'surveyed_on', aliases: ['调查日期', '调查时间'], read: day },
	{ name: 'source', aliases: ['数据来源', '来源'], read: text(1_000) }
];

/** What a county's survey is as a file: its own fields, by the names the county gave them. */
export const factorSheet = (fields: readonly FactorField[]): Sheet => ({
	kind: 'factors',
	needs: [['village_code', 'village_name'], ['surveyed_on']],
	fields: [
		...ownFields,
		...fields.map((field): Field => ({
			name: field.id,
			aliases: field.unit === 'count' ? [field.name] : [headOf(field), field.name],
			read: readFigure(field.unit)
		}))
	]
});

/** The first field whose column could not be told from another one of the survey; null where all can. */
export function mistakableField(fields: readonly Pick<FactorField, 'id' | 'name' | 'unit'>[]): string | null {
	const taken = new Set(ownFields.flatMap(({ name, aliases }) => [name, ...aliases].map(headerKey)));
	for (const field of fields) {
		const heads = [...new Set([field.name, headOf(field)].map(headerKey))];
		if (heads.some((head) => taken.has(head))) return field.name;
		for (const head of heads) taken.add(head);
	}
	return null;
}

export interface ProfileRow {
	village: { code: string | null; name: string | null };
	surveyedOn: string | null;
	source: string | null;
	/** By field id; null: the cell is empty, so it is missing; what the file has no column for is not there. */
	figures: Readonly<Record<string, number | null>>;
}

/** What of a line of these fields can be judged by its cells alone. */
export function profileRow(
	values: Values,
	fields: readonly FactorField[]
): { row: ProfileRow; faults: ProfileFault[] } {
	const said = (name: string): string | null => (values[name] as string | null | undefined) ?? null;
	const figures: Record<string, number | null> = {};
	for (const { id } of fields) if (values[id] !== undefined) figures[id] = values[id] as number | null;
	const surveyedOn = said('surveyed_on');
	const written = said('source');
	const given = written === null ? null : sourceFrom(written);
	return {
		row: {
			village: { code: said('village_code'), name: said('village_name') },
			surveyedOn,
			source: given?.source ?? null,
			figures
		},
		faults: [
			...(surveyedOn === null ? [{ field: 'surveyed_on', expected: 'value', got: null }] : []),
			...(given?.fault ? [given.fault] : [])
		]
	};
}
