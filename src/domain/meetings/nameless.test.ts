import { describe, expect, test } from 'vitest';
import { nameless } from './nameless.ts';

const known = { names: ['王建国', '白玉'] };
const found = (text: string, names = known) => {
	const looked = nameless(text, names);
	return looked.ok ? null : [looked.reason, looked.detail?.got ?? null];
};

describe('what everybody is told', () => {
	test.each([
		['王建国等 3 户危房改造', '王建国'],
		['为白玉办理低保', '白玉'],
		['村民赵春梅申请宅基地', '赵春梅'],
		['给村民赵小梅发救助', '赵小梅'],
		['户主：欧阳明 的院墙', '欧阳明'],
		['同意给刘海生同志发放补助', '刘海生'],
		['李根旺等3户安装自来水', '李根旺']
	])('has no name in it: %s', (text, name) => expect(found(text)).toEqual(['public.name', name]));

	test.each([
		'地块 1499011022010000123 发包',
		'收回 149901102201JC00012 号院落',
		'合同 149901102201000001Q 到期续签',
		'图斑编号 0056 清理'
	])('has no parcel in it: %s', (text) => expect(found(text)?.[0]).toBe('public.code'));

	test.each(['联系电话 13800138000', '身份证 110101199003074477'])('has no number of a person in it: %s', (text) =>
		expect(found(text)?.[0]).toBe('public.number')
	);

	test.each([
		'王家沟等 3 户厕所改造',
		'高标准农田建设配套道路 1.2 公里',
		'1 户宅基地申请，面积 150 平方米',
		'困难群体救助 5 户，共 6,000 元',
		'石门镇马家岭村民主议事日决议公开\n决议编号：YJ149901102201-202603-02',
		'村民代表应到 45 人，实到 38 人',
		'村民同意的，由村委会公示 7 天',
		'2026 年 3 月 15 日，村集体旧学校出租',
		'安全饮水工程，党员高度重视'
	])('and what names nobody passes: %s', (text) => expect(found(text)).toBeNull());
});
