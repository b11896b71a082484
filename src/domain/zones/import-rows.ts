import { code, oneOf, text } from '#core/cell-readers.ts';
import type { Field, Sheet, Values } from '#core/import-fields.ts';
import { required, type Fault, type RowState } from '#territory/import-rows.ts';

/** Sheets of industry zones and project areas, and what one record means. Pure. */
export const layouts = {
	adjacent: ['地域相邻连片布局', '地域相邻', '连片', '连片布局', 'ADJACENT'],
	chain: ['链条相连规模布局', '链条相连', '规模', '规模布局', 'CHAIN'],
	complement: ['要素相补融合布局', '要素相补', '融合', '融合布局', 'COMPLEMENT'],
	project: ['项目主导分类布局', '项目主导', '项目区', '分类', '分类布局', 'PROJECT']
};
export const statuses = {
	draft: ['草案'],
	published: ['已公布', '已发布'],
	revised: ['已修订'],
	retired: ['已停用']
};

const shared: readonly Field[] = [
	{ name: 'status', aliases: ['ZT', '状态'], read: oneOf(statuses) },
	{ name: 'villages', aliases: ['CJQYDM', '成员村代码', '涉及村代码', '村代码'], read: text(20_000) }
];

export const zoneSheet: Sheet = {
	kind: 'zone',
	needs: [['code'], ['name'], ['layout']],
	fields: [
		{
			name: 'code',
			aliases: ['CYQDM', 'CYQBM', '产业区代码', '产业区编号', '编号', '代码', 'zone_code'],
			read: code()
		},
		{ name: 'name', aliases: ['CYQMC', '产业区名称', '产业区', '名称', 'zone_name'], read: text(100) },
		{ name: 'layout', aliases: ['BJLX', '布局', '布局类型', '布局方式', '类型'], read: oneOf(layouts) },
		...shared
	]
};

export const projectAreaSheet: Sheet = {
	kind: 'project-area',
	needs: [['code'], ['name']],
	fields: [
		{
			name: 'code',
			aliases: ['XMQDM', 'XMQBM', '项目区代码', '项目区编号', '编号', '代码', 'project_code'],
			read: code()
		},
		{ name: 'name', aliases: ['XMQMC', '项目区名称', '项目区', '名称', 'project_name'], read: text(100) },
		...shared
	]
};

export interface ZoneRow {
	state: RowState;
	/** Codes of its member villages; undefined when the file does not say. */
	villages: string[] | undefined;
}

const VILLAGE = /^\d{12}$/;

/** @param layout what a file of project areas settles for every row */
export const zoneRow =
	(layout?: 'project') =>
	(values: Values): { row: ZoneRow; faults: Fault[] } => {
		const written = values.villages as string | null | undefined;
		const villages = written?.split(/[\s,;、，；|]+/).filter((each) => each !== '');
		const faults = required(values, 'code', 'name', ...(layout ? [] : ['layout']));
		for (const each of villages ?? [])
			if (!VILLAGE.test(each))
				faults.push({ field: 'villages', expected: 'code.digits', params: { length: 12 }, got: each });
		const state = { code: values.code, name: values.name, layout: layout ?? values.layout, status: values.status };
		return { row: { state, villages: villages && [...new Set(villages)] }, faults };
	};
