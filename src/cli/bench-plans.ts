import { MERIDIAN, squareCounty, type SquareCounty } from '#cli/bench-plans-county.ts';
import { median, type BenchRequest, type BenchResult } from '#cli/bench-result.ts';
import { accepted, type Outcome } from '#core/outcome.ts';
import type { DrawnPart } from '#core/parts/parts.ts';
import { layouts } from '#zones/layouts.ts';
import { compared, type Comparable } from '#zones/plans/compare.ts';
import { muBeyond } from '#zones/plans/drawn/beyond.ts';
import { contiguityWithParts } from '#zones/plans/drawn/touching.ts';
import { withDrawn, type DrawnSum } from '#zones/plans/figures.ts';
import { sumOfMembers } from '#zones/plans/grids/grid-figures.ts';
import { marksOf } from '#zones/plans/marks.ts';
import { applied, painted, type PlanContent, type PlanZone } from '#zones/plans/plan.ts';
import { proposals } from '#zones/plans/proposals.ts';

const ZONES = 16;
/** Villages that come in with one move of the hand. */
const MOVE = 3;
const MOVES = 60;
/** Drawn parts of a zone, and villages whose four grids it holds. */
const [PARTS, GRIDDED] = [2, 3];

/** What parts add to villages and grids, nothing of it known from before. */
function beyond({ ground, grids }: SquareCounty, zones: readonly PlanZone[]): DrawnSum {
	const parts = zones.flatMap(({ drawn = [] }) => drawn);
	const villages = new Set(zones.flatMap((zone) => [...zone.villages]));
	const held = [
		...ground.villages.filter(({ code }) => villages.has(code)),
		...zones.flatMap(({ grids: own = [] }) => own.map((code) => grids.get(code)!))
	];
	const areaMu = muBeyond(parts, held.map(({ shape }) => shape), MERIDIAN); // prettier-ignore
	return { parts: parts.length, areaMu, farmland: null, redLines: null };
}

const partsOf = ({ partAt }: SquareCounty, village: number, larger: number): DrawnPart[] =>
	Array.from({ length: PARTS }, (_, part) => partAt(village + part * 2, larger));

/** Grids of villages that are in no zone. */
const gridsOf = ({ villages, gridsOf: of }: SquareCounty, zone: number): string[] =>
	Array.from({ length: GRIDDED }, (_, at) => of(Math.floor(villages.length / 2) + zone * GRIDDED + at)).flat();

/** Sixty moves of a hand: three villages more with each, and, where it draws, parts that are larger than before. */
function moves(county: SquareCounty, content: PlanContent, draws: boolean): { seconds: number[]; check: number } {
	const { villages, borders, ground, grids } = county;
	const known = new Map(villages.map((village) => [village.code, village]));
	const inForce = content.map(({ continues, villages: own, ...zone }): Comparable => ({
		...{ name: zone.name, layout: zone.layout, grids: zone.grids, code: continues, villages: own }
	}));
	const still = content.map((zone) => (draws ? beyond(county, [zone]) : undefined));
	const met: string[] = [];
	const seconds: number[] = [];
	let check = 0;
	for (let move = 0; move < MOVES; move++) {
		for (let at = 0; at < MOVE; at++) met.push(villages.at(-1 - ((move * MOVE + at) % villages.length))!.code);
		const drawn = draws ? partsOf(county, 0, move + 1) : undefined;
		const from = performance.now();
		const painting = applied(content, painted(content, 'zone0', met, true, false));
		if (!painting.ok) throw new Error(painting.reason);
		const now = painting.value.map((zone, at) => (at === 0 && drawn ? { ...zone, drawn } : zone));
		const sums = now.map((zone, at) => {
			const own = at === 0 && draws ? beyond(county, [zone]) : still[at];
			return { own, sum: withDrawn(sumOfMembers(zone, known, grids), own) };
		});
		const comparison = compared(
			now.map(({ continues, name, layout, villages: own, grids: its }, at) => ({
				...{ name, layout, code: continues, villages: own, grids: its, beyond: sums[at]!.own }
			})),
			inForce,
			known,
			draws ? beyond(county, now) : undefined,
			undefined,
			grids
		);
		const marks = marksOf(now, 'zone0', content[0]!.villages, borders);
		const touching = contiguityWithParts(now[0]!, villages, ground, grids);
		seconds.push((performance.now() - from) / 1000);
		check += sums[0]!.sum.areaMu + comparison.gained.length + marks.villages.size + touching.pieces.length;
	}
	return { seconds, check };
}

/**
 * What is reckoned anew with every move of a painting hand: the zones, their sums, the plan against the zones in force, the
 * marks of the map, and whether the painted zone still touches. Without the drawing itself, which is the browser's.
 */
export function benchPlans({ size, rounds, progress }: BenchRequest): Promise<Outcome<BenchResult>> {
	const county = squareCounty(size);
	const { villages, borders } = county;
	const share = Math.ceil(size / 2 / ZONES);
	const plain: PlanContent = Array.from({ length: ZONES }, (_, at) => ({
		...{
			id: `zone${at}`,
			name: `产业区${at}`,
			layout: layouts[at % layouts.length]!,
			continues: `Z${at}`,
			locked: false
		},
		villages: new Set(villages.slice(at * share, (at + 1) * share).map(({ code }) => code))
	}));
	const mixed = plain.map((zone, at) => ({
		...zone,
		drawn: partsOf(county, at * share, 0),
		grids: gridsOf(county, at)
	}));
	progress(`${size} villages, ${borders.length} borders, ${ZONES} zones, ${MOVES} moves a round`);
	const seconds: number[] = [];
	const withParts: number[] = [];
	let sum = 0;
	for (let round = 0; round < rounds; round++) {
		const first = moves(county, plain, false);
		const second = moves(county, mixed, true);
		seconds.push(...first.seconds);
		withParts.push(...second.seconds);
		sum += first.check + second.check;
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
	const ms = (value: number) => `${(value * 1000).toFixed(1)} ms`.padStart(10);
	const spread = (all: readonly number[], what: string): string[] => {
		const sorted = [...all].sort((a, b) => a - b);
		return [
			`${ms(median(all))} ${what}, median of ${all.length}`,
			`${ms(sorted[Math.floor(sorted.length * 0.95)]!)} 95 of 100`,
			`${ms(sorted.at(-1)!)} the slowest`
		];
	};
	return Promise.resolve(
		accepted({
			...{ engine: 'none', work: 'plans', size, peers: [], rounds: seconds, median: median(seconds) },
			sums: {
				villages: size,
				borders: borders.length,
				zones: ZONES,
				check: sum,
				with_parts_seconds: median(withParts),
				proposals: found.length,
				proposals_seconds: suggesting
			},
			lines: [
				`${String(size).padStart(10)} villages in ${ZONES} zones, ${borders.length} borders`,
				...spread(seconds, 'a move of the hand over villages'),
				...spread(
					withParts,
					`the same with ${PARTS} drawn parts, new with every move, and ${GRIDDED * 4} grids a zone`
				),
				`${`${suggesting.toFixed(2)} s`.padStart(10)} ${found.length} proposals`
			]
		})
	);
}
