import type { Random } from '#core/random.ts';

/** The townships of the invented county: where each lies from its middle, m, and its nine-digit code (GB/T 10114: 镇 from 100, 乡 from 200). */
export const TOWNSHIPS = [
	{ name: '禾川镇', code: '149901100', kind: 'town', at: [-1200, 600] },
	{ name: '清河镇', code: '149901101', kind: 'town', at: [1500, 16500] },
	{ name: '石门镇', code: '149901102', kind: 'town', at: [14800, 9500] },
	{ name: '白土镇', code: '149901103', kind: 'town', at: [-16500, -7500] },
	{ name: '河口镇', code: '149901104', kind: 'town', at: [-4200, -16000] },
	{ name: '双泉乡', code: '149901200', kind: 'township', at: [-8500, 13500] },
	{ name: '岭西乡', code: '149901201', kind: 'township', at: [-16500, 4500] },
	{ name: '东梁乡', code: '149901202', kind: 'township', at: [7500, -10500] },
	{ name: '柳沟乡', code: '149901203', kind: 'township', at: [18500, -4500] }
] as const;

export const COMMUNITIES = ['城关', '文昌', '南关', '北关', '滨河', '新华', '东街', '西苑'].map(
	(name) => `${name}社区`
);

/** Villages of 石门镇 that the pictures show. */
export const SHOWN = ['上峪村', '前寨村', '西泉村', '杨洼村', '下堡峁村', '北寨坪村', '前沟梁村', '北磨沟村'];

const SURNAMES = [...'王李张刘赵高郭杨马白贺梁冯武任康薛曹段牛阎程吕温乔尹苗温史邢'];
const WAYS = [...'上下东西前后南北大小新'];
const THINGS = [...'峪柳石杨榆槐桑松岔泉窑堡寨碾磨井桥阳明安营铺店羊狮枣梨沙青黑白'];
const GROUNDS = '沟 坪 塔 庄 崖 滩 湾 峁 梁 洼 渠 岔 垣 会 圪垛 河 坡 岭 窊 嘴'.split(' ');

/** Names of villages as the hills of Shanxi have them, each once. */
export function villageNames(random: Random, count: number): string[] {
	const names = new Set(SHOWN);
	while (names.size < count) {
		const way = random();
		const ground = random.pick(GROUNDS);
		const thing = random.pick(THINGS);
		if (way < 0.36) names.add(`${random.pick(SURNAMES)}家${ground}村`);
		else if (way < 0.62) names.add(`${random.pick(WAYS)}${thing}${ground}村`);
		else if (way < 0.9) names.add(`${thing}${ground}村`);
		else names.add(`${random.pick(WAYS)}${thing}村`);
	}
	return [...names];
}

const GIVEN = [...'建国文军志强福贵玉兰秀英海生明亮秋菊永红爱民振华根旺双喜丑小拴柱俊峰春梅润成存保计怀义'];

/** A name nobody is known to have: an invented person of the demo county. */
export const personName = (random: Random): string =>
	random.pick(SURNAMES) + random.pick(GIVEN) + (random.chance(0.78) ? random.pick(GIVEN) : '');
