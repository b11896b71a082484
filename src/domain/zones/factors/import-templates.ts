import { column, required, type Template } from '#core/import-template.ts';
import { shippedSurvey, type FactorField, type FactorUnit } from './fields.ts';
import { headOf } from './import-rows.ts';

/** 《村级五要素调查表》. Pure. */
const formats = { count: 'text', money: 'yuan', mu: 'mu', m2: 'text' } as const satisfies Record<FactorUnit, string>;
const examples: Readonly<Record<FactorUnit, readonly [string, string]>> = {
	...{ count: ['3', ''], money: ['125000', ''], mu: ['42.5', ''], m2: ['360', ''] }
};

/** The survey to fill in, of the fields a county asks. */
export const factorTemplate = (fields: readonly FactorField[]): Template => ({
	id: 'factors',
	name: '村级五要素调查表',
	kind: 'factors',
	columns: [
		column('village_code', '村代码', ['149901102208', '149901102208'], { format: 'code', ...required }),
		column('village_name', '所在村', ['上峪村', '上峪村'], {}),
		column('surveyed_on', '调查日期', ['2026-06-30', '2025-12-31'], { format: 'day', ...required }),
		column('source', '数据来源', ['村两委填报', '村两委填报'], {}),
		...fields.map((field) =>
			column(field.id, headOf(field), [...examples[field.unit]], { format: formats[field.unit] })
		)
	]
});

/** As it is shipped. */
export const factorTemplates: readonly Template[] = [factorTemplate(shippedSurvey)];
