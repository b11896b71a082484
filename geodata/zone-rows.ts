import type { Position } from '#core/geometry.ts';
import type { CountyMap, Village } from './county-map.ts';
import type { VillageLand } from './land.ts';
import { TOWNSHIPS } from './names.ts';
import { areaOf } from './plane.ts';
import type { Random } from '#core/random.ts';
import { blob } from './ring.ts';
import { shapeOf, type Sheet } from './rows.ts';

type Layout = 'adjacent' | 'chain' | 'complement' | 'project';

interface Plan {
	name: string;
	layout: Layout;
	villages: number;
	/** The township it lies in or gathers about. */
	township: string;
	/** How many of its villages may already be in another zone. */
	shared?: number;
	/** 亩, of a project area. */
	mu?: number;
	status?: string;
}

/** The thirteen industry zones and three project areas of DESIGN §9. */
const PLANS: Plan[] = [
	{ name: '玉露香梨', layout: 'adjacent', villages: 13, township: '石门镇' },
	{ name: '苹果', layout: 'adjacent', villages: 9, township: '岭西乡' },
	{ name: '肉牛', layout: 'adjacent', villages: 10, township: '白土镇' },
	{ name: '生猪', layout: 'adjacent', villages: 8, township: '东梁乡' },
	{ name: '肉鸡', layout: 'adjacent', villages: 8, township: '柳沟乡' },
	{ name: '饲草加工', layout: 'chain', villages: 6, township: '双泉乡', shared: 1 },
	{ name: '粮食加工', layout: 'chain', villages: 6, township: '禾川镇', shared: 1 },
	{ name: '中药材加工', layout: 'chain', villages: 6, township: '河口镇', status: 'revised' },
	{ name: '果蔬大棚', layout: 'chain', villages: 7, township: '清河镇', shared: 1 },
	{ name: '物业服务', layout: 'complement', villages: 6, township: '禾川镇' },
	{ name: '食用菌种植', layout: 'complement', villages: 6, township: '清河镇', shared: 1 },
	{ name: '蜜蜂养殖', layout: 'complement', villages: 5, township: '柳沟乡', shared: 1 },
	{ name: '综合加工', layout: 'complement', villages: 6, township: '东梁乡', shared: 1, status: 'draft' },
	{ name: '高标准农田建设', layout: 'project', villages: 9, township: '禾川镇', shared: 5, mu: 8420 },
	{ name: '土地整理', layout: 'project', villages: 5, township: '河口镇', shared: 2, mu: 3160 },
	{ name: '煤矸石治理', layout: 'project', villages: 3, township: '白土镇', shared: 2, mu: 1275 }
];

const far = (a: Position, b: Position): number => Math.hypot(a[0] - b[0], a[1] - b[1]);

/** Villages next to each other, from the township's seat outward. */
function adjoining(map: CountyMap, start: Position, count: number, free: ReadonlySet<Village>): Village[] {
	const nearest = (among: Iterable<Village>, to: Position) =>
		[...among].sort((a, b) => far(a.middle, to) - far(b.middle, to))[0];
	const chosen = [nearest(free, start)!];
	while (chosen.length < count) {
		const edge = new Set(
			chosen.flatMap(({ cell }) => map.mesh.neighbours(cell).flatMap((n) => map.byCell.get(n) ?? []))
		);
		const next = nearest(
			[...edge].filter((village) => free.has(village) && !chosen.includes(village)),
			start
		);
		if (!next) throw new RangeError(`expected ${count} villages side by side, got ${chosen.length}`);
		chosen.push(next);
	}
	return chosen;
}

/** Villages about a place, not side by side on purpose. */
function scattered(
	start: Position,
	plan: Plan,
	villages: readonly Village[],
	free: ReadonlySet<Village>,
	random: Random
): Village[] {
	const order = [...villages].sort((a, b) => far(a.middle, start) - far(b.middle, start));
	const shared = plan.shared ?? 0;
	const open = order.filter((village) => free.has(village)).slice(0, Math.round((plan.villages - shared) * 1.9));
	const busy = order.filter((village) => !free.has(village) && !village.community).slice(0, shared * 3 + 1);
	return [...random.shuffled(open).slice(0, plan.villages - shared), ...random.shuffled(busy).slice(0, shared)];
}

/** One part in each village, on its fields, together of about the size asked for. */
function projectParts(
	members: readonly Village[],
	lands: ReadonlyMap<Village, VillageLand>,
	mu: number,
	random: Random
): Position[][][] {
	const size = (mu / 0.0015 / members.length) * 1;
	return members.map((village) => {
		const { tracts } = lands.get(village)!;
		const own = random.branch(village.code);
		const first = blob(tracts[0]!, Math.sqrt(size / Math.PI), seededAgain(own), village.ring);
		return [
			blob(tracts[0]!, Math.sqrt(size / Math.PI) * Math.sqrt(size / areaOf(first)), seededAgain(own), village.ring)
		];
	});
}

/** The same stream from its beginning, so that a shape can be drawn twice at two sizes. */
const seededAgain = (random: Random): Random => random.branch('shape');

/** Adds the sixteen zones with their villages. A zone of villages takes their borders; a project area has its own. */
export function addZones(
	{ factory, rows }: Sheet,
	map: CountyMap,
	lands: ReadonlyMap<Village, VillageLand>,
	random: Random
): void {
	const free = new Set(map.villages.filter(({ community }) => !community));
	for (const plan of PLANS) {
		const start = TOWNSHIPS.find(({ name }) => name === plan.township)!.at as unknown as Position;
		const members =
			plan.layout === 'adjacent'
				? adjoining(map, start, plan.villages, free)
				: plan.name === '物业服务'
					? map.villages.filter(({ community }) => community).slice(0, plan.villages)
					: scattered(start, plan, map.villages, free, random);
		for (const village of members) free.delete(village);
		const parts =
			plan.mu === undefined
				? map.mesh.dissolved(new Set(members.map(({ cell }) => cell)))
				: projectParts(members, lands, plan.mu, random);
		const zone = factory.zone({
			name: plan.name,
			layout: plan.layout,
			status: plan.status ?? 'published',
			shape: shapeOf(...parts)
		});
		rows.zone.push(zone);
		for (const { code } of members)
			rows.zone_village.push(factory.zoneVillage({ zone_id: zone.id, village_code: code }));
	}
}
