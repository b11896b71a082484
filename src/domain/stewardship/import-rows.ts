import { code, day, oneOf, text } from '#core/cell-readers.ts';
import type { Field, Sheet, Values } from '#core/import-fields.ts';
import { villageFields } from '#territory/import-rows.ts';
import { checkRegister, type RegisterFault } from './register-check.ts';
import type { RegisterName } from './registers.ts';

/** Sheets of the two ledgers people keep (包联台账, 人才台账) and what one record means. Pure. */
export const subjectWords = {
	township: ['乡镇', '镇', '乡', '街道'],
	village: ['村（社区）', '村', '社区', '行政村'],
	zone: ['产业区、项目区', '产业区', '项目区'],
	project: ['项目']
};
export const talentWords = { expert: ['专家', '专家教授', '农经专家'], student: ['到村大学生', '大学生'] };

const period: readonly Field[] = [
	{ name: 'starts_on', aliases: ['起始日期', '开始日期', '包联开始日期', '包联时间', '起'], read: day },
	{ name: 'ends_on', aliases: ['终止日期', '结束日期', '包联结束日期', '止'], read: day }
];

export const pairingSheet: Sheet = {
	kind: 'pairing',
	needs: [['subject', 'subject_code'], ['leader'], ['post'], ['starts_on']],
	fields: [
		{ name: 'subject_kind', aliases: ['包联对象类型', '对象类型'], read: oneOf(subjectWords) },
		{
			name: 'subject',
			aliases: ['包联对象', '包联单位', '包联村', '包联乡镇', '联系村', '联系乡镇', '所包村'],
			read: text(100)
		},
		{ name: 'subject_code', aliases: ['对象代码', '包联对象代码', '村代码', '乡镇代码'], read: code() },
		{ name: 'leader', aliases: ['包联领导', '县级领导', '联系领导', '包联人', '姓名'], read: text(50) },
		{ name: 'post', aliases: ['职务', '领导职务', '现任职务'], read: text(100) },
		...period,
		{ name: 'note', aliases: ['备注'], read: text(500) }
	]
};

export const talentSheet: Sheet = {
	kind: 'talent',
	needs: [['kind'], ['name'], ['organisation'], ['starts_on']],
	fields: [
		{ name: 'kind', aliases: ['人才类别', '类别', '类型'], read: oneOf(talentWords) },
		{ name: 'name', aliases: ['姓名', '名称'], read: text(50) },
		{ name: 'organisation', aliases: ['单位（院校）', '单位', '工作单位', '毕业院校', '院校'], read: text(100) },
		{ name: 'title', aliases: ['职称（专业）', '职称', '专业'], read: text(60) },
		{ name: 'field', aliases: ['专业领域', '服务领域', '领域'], read: text(60) },
		{ name: 'station', aliases: ['驻站', '所驻站点', '工作站', '驿站'], read: text(100) },
		...villageFields,
		...period
	]
};

/** Columns of the register that the record's cells give themselves; undefined where the file has no such column. */
export interface LedgerRow {
	given: Record<string, string | null | undefined>;
	/** Of a pair: what it is about, as written. */
	subject: string | null;
	/** Of a person: station and village as written. */
	station: string | null;
	village: { code: string | null; name: string | null };
}

const said = (values: Values, name: string): string | null => (values[name] as string | null | undefined) ?? null;

/** What of a record can be judged by its cells alone; what it names is found later. */
export const ledgerRow =
	(register: RegisterName, own: readonly string[], found: readonly string[]) =>
	(values: Values): { row: LedgerRow; faults: RegisterFault[] } => {
		const given: LedgerRow['given'] = {};
		for (const name of own) given[name] = values[name] as string | null | undefined;
		const plain = Object.fromEntries(Object.entries(given).map(([name, value]) => [name, value ?? undefined]));
		const { faults } = checkRegister(register, plain);
		return {
			row: {
				given,
				subject: said(values, 'subject'),
				station: said(values, 'station'),
				village: { code: said(values, 'village_code'), name: said(values, 'village_name') }
			},
			faults: faults.filter(({ field }) => !found.includes(field))
		};
	};
