import * as v from 'valibot';
import { valueOn, type DatedValue } from '#core/dated.ts';

/** 五要素, in the order they are always named in. */
export const factors = ['talent', 'fund', 'asset', 'project', 'market'] as const;
export type Factor = (typeof factors)[number];
/** Under what the survey asks: how many live there first, of no factor, then the five. */
export const fieldGroups = ['basic', ...factors] as const;
export type FieldGroup = (typeof fieldGroups)[number];

/** What a field's whole number counts: things, fen, hundredths of 亩, hundredths of m². */
export const factorUnits = ['count', 'money', 'mu', 'm2'] as const;
export type FactorUnit = (typeof factorUnits)[number];

export interface FactorField<Group extends FieldGroup = FieldGroup> {
	/** Kept with the figures; never another field's. */
	readonly id: string;
	readonly factor: Group;
	readonly name: string;
	readonly unit: FactorUnit;
}

const field = <Group extends FieldGroup>(
	id: string,
	factor: Group,
	name: string,
	unit: FactorUnit = 'count'
): FactorField<Group> => ({
	...{ id, factor, name, unit }
});

/** What every county's survey asks beside the five factors, of no index: households and people of the register (户籍). */
export const basicFields: readonly FactorField[] = [
	field('households', 'basic', '户数'),
	field('people', 'basic', '户籍人口')
];

/** 《村级五要素调查表》 as it is shipped: the fields a county may change. */
export const shippedFields: readonly FactorField<Factor>[] = [
	field('leaders', 'talent', '致富带头人'),
	field('skilled', 'talent', '技术能手'),
	field('graduates', 'talent', '到村大学生'),
	field('experts', 'talent', '驻站专家'),
	field('cash', 'fund', '账面货币资金', 'money'),
	field('upper', 'fund', '可用上级资金', 'money'),
	field('social', 'fund', '社会资金意向', 'money'),
	field('assets', 'asset', '经营性资产原值', 'money'),
	field('houses', 'asset', '闲置房屋', 'm2'),
	field('reserve_land', 'asset', '机动地及收归集体', 'mu'),
	field('building', 'project', '在建项目'),
	field('reserve', 'project', '储备项目'),
	field('facilities', 'project', '配套设施'),
	field('orders', 'market', '龙头企业或订单'),
	field('brands', 'market', '品牌'),
	field('channels', 'market', '销售渠道'),
	field('cold', 'market', '冷链仓储')
];

/** All that a county asks which has set nothing. */
export const shippedSurvey: readonly FactorField[] = [...basicFields, ...shippedFields];

/** A factor's index below which a village is said to lack it, in tenths of a hundred. */
export type Lacking = Readonly<Record<Factor, number>>;
const shippedLacking: Lacking = { talent: 300, fund: 300, asset: 300, project: 300, market: 300 };

const fieldsSchema = v.pipe(
	v.array(
		v.object({
			id: v.pipe(v.string(), v.regex(/^[a-z][a-z0-9_]{1,30}$/)),
			factor: v.picklist(factors),
			name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(30)),
			unit: v.picklist(factorUnits)
		})
	),
	v.minLength(1),
	v.maxLength(60),
	v.check((list) => new Set(list.map(({ id }) => id)).size === list.length, 'ids'),
	v.check((list) => new Set(list.map(({ name }) => name)).size === list.length, 'names')
);
const tenths = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1000));

/** The county's settings about factors: which fields the survey has, and what is called lacking. */
export const factorSettings: Readonly<Record<string, v.GenericSchema>> = {
	'factors.fields': fieldsSchema,
	'factors.lacking': v.object(v.entriesFromList(factors, tenths))
};
export const factorSettingKeys = Object.keys(factorSettings);

export interface FactorRules {
	/** All that the survey asks. */
	fields: readonly FactorField[];
	/** Those of the five factors, which the county may change. */
	own: readonly FactorField<Factor>[];
	lacking: Lacking;
	/** Since when the threshold holds; null: the product's own. */
	lackingSince: string | null;
}

/** The rules in force on a day. */
export function factorRulesOn(day: string, dated: readonly DatedValue[]): FactorRules {
	const fields = valueOn('factors.fields', day, dated);
	const lacking = valueOn('factors.lacking', day, dated);
	const own = fields ? (v.parse(fieldsSchema, fields.value) as FactorField<Factor>[]) : shippedFields;
	return {
		// A county that has asked for households in a factor of its own keeps asking there.
		fields: [
			...basicFields.filter(({ id, name }) => !own.some((each) => each.id === id || each.name === name)),
			...own
		],
		own,
		lacking: lacking ? (v.parse(factorSettings['factors.lacking']!, lacking.value) as Lacking) : shippedLacking,
		lackingSince: lacking?.validFrom ?? null
	};
}
