import type { Position, Ring } from '#core/geometry.ts';
import { block, type Block } from './block.ts';
import type { Village } from './county-map.ts';
import { lattice, type Ground, type Lattice } from './lattice.ts';
import type { Random } from '#core/random.ts';

export interface Strip {
	block: Block;
	row: number;
	strip: number;
}

/** Strips side by side that one collective contract takes. */
export interface Holding {
	block: Block;
	row: number;
	from: number;
	to: number;
	/** Who has the strip after its last one; undefined at the end of the block. */
	after: Holding | 'idle' | undefined;
}

/** What lies where in one village. */
export interface VillageLand {
	village: Village;
	lattice: Lattice;
	/** Building plots, open rings, and the outlines of the settlements they stand in. */
	plots: Position[][];
	settlements: Position[][];
	/** Strips for families. */
	family: Strip[];
	holdings: Holding[];
	/** Collective land nobody has a contract for. */
	idle: Strip[];
	/** Where the fields gather. */
	tracts: Position[];
}

export interface LandQuota {
	plots: number;
	family: number;
	holdings: number;
	/** Strips that must be left idle at least. */
	idle: number;
}

const VILLAGE_SIZE = { width: [210, 370], height: [160, 260], track: [4, 7] } as const;
const TOWN_SIZE = { width: [110, 190], height: [90, 150], track: [9, 14] } as const;

/** The ground between four tracks as an open ring. */
function outlineOf(net: Lattice, { left, right, bottom, top }: Ground): Position[] {
	const [u, v] = [(left + right) / 2, (bottom + top) / 2];
	const around: Position[] = [
		[left, bottom],
		[u, bottom],
		[right, bottom],
		[right, v],
		[right, top],
		[u, top],
		[left, top],
		[left, v]
	];
	return around.map(([x, y]) => net.at(x, y));
}

/** Fields follow the valley: a few places in a bent line through the village's middle, and sometimes one on a shoulder apart. */
function tractsOf({ middle, community, area }: Village, random: Random): Position[] {
	if (community) return [middle];
	const direction = random.between(0, 7);
	const step = random.between(300, 430);
	const line = [-1.6, -0.8, 0.8, 1.7].map((k): Position => {
		const angle = direction + random.between(-0.35, 0.35) + (k < 0 ? random.between(-0.5, 0.5) : 0);
		return [middle[0] + Math.cos(angle) * step * k, middle[1] + Math.sin(angle) * step * k];
	});
	const apart = random.between(0, 7);
	const far = random.between(0.4, 0.54) * Math.sqrt(area);
	return [middle, ...line, [middle[0] + Math.cos(apart) * far, middle[1] + Math.sin(apart) * far]];
}

/** Lays out one village: houses in the middle, family fields about them, collective land outside. */
export function villageLand(village: Village, quota: LandQuota, water: Ring[], random: Random): VillageLand {
	const tracts = tractsOf(village, random);
	const size = village.community ? TOWN_SIZE : VILLAGE_SIZE;
	const net = lattice(village, {
		random,
		extent: Math.min(2600, Math.sqrt(village.area) * 0.75),
		tracts: tracts.map((at, k) => ({ at, weight: k === 0 ? 1.25 : k === tracts.length - 1 ? 0.75 : 1 })),
		water,
		clear: village.community ? 0 : 10,
		size: { width: [...size.width], height: [...size.height], track: [...size.track] }
	});
	const land: VillageLand = {
		village,
		lattice: net,
		plots: [],
		settlements: [],
		family: [],
		holdings: [],
		idle: [],
		tracts
	};
	layPlots(land, quota.plots, random);
	layFamily(land, quota.family, random);
	layHoldings(land, quota, random);
	return land;
}

/** Lays whole blocks of building plots until the village has `count`, or no room is left. */
export function layPlots(land: VillageLand, count: number, random: Random): void {
	while (land.plots.length < count) {
		const ground = land.lattice.take();
		if (!ground) break;
		land.settlements.push(outlineOf(land.lattice, ground));
		const laid = block(land.lattice, ground, { random, depth: 36, length: 50, uneven: 0.22 });
		laid.rows.forEach(({ strips }, row) => {
			for (let strip = 0; strip < strips; strip++) {
				if (random.chance(0.16)) continue;
				const [from, to] = [random.between(0.03, 0.09), random.between(0.9, 0.97)];
				const [low, high] = [random.between(0.08, 0.16), random.between(0.82, 0.94)];
				const at = (share: number, across: number) => laid.place(row, strip, strip + 1, share, across);
				land.plots.push([at(from, low), at(to, low), at(to, high), at(from, high)]);
			}
		});
	}
}

/** @throws RangeError when the village has no room for the strips it must have */
function roomFor(land: VillageLand, what: string): Ground {
	const ground = land.lattice.take();
	if (!ground) throw new RangeError(`expected room for ${what} in ${land.village.name}, got none`);
	return ground;
}

function layFamily(land: VillageLand, count: number, random: Random): void {
	while (land.family.length < count) {
		const laid = block(land.lattice, roomFor(land, 'family fields'), { random, depth: 42, length: 122, uneven: 0.24 });
		laid.rows.forEach(({ strips }, row) => {
			for (let strip = 0; strip < strips && land.family.length < count; strip++)
				land.family.push({ block: laid, row, strip });
		});
	}
}

/** Divides new ground until the quota is met. @throws RangeError when the village has no room left */
export function layHoldings(land: VillageLand, quota: LandQuota, random: Random): void {
	while (land.holdings.length < quota.holdings || land.idle.length < quota.idle) {
		const depth = random.pick([58, 76, 98, 130]);
		const ground = roomFor(land, 'collective land');
		const laid = block(land.lattice, ground, { random, depth, length: 150, uneven: 0.2 });
		laid.rows.forEach(({ strips }, row) => {
			let last: Holding | null = null;
			for (let strip = 0; strip < strips;) {
				const full = land.holdings.length >= quota.holdings;
				const length = Math.min(strips - strip, random.pick([1, 1, 1, 1, 1, 2, 2, 3]));
				if (full || random.chance(0.2)) {
					land.idle.push({ block: laid, row, strip });
					if (last) last.after = 'idle';
					last = null;
					strip++;
					continue;
				}
				const holding: Holding = { block: laid, row, from: strip, to: strip + length, after: undefined };
				if (last) last.after = holding;
				land.holdings.push(holding);
				last = holding;
				strip += length;
			}
		});
	}
}
