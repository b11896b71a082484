import { choicesOf, column, required, shapeColumn, type Choice, type Template } from '#core/import-template.ts';
import { constraintKinds, landUseSchemes, townshipKinds, villageKinds } from './import-rows.ts';

/** Templates of territory. Pure. */

const code = { format: 'code' } as const;
const coded = { ...code, ...required } as const;
const levels: readonly Choice[] = ['一级', '二级', '三级'].map((value, index) => ({
	value,
	meaning: String(index + 1)
}));

const township: Template = {
	id: 'township',
	name: '乡镇界表',
	kind: 'township',
	columns: [
		column('code', '乡镇代码', ['149901100', '149901200'], coded),
		column('name', '乡镇名称', ['示例镇', '示例乡'], required),
		column('kind', '乡镇类型', ['镇', '乡'], { choices: choicesOf(townshipKinds) }),
		shapeColumn
	]
};

const village: Template = {
	id: 'village',
	name: '村界表',
	kind: 'village',
	columns: [
		column('code', '村代码', ['149901100200', '149901100201'], coded),
		column('name', '村名称', ['示例村', '示例社区'], required),
		column('township_code', '所属乡镇代码', ['149901100', '149901100'], code),
		column('kind', '村类型', ['村', '社区'], { choices: choicesOf(villageKinds) }),
		shapeColumn
	]
};

const grid: Template = {
	id: 'grid',
	name: '网格表',
	kind: 'grid',
	columns: [
		column('code', '网格代码', ['149901100200001', '149901100200002'], coded),
		column('name', '网格名称', ['示例村第一网格', '示例村第一网格东']),
		column('level', '网格级别', ['一级', '二级'], { ...required, choices: levels }),
		column('parent_code', '上级网格代码', ['', '149901100200001'], code),
		column('village_code', '村代码', ['149901100200', '149901100200'], code),
		shapeColumn
	]
};

const constraint: Template = {
	id: 'constraint',
	name: '三区三线表',
	kind: 'constraint',
	columns: [
		column('code', '图斑编号', ['YN-0001', 'HX-0001'], coded),
		column('name', '名称', ['示例片', '示例河']),
		column('kind', '红线类型', ['永久基本农田', '生态保护红线'], { ...required, choices: choicesOf(constraintKinds) }),
		shapeColumn
	]
};

const landUse: Template = {
	id: 'land-use',
	name: '土地利用现状表',
	kind: 'land-use',
	columns: [
		column('code', '图斑编号', ['0001', '0002'], coded),
		column('use_code', '地类编码', ['0601', '0702'], coded),
		column('use_name', '地类名称', ['工业用地', '农村宅基地']),
		column('scheme', '分类体系', ['三调', '三调'], { ...required, choices: choicesOf(landUseSchemes) }),
		column('village_code', '村代码', ['149901100200', '149901100200'], code),
		shapeColumn
	]
};

export const territoryTemplates: readonly Template[] = [township, village, grid, constraint, landUse];
