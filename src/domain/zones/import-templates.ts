import { choicesOf, column, required, shapeColumn, type Template } from '#core/import-template.ts';
import { enterpriseTemplates } from './enterprises/import-templates.ts';
import { factorTemplates } from './factors/import-templates.ts';
import { layouts, statuses } from './import-rows.ts';

/** Templates of industry zones and project areas. Pure. */

const coded = { format: 'code', ...required } as const;
const shared = [
	column('status', '状态', ['草案', '已公布'], { choices: choicesOf(statuses) }),
	column('villages', '成员村代码', ['149901100200、149901100201', '149901100202'], { format: 'villages' }),
	shapeColumn
];

export const zoneTemplates: readonly Template[] = [
	{
		id: 'zone',
		name: '产业区表',
		kind: 'zone',
		columns: [
			column('code', '产业区代码', ['CY-01', 'CY-02'], coded),
			column('name', '产业区名称', ['示例玉露香梨产业区', '示例饲草加工产业区'], required),
			column('layout', '布局', ['地域相邻连片布局', '链条相连规模布局'], { ...required, choices: choicesOf(layouts) }),
			...shared
		]
	},
	{
		id: 'project-area',
		name: '项目区表',
		kind: 'project-area',
		columns: [
			column('code', '项目区代码', ['XM-01', 'XM-02'], coded),
			column('name', '项目区名称', ['示例高标准农田项目区', '示例土地整理项目区'], required),
			...shared
		]
	},
	...enterpriseTemplates,
	...factorTemplates
];
