import { median, type BenchRequest, type BenchResult } from '#cli/bench-result.ts';
import { accepted, type Outcome } from '#core/outcome.ts';
import { contiguityOf } from '#zones/contiguity.ts';
import { layouts } from '#zones/layouts.ts';
import { compared, type Comparable } from '#zones/plans/compare.ts';
import { sumOf, type VillageFigures } from '#zones/plans/figures.ts';
import { applied, painted, type PlanContent } from '#zones/plans/plan.ts';
import type { PlanBorder } from '#zones/plans/plan-borders.ts';
import { proposals } from '#zones/plans/proposals.ts';
import { marksOf } from '#zones/plans/marks.ts';

const ZONES = 16;
/** Villages that come in with one move of the hand. */
const MOVE = 3;
const MOVES = 60;

/** Square villages side by side, as many as asked for, with the borders between them. */
function grid(size: number): { villages: VillageFigures[]; borders: PlanBorder[] } {
	const side = Math.ceil(Math.sqrt(size));
	const code = (at: number) => `149901${String(at).padStart(6, '0')}`;
	const beside = (at: number) =>
		[at % side > 0 ? at - 1 : -1, at % side < side - 1 ? at + 1 : -1, at - side, at + side].filter(
			(next) => next >= 0 && next < size
		);
	const villages = Array.from({ length: size }, (_, at): VillageFigures => ({
		...{ code: code(at), name: `村${at}`, number: at + 1, township: code(at).slice(0, 9), townshipName: '镇' },
		...{ place: [111 + (at % side) / 100, 38 + Math.floor(at / side) / 100], neighbours: beside(at).map(code) },
		...{
			areaMu: 1_500_000 + at,
			contracts: { regular: at % 9, rectified: at % 4 },
			overMu: at % 700,
			reclaimedMu: at % 50
		},
		...{ farmland: { '0102': at % 80, '0103': 900 }, redLines: { farmland_red: at % 400 } }
	}));
	const pairs = villages.flatMap((_, at) =>
		beside(at)
			.filter((next) => next > at)
			.map((next) => [at, next] as const)
	);
	return { villages, borders: pairs.map(([left, right], number) => [number + 1, code(left), code(right)]) };
}

/**
 * What is reckoned anew with every move of a painting hand: the zones, their sums, the plan against the zones in force, the
 * marks of the map, and whether the painted zone still touches. Without the drawing itself, which is the browser's.
 */
export function benchPlans({ size, rounds, progress }: BenchRequest): Promise<Outcome<BenchResult>> {
	const { villages, borders } = grid(size);
	const known = new Map(villages.map((village) => [village.code, village]));
	const share = Math.ceil(size / 2 / ZONES);
	const content: PlanContent = Array.from({ length: ZONES }, (_, at) => ({
		...{
			id: `zone${at}`,
			name: `产业区${at}`,
			layout: layouts[at % layouts.length]!,
			continues: `Z${at}`,
			locked: false
		},
		villages: new Set(villages.slice(at * share, (at + 1) * share).map(({ code }) => code))
	}));
	const inForce = content.map(({ continues, ...zone }): Comparable => ({ ...zone, code: continues }));
	const seconds: number[] = [];
	progress(`${size} villages, ${borders.length} borders, ${ZONES} zones, ${MOVES} moves a round`);
	let sum = 0;
	for (let round = 0; round < rounds; round++) {
		const met: string[] = [];
		for (let move = 0; move < MOVES; move++) {
			for (let at = 0; at < MOVE; at++) met.push(villages[(size - 1 - move * MOVE - at + size) % size]!.code);
			const from = performance.now();
			const now = applied(content, painted(content, 'zone0', met, true, false));
			if (!now.ok) return Promise.resolve(now);
			const sums = now.value.map((zone) => sumOf(zone.villages, known));
			const comparison = compared(
				now.value.map(({ continues, ...zone }) => ({ ...zone, code: continues })),
				inForce,
				known
			);
			const marks = marksOf(now.value, 'zone0', content[0]!.villages, borders);
			const touching = contiguityOf([...now.value[0]!.villages], villages);
			seconds.push((performance.now() - from) / 1000);
			sum += sums[0]!.areaMu + comparison.gained.length + marks.villages.size + touching.pieces.length;
		}
	}
	progress('proposals of as many zones for a county without any');
	const asked = {
		...({ kind: 'new', count: ZONES, least: 3, most: Math.ceil((size * 0.7) / ZONES), seed: '1' } as const),
		...{
			alike: ['farmland', 'contracts', 'size'] as const,
			weights: { compactness: 0.6, similarity: 0.6, balance: 0.3 }
		}
	};
	const asking = performance.now();
	const found = proposals(villages, [], asked);
	const suggesting = (performance.now() - asking) / 1000;
	const sorted = [...seconds].sort((a, b) => a - b);
	const ms = (value: number) => `${(value * 1000).toFixed(1)} ms`;
	return Promise.resolve(
		accepted({
			...{ engine: 'none', work: 'plans', size, peers: [], rounds: seconds, median: median(seconds) },
			sums: {
				villages: size,
				borders: borders.length,
				zones: ZONES,
				check: sum,
				proposals: found.length,
				proposals_seconds: suggesting
			},
			lines: [
				`${String(size).padStart(10)} villages in ${ZONES} zones, ${borders.length} borders`,
				`${ms(median(seconds)).padStart(10)} a move of the hand, median of ${seconds.length}`,
				`${ms(sorted[Math.floor(sorted.length * 0.95)]!).padStart(10)} 95 of 100`,
				`${ms(sorted.at(-1)!).padStart(10)} the slowest`,
				`${`${suggesting.toFixed(2)} s`.padStart(10)} ${found.length} proposals`
			]
		})
	);
}
