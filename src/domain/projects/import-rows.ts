import { code, oneOf, text } from '#core/cell-readers.ts';
import type { Expectation, Sheet, Values } from '#core/import-fields.ts';
import { villageFields } from '#territory/import-rows.ts';
import { checkProject, type Heading, type Programme, type ProjectField, type ProjectGiven } from './project.ts';
import type { Matter } from './procedure.ts';

/** 项目库 as a file, and what one of its lines means. Pure. */
export const programmeWords: Readonly<Record<Programme, readonly string[]>> = {
	support: ['扶持壮大村集体经济', '扶持村集体经济', '扶持'],
	bridging: ['衔接资金项目', '衔接资金'],
	industry: ['特色产业项目', '特色产业'],
	pairing: ['一企一村项目', '一企一村'],
	other: ['其他项目', '其他']
};
export const matterWords: Readonly<Record<Matter, readonly string[]>> = {
	affairs: ['村级事务'],
	letting: ['集体财产发包出租', '发包出租', '出租'],
	outside_letting: ['农地发包给外部', '外部发包'],
	disposal: ['集体财产处置', '处置'],
	distribution: ['收益分配', '分配']
};
export const headingWords: Readonly<Record<Heading, readonly string[]>> = {
	county_budget: ['县级预算'],
	agri_consolidated: ['统筹涉农资金', '涉农整合资金'],
	land_gain: ['土地出让收益'],
	mining_gain: ['矿业权出让收益'],
	social_capital: ['社会资金', '社会资本'],
	pairing: ['一企一村帮扶', '结对帮扶'],
	upper: ['中央、省、市资金', '上级资金', '中央衔接资金'],
	own: ['村集体自有', '自有资金']
};

export const projectSheet: Sheet = {
	kind: 'project',
	needs: [['name'], ['year'], ['programme'], ['heading'], ['asked'], ['summary'], ['village_code', 'village_name']],
	fields: [
		{ name: 'code', aliases: ['项目编号', '编号'], read: code(20) },
		{ name: 'name', aliases: ['项目名称', '项目'], read: text() },
		{ name: 'year', aliases: ['年度', '项目年度'], read: code(4) },
		{ name: 'programme', aliases: ['项目类别', '类别'], read: oneOf(programmeWords) },
		...villageFields,
		{ name: 'zone', aliases: ['所在产业区', '产业区'], read: text() },
		{ name: 'matter', aliases: ['决定事项', '由谁决定'], read: oneOf(matterWords) },
		{ name: 'heading', aliases: ['资金来源', '来源'], read: oneOf(headingWords) },
		{ name: 'asked', aliases: ['申请资金（元）', '申请资金(元)', '申请资金'], read: code(20) },
		{ name: 'own', aliases: ['自筹资金（元）', '自筹资金(元)', '自筹资金'], read: code(20) },
		{ name: 'summary', aliases: ['建设内容', '主要建设内容'], read: text(2000) },
		{ name: 'income', aliases: ['预计年增收（元）', '预计年增收(元)', '预计年增收'], read: code(20) },
		{ name: 'households', aliases: ['带动户数'], read: code(10) },
		{ name: 'jobs', aliases: ['就业人数'], read: code(10) }
	]
};

export interface ProjectFileRow {
	given: ProjectGiven;
	/** What it is known by, where the file says it. */
	code: string | null;
	village: { code: string | null; name: string | null };
	/** A zone by its name or its code. */
	zone: string | null;
}

const OWN: readonly ProjectField[] = ['name', 'year', 'programme', 'matter', 'heading', 'asked', 'own', 'summary', 'income', 'households', 'jobs']; // prettier-ignore

/** What of a line can be judged by its cells alone; the village and the zone are found later. */
export function projectRow(
	values: Values,
	today: string
): {
	row: ProjectFileRow;
	faults: (Expectation & { field: string; got: string | null })[];
} {
	const said = (name: string): string | null => (values[name] as string | null | undefined) ?? null;
	// Of a project that stands already, what a line does not say stays as it is (`completeProjects`).
	const given: Partial<Record<ProjectField, string | null>> = said('code') === null ? { matter: 'affairs' } : {};
	for (const name of OWN) if (said(name) !== null) given[name] = said(name);
	const { faults } = checkProject({ matter: 'affairs', ...given, village: '0'.repeat(12) }, today);
	return {
		row: {
			...{ given, code: said('code'), zone: said('zone') },
			village: { code: said('village_code'), name: said('village_name') }
		},
		faults: faults.map(({ field, expected, params, got }) => ({
			...{ field, expected: `project.${expected}`, got },
			...(params && { params: params as Record<string, string | number> })
		}))
	};
}
