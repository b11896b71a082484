import type { Position } from '#core/geometry.ts';
import type { Mu } from '#core/mu.ts';
import { block } from './block.ts';
import { layPlots, type VillageLand } from './land.ts';
import { muOf } from './measure.ts';
import type { Random } from '#core/random.ts';
import { day, shapeOf, type Sheet } from './rows.ts';
import { shares } from './split.ts';

/** Land taken back for the collective, 亩 in hundredths (DESIGN §9). */
export const RECLAIMED = { farmland: 268_000, construction: 67_000 } as const;

/** What is left of a ledger total when a village's ground runs out goes to the next one. */
function place(
	lands: readonly VillageLand[],
	targets: readonly Mu[],
	least: Mu,
	next: (land: VillageLand) => ((share: number) => Position[]) | null,
	add: (land: VillageLand, ring: Position[], ledger: Mu) => void
): void {
	let carried = 0;
	lands.forEach((land, i) => {
		let left = targets[i]! + carried;
		while (left > 0) {
			const cut = next(land);
			if (!cut) break;
			const whole = muOf(cut(1));
			const all = whole >= left;
			const rest = left - whole;
			// A leftover too small to be drawn is added to the last one.
			const ledger = all || rest < least ? left : whole;
			add(land, all ? cut(Math.max(0.05, left / whole)) : cut(1), ledger);
			left -= ledger;
		}
		carried = left;
	});
	if (carried > 0)
		throw new RangeError(`expected room for all reclaimed land, got ${carried} hundredths of 亩 left over`);
}

/** Adds reclaimed farm land on idle strips and reclaimed building land on plots, to the hundredth of the county's ledger. */
export function addReclaimed(
	{ factory, rows }: Sheet,
	lands: readonly VillageLand[],
	heats: readonly number[],
	random: Random
): void {
	const add = (kind: 'farmland' | 'construction') => (land: VillageLand, ring: Position[], ledger: Mu) =>
		rows.reclaimed_land.push(
			factory.reclaimedLand({
				kind,
				village_code: land.village.code,
				ledger_mu: ledger,
				reclaimed_on: day(random.pick([2024, 2024, 2025, 2025, 2026]), random.whole(1, 10), random.whole(1, 28)),
				name: kind === 'farmland' ? '收归耕地' : '收归建设用地',
				shape: shapeOf([ring])
			})
		);

	const farm = lands.map(({ village }, i) => (village.community ? 0.02 : heats[i]! ** 0.6 * random.between(0.35, 1.5)));
	const nextStrip = (land: VillageLand) => {
		if (land.idle.length === 0) {
			const ground = land.lattice.take();
			if (!ground) return null;
			const laid = block(land.lattice, ground, { random, depth: 60, length: 150, uneven: 0.2 });
			laid.rows.forEach(({ strips }, row) => {
				for (let strip = 0; strip < strips; strip++) land.idle.push({ block: laid, row, strip });
			});
		}
		const { block: laid, row, strip } = land.idle.pop()!;
		const start = random.between(0.02, 0.06);
		return (share: number) => laid.part(row, strip, start, start + (0.96 - start) * share);
	};
	place(lands, shares(RECLAIMED.farmland, farm, 60), 40, nextStrip, add('farmland'));

	const built = lands.map(({ village }, i) => (village.community ? 3 : heats[i]! ** 0.4 * random.between(0.1, 1.6)));
	const spare = new Map<VillageLand, Position[][]>();
	const nextPlot = (land: VillageLand) => {
		if (!spare.get(land)?.length) {
			const before = land.plots.length;
			layPlots(land, before + 24, random);
			spare.set(land, land.plots.splice(before));
		}
		const plot = spare.get(land)!.shift();
		if (!plot) return null;
		const [a, b, c, d] = plot as [Position, Position, Position, Position];
		const mix = (p: Position, q: Position, t: number): Position => [p[0] + (q[0] - p[0]) * t, p[1] + (q[1] - p[1]) * t];
		return (share: number): Position[] => [a, mix(a, b, share), mix(d, c, share), d];
	};
	place(lands, shares(RECLAIMED.construction, built, 20), 20, nextPlot, add('construction'));
}
