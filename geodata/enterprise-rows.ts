import { creditCheckCharacter } from '#core/check-digits.ts';
import type { Random } from '#core/random.ts';
import type { Row } from '#test/factory.ts';
import { linkKey, type EnterpriseKind, type LinkKind } from '#zones/enterprises/enterprise.ts';
import type { CountyMap } from './county-map.ts';
import { toDegrees } from './plane.ts';
import { day, type Sheet } from './rows.ts';

/** How many there are beside the anchors of the chains. */
const OTHERS = 36;

interface Trade {
	kind: EnterpriseKind;
	/** What stands in its name. */
	trade: string;
	product: string;
	unit: string;
	/** Hundredths of the unit, about. */
	capacity: number;
}

const TRADES: readonly Trade[] = [
	{ kind: 'cooperative', trade: '养殖', product: '肉牛', unit: '头', capacity: 30_000 },
	{ kind: 'cooperative', trade: '种植', product: '玉露香梨', unit: '吨', capacity: 80_000 },
	{ kind: 'cooperative', trade: '种植', product: '苹果', unit: '吨', capacity: 60_000 },
	{ kind: 'cooperative', trade: '菌业', product: '食用菌', unit: '吨', capacity: 40_000 },
	{ kind: 'cooperative', trade: '养蜂', product: '蜂蜜', unit: '吨', capacity: 2_000 },
	{ kind: 'leading', trade: '畜禽', product: '肉鸡', unit: '万只', capacity: 12_000 },
	{ kind: 'leading', trade: '牧业', product: '生猪', unit: '头', capacity: 900_000 },
	{ kind: 'leading', trade: '果业', product: '果品贮藏', unit: '吨', capacity: 300_000 },
	{ kind: 'mining', trade: '煤业', product: '原煤', unit: '万吨', capacity: 9_000 },
	{ kind: 'mining', trade: '建材', product: '砂石骨料', unit: '万吨', capacity: 4_000 },
	{ kind: 'mining', trade: '矿业', product: '石灰石', unit: '万吨', capacity: 6_000 }
];

/** The four enterprises chains go round, by the name of the zone: what each buys and sells, and whether to its own villages. */
const ANCHORS = [
	{ zone: '饲草加工', trade: '饲草', product: '青贮饲料', buys: '青贮玉米', sells: 'members' },
	{ zone: '粮食加工', trade: '粮油', product: '小杂粮', buys: '谷子', sells: 'others' },
	{ zone: '中药材加工', trade: '药业', product: '中药饮片', buys: '黄芪', sells: 'nobody' },
	{ zone: '果蔬大棚', trade: '蔬菜', product: '净菜', buys: '番茄', sells: 'members' }
] as const;

const codeOf = (serial: number, kind: EnterpriseKind): string => {
	const first = `${kind === 'cooperative' ? '93' : '91'}149901MA0DM${String(serial).padStart(4, '0')}`;
	return first + creditCheckCharacter(first)!;
};

/** 企业名录 of the demo county: all invented, 示例 in every name. */
export function addEnterprises({ factory, rows }: Sheet, map: CountyMap, random: Random): void {
	const rural = map.villages.filter(({ community }) => !community);
	const known = new Map(map.villages.map((village) => [village.code, village]));
	const enter = (village_code: string, { kind, trade, product, unit, capacity }: Trade): Row<'enterprise'> => {
		const { name, middle } = known.get(village_code)!;
		const serial = rows.enterprise.length + 1;
		const own = random.branch(`enterprise ${serial}`);
		const [east, north] = toDegrees([middle[0] + own.between(-220, 220), middle[1] + own.between(-220, 220)]);
		const unknown = own.chance(0.15);
		const stem = name.replace(/(村|社区)$/, '');
		const row = factory.enterprise({
			...{ code: codeOf(serial, kind), kind, product, village_code },
			name: `${stem}示例${trade}${kind === 'cooperative' ? '农民专业合作社' : '有限公司'}`,
			capacity: unknown ? null : Math.round((capacity * own.between(0.4, 1.8)) / 1000) * 1000 || 1000,
			capacity_unit: unknown ? null : unit,
			...(own.chance(0.08) ? {} : { east_e7: Math.round(east * 1e7), north_e7: Math.round(north * 1e7) })
		});
		rows.enterprise.push(row);
		return row;
	};
	const link = (
		enterprise: Row<'enterprise'>,
		kind: LinkKind,
		village: string,
		product: string | null,
		startsOn: string | null = null
	) => {
		// prettier-ignore
		const code = linkKey({ enterprise: enterprise.id, kind, with: village, product, startsOn });
		if (rows.enterprise_link.some((each) => each.code === code)) return;
		rows.enterprise_link.push(
			factory.enterpriseLink({
				...{ code, enterprise_id: enterprise.id, kind, village_code: village, product, starts_on: startsOn }
			})
		);
	};
	for (const { zone, trade, product, buys, sells } of ANCHORS) {
		const { id } = rows.zone.find(({ name }) => name === zone)!;
		const members = rows.zone_village.flatMap(({ zone_id, village_code }) => (zone_id === id ? [village_code] : []));
		const [seat, ...rest] = members as [string, ...string[]];
		const anchor = enter(seat, { kind: 'leading', trade, product, unit: '吨', capacity: 1_500_000 });
		for (const village of rest.slice(0, 2)) link(anchor, 'buys_from', village, buys);
		const takers = sells === 'members' ? rest.slice(2, 4) : rural.filter(({ code }) => !members.includes(code)).slice(0, 2).map(({ code }) => code); // prettier-ignore
		if (sells !== 'nobody') for (const village of takers) link(anchor, 'sells_to', village, product);
	}
	const seats = random.shuffled(rural).slice(0, OTHERS);
	seats.forEach(({ code, township }, at) => {
		const trade = TRADES[at % TRADES.length]!;
		const enterprise = enter(code, trade);
		const near = random.shuffled(rural.filter((village) => village.township === township && village.code !== code));
		if (trade.kind === 'mining') {
			for (const village of near.slice(0, 2)) link(enterprise, 'paired', village.code, null, day(2025, 3 + (at % 6), 1));
		} else if (random.chance(0.6)) for (const village of near.slice(0, 2)) link(enterprise, 'buys_from', village.code, trade.product); // prettier-ignore
	});
}
