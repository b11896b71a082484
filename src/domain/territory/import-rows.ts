import { code, digits, integerBetween, oneOf, text } from '#core/cell-readers.ts';
import type { Expectation, Field, Sheet, Values } from '#core/import-fields.ts';

/** Sheets of territory: which columns people's files have, and what one record means. Pure. */
export const constraintKinds = {
	farmland_red: ['永久基本农田', '基本农田', '永农', 'YJJBNT', 'YJJBNTTB'],
	ecology_red: ['生态保护红线', '生态红线', 'STBHHX'],
	urban_boundary: ['城镇开发边界', '开发边界', 'CZKFBJ']
} as const;

export const landUseSchemes = {
	survey: ['三调', '土地利用现状', 'SURVEY', 'DLTB'],
	plan: ['用地用海', '规划', 'PLAN']
} as const;

export const townshipKinds = { town: ['镇'], township: ['乡', '民族乡'], subdistrict: ['街道', '街道办事处'] };
export const villageKinds = { village: ['村', '行政村'], community: ['社区', '村改社区', '居委会'] };

/** The village a record says it lies in, by code (12 digits, or longer ones that begin with them) or by name. */
export const villageFields: readonly Field[] = [
	{
		name: 'village_code',
		aliases: ['CJQYDM', 'XZQDM', 'ZLDWDM', 'QSDWDM', 'CUNDM', '村代码', '行政村代码', '村级区域代码', '所在村代码'],
		read: (cell) => {
			const read = code()(cell);
			return read.ok ? { ok: true, value: /^\d{12}/.exec(String(read.value))?.[0] ?? null } : read;
		}
	},
	{ name: 'village_name', aliases: ['CJQYMC', 'ZLDWMC', '村名称', '村名', '行政村', '所在村', '村'], read: text() }
];

const name = (...aliases: string[]): Field => ({ name: 'name', aliases, read: text(100) });

export const townshipSheet: Sheet = {
	kind: 'township',
	needs: [['code'], ['name']],
	fields: [
		{
			name: 'code',
			aliases: ['XJQYDM', 'XZQDM', '乡镇代码', '乡级区域代码', '代码', 'township_code'],
			read: digits(9)
		},
		name('XJQYMC', 'XZQMC', '乡镇名称', '乡级区域名称', '乡镇', '名称', 'township_name'),
		{ name: 'kind', aliases: ['乡镇类型', '类型'], read: oneOf(townshipKinds) }
	]
};

export const villageSheet: Sheet = {
	kind: 'village',
	needs: [['code'], ['name']],
	fields: [
		{
			name: 'code',
			aliases: ['CJQYDM', 'XZQDM', '村代码', '村级区域代码', '行政村代码', '代码', 'village_code'],
			read: digits(12)
		},
		name('CJQYMC', 'XZQMC', '村名称', '村级区域名称', '行政村名称', '村名', '名称', 'village_name'),
		{ name: 'township_code', aliases: ['XJQYDM', '乡镇代码', '所属乡镇代码'], read: digits(9) },
		{ name: 'kind', aliases: ['村类型', '类型'], read: oneOf(villageKinds) }
	]
};

export const gridSheet: Sheet = {
	kind: 'grid',
	needs: [['code'], ['level']],
	fields: [
		{ name: 'code', aliases: ['WGDM', 'WGBM', '网格代码', '网格编码', '网格编号', 'grid_code'], read: code() },
		name('WGMC', '网格名称', '名称', 'grid_name'),
		{
			name: 'level',
			aliases: ['WGJB', '网格级别', '网格层级', '级别', '层级'],
			read: (cell) => {
				const spelled = ['一', '二', '三'].findIndex((word) => cell.startsWith(word));
				return spelled >= 0 ? { ok: true, value: spelled + 1 } : integerBetween(1, 3)(cell.replace(/级.*$/, ''));
			}
		},
		{ name: 'parent_code', aliases: ['SJWGDM', 'SJWGBM', '上级网格代码', '上级网格编码', '上级网格'], read: code() },
		...villageFields
	]
};

export const constraintSheet: Sheet = {
	kind: 'constraint',
	needs: [['code'], ['kind']],
	fields: [
		{
			name: 'code',
			aliases: ['YJJBNTTBBH', 'HXBH', 'TBBH', 'BSM', '图斑编号', '编号', '代码', 'FID', 'OBJECTID'],
			read: code()
		},
		name('MC', 'HXMC', 'QYMC', '名称', '红线名称'),
		{
			name: 'kind',
			aliases: ['HXLX', 'LXDM', '类型', '红线类型', 'constraint_kind'],
			read: oneOf(constraintKinds)
		},
		...villageFields
	]
};

export const landUseSheet: Sheet = {
	kind: 'land-use',
	needs: [['code'], ['use_code'], ['scheme']],
	fields: [
		{ name: 'code', aliases: ['BSM', 'TBBH', 'TBYBH', '图斑编号', '编号', 'FID', 'OBJECTID'], read: code() },
		// DLBM stays text: 05H1 is not 501 (domain.md §4.3).
		{
			name: 'use_code',
			aliases: ['DLBM', 'GHDLBM', 'YDYHFLDM', 'YDYHDM', '地类编码', '地类代码', '用地用海分类代码'],
			read: code(10)
		},
		{ name: 'use_name', aliases: ['DLMC', 'GHDLMC', 'YDYHFLMC', '地类名称', '用地用海分类名称'], read: text(100) },
		{ name: 'scheme', aliases: ['分类体系', '编码体系'], read: oneOf(landUseSchemes) },
		...villageFields
	]
};

export type Fault = Expectation & { field: string; got: string | null };
export type RowState = Record<string, string | number | boolean | null | undefined>;
export type Understood = { state: RowState; faults: Fault[] };

export type TerritoryTable = 'township' | 'village' | 'grid' | 'constraint_area' | 'land_use';

/** One record: columns of its table, and what tells where it lies. */
export interface TerritoryRow {
	state: RowState;
	/** Codes that may begin with a village's. */
	codes: (string | null | undefined)[];
	name: string | null | undefined;
}

const missing = (field: string, expected = 'value'): Fault => ({ field, expected, got: null });

/** A field the row cannot do without. */
export function required(values: Values, ...fields: string[]): Fault[] {
	return fields.filter((field) => values[field] === null || values[field] === undefined).map((field) => missing(field));
}

const inCounty = (field: string, given: unknown, county: string): Fault[] =>
	typeof given === 'string' && !given.startsWith(county)
		? [{ field, expected: 'code.county', params: { county }, got: given }]
		: [];

const ending = (given: unknown, ...endings: string[]) => endings.some((each) => String(given ?? '').endsWith(each));

export function townshipRow(values: Values, county: string): Understood {
	const kind =
		values.kind ??
		(ending(values.name, '街道', '街道办事处', '街道办')
			? 'subdistrict'
			: ending(values.name, '镇')
				? 'town'
				: 'township');
	return {
		state: { code: values.code, name: values.name, kind },
		faults: [...required(values, 'code', 'name'), ...inCounty('code', values.code, county)]
	};
}

export function villageRow(values: Values, county: string): Understood {
	const kind = values.kind ?? (ending(values.name, '社区', '居委会', '居民委员会') ? 'community' : 'village');
	const township = values.township_code ?? (typeof values.code === 'string' ? values.code.slice(0, 9) : null);
	return {
		state: { code: values.code, name: values.name, kind, township_code: township },
		faults: [...required(values, 'code', 'name'), ...inCounty('code', values.code, county)]
	};
}

export const gridRow = (values: Values): Understood => ({
	state: {
		code: values.code,
		name: values.name ?? values.code,
		level: values.level,
		parent_code: values.parent_code
	},
	faults: required(values, 'code', 'level')
});

export const constraintRow = (values: Values): Understood => ({
	state: { code: values.code, name: values.name, kind: values.kind },
	faults: required(values, 'code', 'kind')
});

export const landUseRow = (values: Values): Understood => ({
	state: { code: values.code, scheme: values.scheme, use_code: values.use_code, use_name: values.use_name },
	faults: required(values, 'code', 'scheme', 'use_code')
});

/** What a file's name or columns say that its rows do not: the kind of a red line, the scheme of a land use code. */
export function knownOf(sheet: Sheet, layer: string, columns: readonly string[]): Record<string, string> {
	const names = columns.map((column) => column.toUpperCase());
	if (sheet.kind === 'constraint') {
		const text = `${layer.toUpperCase()} ${names.join(' ')}`;
		const found = Object.entries(constraintKinds).find(([, words]) => words.some((word) => text.includes(word)));
		return found ? { kind: `=${found[0]}` } : {};
	}
	if (sheet.kind === 'land-use') {
		if (['GHDLBM', 'YDYHFLDM', 'YDYHDM'].some((column) => names.includes(column))) return { scheme: '=plan' };
		// DLBM beside the survey's own columns, or in a layer named DLTB, is the survey's (TD/T 1057).
		if (names.includes('DLBM') && (/DLTB/i.test(layer) || names.includes('ZLDWDM') || names.includes('TBMJ')))
			return { scheme: '=survey' };
	}
	return {};
}
