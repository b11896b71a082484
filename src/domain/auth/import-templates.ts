import { roleWords } from '#auth/import-rows.ts';
import { choicesOf, column, required, type Template } from '#core/import-template.ts';

/** The list of people to fill in. Pure. */
export const peopleTemplate: Template = {
	id: 'person',
	name: '人员名单',
	kind: 'person',
	columns: [
		column('name', '姓名', ['李示例', '王示例'], required),
		column('user_name', '用户名', ['lishili', '王示例'], { format: 'code', ...required }),
		column('phone', '手机号', ['13800000000', ''], { format: 'code' }),
		column('organisation', '单位', ['上峪村村民委员会', '县农业农村局'], {}),
		column('post', '岗位', ['报账员', '副局长'], {}),
		column('roles', '身份', ['村', '部门'], { ...required, choices: choicesOf(roleWords) }),
		column('places', '地方', ['石门镇上峪村', '全县'], {}),
		column('department', '部门', ['', '财政局'], {}),
		column('until', '有效期至', ['', '2027-12-31'], { format: 'day' })
	]
};
