import type { Heading, Programme } from '#projects/project.ts';
import type { Matter } from '#projects/procedure.ts';
import type { ProjectState } from '#projects/stages.ts';

/** What the demo county's projects are; invented, one a line: their money in ten thousand yuan. */
export interface DemoProject {
	name: string;
	summary: string;
	/** The zone it builds on, by name; a village of it applies. */
	zone: string | null;
	state: ProjectState;
	/** Days since it was entered. */
	age: number;
	asked: number;
	own: number;
	programme: Programme;
	heading: Heading;
	matter?: Matter;
	/** Its clock ran out. */
	late?: true;
	/** Of an appraisal: not commissioned yet, asked for, failed. */
	appraisal?: 'none' | 'asked' | 'failed';
	/** How many of the six records are there, where it stands with its village. */
	records?: number;
	/** Of its joint review: how many departments have signed. */
	signed?: number;
}

const of = (
	name: string,
	summary: string,
	zone: string | null,
	state: ProjectState,
	age: number,
	[asked, own]: readonly [number, number],
	more: Partial<DemoProject> = {}
): DemoProject => ({
	...{ name, summary, zone, state, age, asked, own },
	...{ programme: 'support', heading: 'county_budget' },
	...more
});
const bridging = { programme: 'bridging', heading: 'upper' } as const;
const industry = { programme: 'industry', heading: 'agri_consolidated' } as const;
const paired = { programme: 'pairing', heading: 'pairing' } as const;

export const demoProjects: readonly DemoProject[] = [
	of('香梨分拣包装车间', '建分拣线一条、包装车间 600 平方米', '玉露香梨', 'village_applied', 12, [86, 10], { records: 2 }),
	of('苹果冷藏库', '建 500 吨气调库一座', '苹果', 'village_applied', 20, [150, 20], { ...industry, records: 5, late: true }),
	of('林下养蜂', '购置蜂箱 400 箱，建摇蜜间一处', '蜜蜂养殖', 'village_applied', 6, [18, 2], { records: 0 }),
	of('旧学校盘活出租', '闲置校舍修缮后公开出租', null, 'village_applied', 9, [35, 0], { matter: 'letting', records: 3 }),
	of('肉牛标准化圈舍', '建圈舍三座，存栏 300 头', '肉牛', 'returned', 70, [196, 24], { records: 4 }),
	of('大棚滴灌改造', '改造日光温室 42 座', '果蔬大棚', 'returned', 64, [48, 0], { ...bridging, records: 5 }),
	of('饲草青贮窖', '建青贮窖 2000 立方米', '饲草加工', 'township_review', 33, [64, 8], industry),
	of('食用菌菌棒车间', '建菌棒车间 800 平方米', '食用菌种植', 'township_review', 40, [120, 15], { late: true }),
	of('村集体加油站', '与企业合建乡村加油站一处', null, 'township_review', 30, [90, 90], paired),
	of('谷子加工生产线', '购置碾米、色选、包装设备一套', '粮食加工', 'third_party', 55, [175, 25], { ...industry, appraisal: 'none' }),
	of('黄芩切片烘干', '建烘干房 6 间、切片车间一处', '中药材加工', 'third_party', 60, [98, 12], { appraisal: 'asked' }),
	of('生猪育肥小区', '建育肥舍四栋，配套粪污处理', '生猪', 'third_party', 75, [260, 40], { appraisal: 'failed' }),
	of('香梨水肥一体化', '铺设管网 480 亩', '玉露香梨', 'joint_review', 82, [132, 10], { ...bridging, signed: 2 }),
	of('肉鸡屠宰冷链', '建屠宰车间、速冻库', '肉鸡', 'joint_review', 90, [480, 120], { ...industry, signed: 1, late: true }),
	of('高标准农田机耕路', '硬化田间道路 6.2 公里', '高标准农田建设', 'joint_review', 78, [310, 0], { ...bridging, signed: 4 }),
	of('蜂蜜灌装车间', '建灌装线一条', '蜜蜂养殖', 'county_decision', 104, [76, 8]),
	of('煤矸石山绿化养护', '覆土绿化 160 亩', '煤矸石治理', 'county_decision', 110, [420, 0], { heading: 'mining_gain' }),
	of('苹果选果线', '购置选果、包装设备', '苹果', 'publicised', 118, [205, 30], industry),
	of('果蔬预冷库', '建预冷库两座', '果蔬大棚', 'publicised', 121, [88, 10], bridging),
	of('社区物业服务中心', '组建村办物业公司，购置设备', '物业服务', 'publicised', 126, [42, 20]),
	of('玉露香梨标准园', '建标准园 620 亩', '玉露香梨', 'implementing', 170, [380, 60], industry),
	of('饲草收储中心', '建草料棚 3000 平方米', '饲草加工', 'implementing', 182, [228, 30], bridging),
	of('肉牛交易市场', '建交易大棚、检疫室', '肉牛', 'implementing', 205, [340, 60], { late: true }),
	of('土地整理复垦', '复垦建设用地 210 亩', '土地整理', 'implementing', 214, [530, 0], { heading: 'land_gain' }),
	of('小米加工提升', '更新色选、真空包装设备', '粮食加工', 'implementing', 150, [96, 12], paired),
	of('光伏收益分配', '村级电站收益分配办法与设施', null, 'implementing', 160, [12, 0], { matter: 'distribution', heading: 'own' }),
	of('中药材晾晒场', '硬化晾晒场 5000 平方米', '中药材加工', 'accepted', 260, [54, 6], bridging),
	of('食用菌出菇棚', '建出菇棚 36 座', '食用菌种植', 'accepted', 288, [144, 20]),
	of('日光温室二期', '建日光温室 30 座', '果蔬大棚', 'closed', 420, [210, 30], bridging),
	of('集体门面房改造', '改造门面房 14 间，公开竞价出租', null, 'closed', 470, [68, 30], { matter: 'letting' }),
	of('养蜂合作社设备', '购置分离机、灌装设备', '蜜蜂养殖', 'closed', 500, [26, 4]),
	of('农产品电商服务站', '建服务站、仓配点', '综合加工', 'closed', 390, [38, 6], paired),
	of('观光小火车', '购置观光小火车一列', null, 'rejected', 210, [180, 0])
]; // prettier-ignore
