import * as v from 'valibot';
import type { Role } from '#auth/roles.ts';
import { checkUserName, foldPhone, foldUserName } from '#auth/user-name.ts';
import { code, day, text } from '#core/cell-readers.ts';
import type { Expectation, Reading, Sheet, Values } from '#core/import-fields.ts';
import { maskedPhone } from '#core/masks.ts';

/** The list of people a county fills in (人员名单) and what one record of it means. Pure. */
export const roleWords = {
	county_leader: ['县领导'],
	centre: ['服务中心'],
	department: ['部门'],
	org_dept: ['组织部', '县委组织部'],
	social_work: ['社会工作部（政法委）', '社会工作部', '县委社会工作部', '政法委'],
	inspector: ['核查员'],
	appraiser: ['第三方评审'],
	lawyer: ['律师'],
	township: ['乡镇', '乡镇（街道）'],
	agency: ['三资代理中心', '乡镇三资代理中心'],
	village: ['村', '村（社区）'],
	supervisor: ['监委会', '村务监督委员会'],
	grid_officer: ['网格员'],
	enforcement: ['执法队', '综合行政执法队'],
	judge: ['评委'],
	teller: ['计票人'],
	observer: ['监票人'],
	discipline: ['纪检监察', '纪检监察机关'],
	admin: ['系统管理员']
} as const satisfies Record<Role, readonly string[]>;

/** A phone is judged with the record: what is wrong with it must not be shown whole. */
const asWritten = (cell: string): Reading => ({ ok: true, value: cell });

export const personSheet: Sheet = {
	kind: 'person',
	needs: [['name'], ['user_name'], ['roles']],
	fields: [
		{ name: 'name', aliases: ['姓名', '人员姓名'], read: text(60) },
		{ name: 'user_name', aliases: ['用户名', '登录名', '账号'], read: code(60) },
		{ name: 'phone', aliases: ['手机号', '手机', '手机号码', '联系电话', '电话'], read: asWritten },
		{ name: 'organisation', aliases: ['单位', '工作单位', '所在单位'], read: text(60) },
		{ name: 'post', aliases: ['职务', '岗位'], read: text(60) },
		{ name: 'roles', aliases: ['身份', '角色'], read: text(200) },
		{ name: 'places', aliases: ['地方', '管辖范围', '范围', '所管乡镇、村'], read: text(1000) },
		{ name: 'department', aliases: ['部门', '所属部门'], read: text(60) },
		{ name: 'until', aliases: ['有效期至', '到期日', '有效期'], read: day }
	]
};

export interface PersonImport {
	name: string;
	userName: string;
	phone: string | null;
	organisation: string | null;
	post: string | null;
	roles: Role[];
	/** As written; codes once the county has been asked. */
	places: string[];
	department: string | null;
	until: string | null;
}

const listed = (given: string | null): string[] =>
	(given ?? '')
		.normalize('NFKC')
		.split(/[、,;\s/]+/)
		.filter(Boolean);

const wordOf = new Map<string, Role>(
	Object.entries(roleWords).flatMap(([role, words]) =>
		[role, ...words].map((word) => [word.normalize('NFKC'), role as Role] as const)
	)
);

const cell = v.nullable(v.string());
const orNone = v.pipe(
	cell,
	v.transform((given) => given?.trim() || null)
);
const needed = v.pipe(
	cell,
	v.transform((given) => given?.trim() ?? ''),
	v.minLength(1, 'value')
);

/** One record; a message is the name of what was expected. */
const record = v.object({
	name: needed,
	user_name: v.pipe(
		needed,
		v.check((given) => given === '' || checkUserName(given).ok, 'user_name'),
		v.transform(foldUserName)
	),
	phone: v.pipe(
		orNone,
		v.check((given) => given === null || foldPhone(given) !== null, 'phone'),
		v.transform((given) => given && foldPhone(given))
	),
	organisation: orNone,
	post: orNone,
	roles: v.pipe(
		cell,
		v.transform(listed),
		v.minLength(1, 'value'),
		v.check((given) => given.every((word) => wordOf.has(word)), 'role.known'),
		v.transform((given) => [...new Set(given.flatMap((word) => wordOf.get(word) ?? []))])
	),
	places: v.pipe(cell, v.transform(listed)),
	department: orNone,
	until: orNone
});

export type PersonFault = Expectation & { field: string; got: string | null };

/** What a record says by its cells alone, and why it cannot be taken; places and departments are found later. */
export function understandPerson(values: Values): { row: PersonImport; faults: PersonFault[] } {
	const cells = Object.fromEntries(personSheet.fields.map(({ name }) => [name, values[name] ?? null]));
	const read = v.safeParse(record, cells);
	if (read.success) {
		const { user_name: userName, ...rest } = read.output;
		return { row: { userName, ...rest }, faults: [] };
	}
	const known = Object.values(roleWords).map(([word]) => word);
	const faults = read.issues.map(({ path, message }): PersonFault => {
		const field = String(path?.[0]?.key ?? '');
		const given = cells[field] ?? null;
		const came = given === null ? null : String(given);
		return {
			...{ field, expected: message, got: field === 'phone' && came !== null ? maskedPhone(came) : came },
			...(message === 'role.known' ? { params: { known: known.join('、') } } : {})
		};
	});
	return { row: nobody(values), faults };
}

/** What doubles are looked for by, of a record that is not taken. */
const nobody = (values: Values): PersonImport => ({
	...{ name: String(values.name ?? ''), userName: '', phone: null, organisation: null, post: null },
	...{ roles: [], places: [], department: null, until: null }
});
