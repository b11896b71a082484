import { choicesOf, column, required, type Template } from '#core/import-template.ts';
import { subjectWords, talentWords } from './import-rows.ts';

/** The two ledgers people fill in. Neither has a column for labels of villages: those are restricted. Pure. */
const needed = { format: 'text', ...required } as const;
const day = { format: 'day' } as const;

export const stewardshipTemplates: readonly Template[] = [
	{
		id: 'pairing',
		name: '包联台账',
		kind: 'pairing',
		columns: [
			column('leader', '包联领导', ['李示例', '王示例'], needed),
			column('post', '职务', ['县委常委、副县长', '县人大常委会副主任'], needed),
			column('subject_kind', '包联对象类型', ['村（社区）', '产业区、项目区'], { choices: choicesOf(subjectWords) }),
			column('subject', '包联对象', ['上峪村', '玉露香梨'], needed),
			column('subject_code', '对象代码', ['149901102208', '149901Z01'], { format: 'code' }),
			column('starts_on', '起始日期', ['2026-01-01', '2026-01-01'], { ...day, ...required }),
			column('ends_on', '终止日期', ['', '2027-12-31'], day),
			column('note', '备注', ['', ''], {})
		]
	},
	{
		id: 'talent',
		name: '人才台账',
		kind: 'talent',
		columns: [
			column('kind', '人才类别', ['专家', '到村大学生'], { ...required, choices: choicesOf(talentWords) }),
			column('name', '姓名', ['赵示例', '孙示例'], needed),
			column('organisation', '单位（院校）', ['省农业科学院示例所', '示例大学'], needed),
			column('title', '职称（专业）', ['研究员', '农林经济管理'], {}),
			column('field', '专业领域', ['梨树栽培', ''], {}),
			column('station', '驻站', ['', ''], {}),
			column('village_code', '村代码', ['', '149901102208'], { format: 'code' }),
			column('village_name', '所在村', ['', '上峪村'], {}),
			column('starts_on', '起始日期', ['2025-03-01', '2025-07-01'], { ...day, ...required }),
			column('ends_on', '终止日期', ['', '2028-06-30'], day)
		]
	}
];
