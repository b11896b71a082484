import { DEMO_COUNTY } from './county.ts';
import { TOWNSHIPS } from './names.ts';
import { people } from './people.ts';
import type { Random } from '#core/random.ts';
import type { Sheet } from './rows.ts';

const DEPARTMENTS = ['农业农村局（乡村振兴局）', '财政局', '审计局', '自然资源局', '司法局', '林业局', '水利局'];

interface Part {
	role: string;
	organisation: string;
	post: string;
	/** Townships by name; a village of one; nothing: the whole county. */
	township?: string;
	village?: true;
	department?: string;
	bounded?: true;
}

/** One invented person a role, and two of the roles that differ by place or department: whoever looks round can be each. */
const PARTS: readonly (Part | readonly Part[])[] = [
	{ role: 'county_leader', organisation: '中共禾川县委', post: '县委书记' },
	{ role: 'county_leader', organisation: '禾川县人民政府', post: '县长' },
	{ role: 'centre', organisation: '县农村集体经济发展服务中心', post: '主任' },
	{
		role: 'department',
		organisation: '农业农村局（乡村振兴局）',
		post: '农经股股长',
		department: '农业农村局（乡村振兴局）'
	},
	{ role: 'department', organisation: '财政局', post: '农财股股长', department: '财政局' },
	{ role: 'department', organisation: '审计局', post: '审计员', department: '审计局' },
	{ role: 'org_dept', organisation: '县委组织部', post: '组织二股股长' },
	{ role: 'social_work', organisation: '县委社会工作部', post: '基层治理股股长' },
	{ role: 'appraiser', organisation: '晋和项目评审事务所', post: '评审员', bounded: true },
	{ role: 'lawyer', organisation: '禾川律师事务所', post: '律师', bounded: true },
	[
		{ role: 'township', organisation: '石门镇人民政府', post: '农经站站长', township: '石门镇' },
		{ role: 'agency', organisation: '石门镇三资代理中心', post: '主任', township: '石门镇' }
	],
	{ role: 'township', organisation: '白土镇人民政府', post: '农经站站长', township: '白土镇' },
	{ role: 'agency', organisation: '白土镇三资代理中心', post: '会计', township: '白土镇' },
	{ role: 'village', organisation: '石门镇', post: '村党支部书记', township: '石门镇', village: true },
	{ role: 'supervisor', organisation: '石门镇', post: '村务监督委员会主任', township: '石门镇', village: true },
	{ role: 'grid_officer', organisation: '石门镇', post: '网格员', township: '石门镇', village: true },
	{ role: 'inspector', organisation: '县农村集体经济发展服务中心', post: '核查员', township: '石门镇' },
	{ role: 'enforcement', organisation: '县自然资源综合执法队', post: '队员' },
	{ role: 'judge', organisation: '县乡村振兴观摩评委会', post: '评委', bounded: true },
	{ role: 'teller', organisation: '县委办公室', post: '计票人', bounded: true },
	{ role: 'observer', organisation: '县纪委监委', post: '监票人', bounded: true },
	{ role: 'discipline', organisation: '县纪委监委', post: '党风政风监督室干部' },
	{ role: 'admin', organisation: '县农村集体经济发展服务中心', post: '系统管理员' }
];

/** Long enough for whoever opens the demo years from now; a real appointment ends within months. */
const END = '2036-12-31';

/** The demo's people with an account, who come in by one click on the loopback. None of them exists. */
export function addAccounts({ factory: make, rows }: Sheet, random: Random): void {
	const names = people(random);
	const departments = new Map(
		DEPARTMENTS.map((name) => {
			const row = make.department({ name });
			rows.department.push(row);
			return [name, row.id];
		})
	);
	const placeOf = ({ township, village }: Part): string => {
		const found = TOWNSHIPS.find(({ name }) => name === township);
		if (!found) return DEMO_COUNTY.code;
		return village ? rows.village.find(({ township_code }) => township_code === found.code)!.code : found.code;
	};
	for (const part of PARTS) {
		const parts = 'role' in part ? [part] : part;
		const { organisation, post } = parts[0]!;
		const person = make.person({ name: names.next(), organisation, post, demo: true });
		rows.person.push(person);
		for (const each of parts)
			rows.person_role.push(
				make.personRole({
					...{ person_id: person.id, role: each.role, place_codes: JSON.stringify([placeOf(each)]) },
					department_id: each.department ? departments.get(each.department)! : null,
					valid_to: each.bounded ? END : null
				})
			);
	}
}
