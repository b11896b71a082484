import type { Random } from '#core/random.ts';

/** A village as proposals of zones know it. */
export interface Placeable {
	readonly code: string;
	/** 亩 in hundredths. */
	readonly areaMu: number;
	/** Codes of villages it has a border with. */
	readonly neighbours: readonly string[];
	/** Degrees east and north. */
	readonly place: readonly [number, number];
	/** What it is like, each about mean 0 and deviation 1 over the county. */
	readonly features: readonly number[];
}

/** How much each counts, 0 to 1. */
export interface Weights {
	readonly compactness: number;
	readonly similarity: number;
	readonly balance: number;
}

export interface SuggestionAsked {
	/** Villages that each zone begins with and keeps; empty: where is chosen. */
	readonly seeds: readonly (readonly string[])[];
	/** Villages that no zone may take: those of locked zones. */
	readonly closed: ReadonlySet<string>;
	/** Fewest and most villages of a zone. */
	readonly least: number;
	readonly most: number;
	readonly weights: Weights;
}

export interface Score extends Weights {
	/** Mean of the three by their weights, 0 to 1; more is better. */
	readonly total: number;
}

export interface Suggestion {
	/** Codes of each zone's villages, in order; a zone that found no more neighbours may have fewer than asked. */
	readonly zones: readonly (readonly string[])[];
	readonly score: Score;
}

/** Rounds of exchange along the edges after which what is left to gain is not worth the time. */
const ROUNDS = 30;
const M2_PER_HUNDREDTH = 20 / 3;
const METRES_PER_DEGREE = 111_320;
const LEAST_GAIN = 1e-7;

interface Sums {
	count: number;
	mu: number;
	x: number;
	y: number;
	square: number;
	features: Float64Array;
	featureSquare: number;
}

interface Node {
	code: string;
	mu: number;
	x: number;
	y: number;
	features: readonly number[];
	beside: readonly number[];
}

const nothing = (size: number): Sums => ({
	...{ count: 0, mu: 0, x: 0, y: 0, square: 0, featureSquare: 0 },
	features: new Float64Array(size)
});

/** Adds a village's share to a zone's sums, or takes it away; everything that is judged follows from these. */
function put(sums: Sums, { mu, x, y, features }: Node, sign: 1 | -1): void {
	sums.count += sign;
	sums.mu += sign * mu;
	sums.x += sign * x;
	sums.y += sign * y;
	sums.square += sign * (x * x + y * y);
	for (const [at, feature] of features.entries()) {
		sums.features[at]! += sign * feature;
		sums.featureSquare += sign * feature * feature;
	}
}

/** How near a zone's villages lie together: 1 where they fill a circle (mean square distance A / 2π), less the longer it is. */
function compactness({ count, mu, x, y, square }: Sums): number {
	if (count < 2) return 1;
	const spread = square / count - (x / count) ** 2 - (y / count) ** 2;
	const circle = (mu * M2_PER_HUNDREDTH) / (2 * Math.PI);
	return circle / Math.max(circle, spread);
}

/** How alike a zone's villages are: 1 less their variance, in which the county's is 1. */
function similarity({ count, features, featureSquare }: Sums): number {
	if (count < 2 || features.length === 0) return 1;
	const means = features.reduce((sum, feature) => sum + (feature / count) ** 2, 0);
	return Math.max(0, 1 - (featureSquare / count - means) / features.length);
}

/** How alike in size zones are: 1 ÷ (1 + their coefficient of variation). */
function balance(zones: readonly Sums[]): number {
	const mean = zones.reduce((sum, { mu }) => sum + mu, 0) / zones.length;
	if (mean === 0) return 1;
	const variance = zones.reduce((sum, { mu }) => sum + (mu - mean) ** 2, 0) / zones.length;
	return 1 / (1 + Math.sqrt(variance) / mean);
}

function scoreOf(zones: readonly Sums[], weights: Weights): Score {
	const filled = zones.filter(({ count }) => count > 0);
	const members = filled.reduce((sum, { count }) => sum + count, 0);
	const mean = (of: (zone: Sums) => number) =>
		members === 0 ? 0 : filled.reduce((sum, zone) => sum + of(zone) * zone.count, 0) / members;
	const parts = { compactness: mean(compactness), similarity: mean(similarity), balance: balance(zones) };
	const whole = weights.compactness + weights.similarity + weights.balance;
	const total =
		weights.compactness * parts.compactness + weights.similarity * parts.similarity + weights.balance * parts.balance;
	return { ...parts, total: whole === 0 ? 0 : total / whole };
}

/** Villages as numbered nodes in metres, their neighbours by number. */
function graphOf(villages: readonly Placeable[]): Node[] {
	const numbers = new Map(villages.map(({ code }, at) => [code, at]));
	// From the middle of them: squares of whole coordinates would swallow what villages differ by.
	const mean = (axis: 0 | 1) =>
		villages.reduce((sum, { place }) => sum + place[axis], 0) / Math.max(1, villages.length);
	const [middle, north] = [mean(0), mean(1)];
	const east = METRES_PER_DEGREE * Math.cos((north * Math.PI) / 180);
	return villages.map(({ code, areaMu, neighbours, place, features }) => ({
		...{ code, mu: areaMu, x: (place[0] - middle) * east, y: (place[1] - north) * METRES_PER_DEGREE, features },
		beside: neighbours.flatMap((next) => numbers.get(next) ?? [])
	}));
}

/** Zones that are being made: which village is in which, and what each comes to. */
class Making {
	readonly zoneOf: Int32Array;
	readonly sums: Sums[];
	readonly kept = new Set<number>();
	private readonly nodes: readonly Node[];
	private readonly asked: SuggestionAsked;

	constructor(nodes: readonly Node[], asked: SuggestionAsked) {
		this.nodes = nodes;
		this.asked = asked;
		this.zoneOf = new Int32Array(nodes.length).fill(-1);
		this.sums = asked.seeds.map(() => nothing(nodes[0]?.features.length ?? 0));
	}

	move(node: number, to: number): void {
		const from = this.zoneOf[node]!;
		if (from >= 0) put(this.sums[from]!, this.nodes[node]!, -1);
		if (to >= 0) put(this.sums[to]!, this.nodes[node]!, 1);
		this.zoneOf[node] = to;
	}

	/** The score with a village moved; it is where it was again afterwards. */
	tried(node: number, to: number): number {
		const from = this.zoneOf[node]!;
		this.move(node, to);
		const { total } = scoreOf(this.sums, this.asked.weights);
		this.move(node, from);
		return total;
	}

	/** Whether a zone still touches without one of its villages. */
	holdsWithout(node: number): boolean {
		const zone = this.zoneOf[node]!;
		const near = this.nodes[node]!.beside.filter((next) => this.zoneOf[next] === zone);
		if (near.length < 2) return true;
		const met = new Set([near[0]!]);
		for (const at of met)
			for (const next of this.nodes[at]!.beside) if (next !== node && this.zoneOf[next] === zone) met.add(next);
		return near.every((next) => met.has(next));
	}

	/** Villages no zone has beside one of a zone's. */
	frontier(zone: number): number[] {
		const found = new Set<number>();
		for (const [at, own] of this.zoneOf.entries())
			if (own === zone)
				for (const next of this.nodes[at]!.beside)
					if (this.zoneOf[next] === -1 && !this.asked.closed.has(this.nodes[next]!.code)) found.add(next);
		return [...found].sort((one, other) => one - other);
	}

	/** The smallest zone that may still grow takes the neighbour that does the whole most good, until none may. */
	grow(): void {
		const target = Math.round((this.asked.least + this.asked.most) / 2);
		const stuck = new Set<number>();
		for (;;) {
			const open = this.sums
				.map(({ count, mu }, zone) => ({ count, mu, zone }))
				.filter(({ count, zone }) => count < target && !stuck.has(zone))
				.sort((one, other) => one.count - other.count || one.mu - other.mu || one.zone - other.zone);
			const [next] = open;
			if (!next) return;
			const best = this.best(this.frontier(next.zone), next.zone);
			if (best === null) stuck.add(next.zone);
			else this.move(best, next.zone);
		}
	}

	private best(nodes: readonly number[], zone: number): number | null {
		let [found, most]: [number | null, number] = [null, -Infinity];
		for (const node of nodes) {
			const total = this.tried(node, zone);
			if (total > most) [found, most] = [node, total];
		}
		return found;
	}

	/** Moves villages along the edges as long as that does good. */
	exchange(random: Random): void {
		const order = random.shuffled([...this.nodes.keys()]);
		for (let round = 0; round < ROUNDS; round++) {
			let moved = 0;
			for (const node of order) if (this.better(node)) moved += 1;
			if (moved === 0) return;
		}
	}

	private better(node: number): boolean {
		const { code, beside } = this.nodes[node]!;
		const from = this.zoneOf[node]!;
		if (this.kept.has(node) || this.asked.closed.has(code)) return false;
		if (from >= 0 && (this.sums[from]!.count <= this.asked.least || !this.holdsWithout(node))) return false;
		const others = new Set(beside.map((next) => this.zoneOf[next]!).filter((zone) => zone >= 0 && zone !== from));
		const open = [...others].filter((zone) => this.sums[zone]!.count < this.asked.most);
		let [to, most] = [from, scoreOf(this.sums, this.asked.weights).total + LEAST_GAIN];
		for (const zone of [...open, ...(from >= 0 ? [-1] : [])]) {
			const total = this.tried(node, zone);
			if (total > most) [to, most] = [zone, total];
		}
		if (to === from) return false;
		this.move(node, to);
		return true;
	}
}

/** Where zones begin that nobody placed: villages far from each other and from those that are placed, in place and kind. */
function placeSeeds(nodes: readonly Node[], making: Making, asked: SuggestionAsked, random: Random): void {
	const free = nodes.flatMap(({ code }, at) => (asked.closed.has(code) || making.zoneOf[at] !== -1 ? [] : [at]));
	if (free.length === 0) return;
	const wide = (of: (node: Node) => number) => {
		const all = nodes.map(of);
		return Math.max(
			1,
			all.reduce((most, each) => Math.max(most, each)) - all.reduce((least, each) => Math.min(least, each))
		);
	};
	const size = Math.max(
		wide(({ x }) => x),
		wide(({ y }) => y)
	);
	const far = (one: Node, other: Node) =>
		((one.x - other.x) ** 2 + (one.y - other.y) ** 2) / size ** 2 +
		(asked.weights.similarity *
			one.features.reduce((sum, feature, at) => sum + (feature - other.features[at]!) ** 2, 0)) /
			(20 * Math.max(1, one.features.length));
	const chosen = [...making.zoneOf.entries()].filter(([, zone]) => zone >= 0).map(([at]) => at);
	for (const [zone, codes] of asked.seeds.entries()) {
		if (codes.length > 0) continue;
		const left = free.filter((at) => making.zoneOf[at] === -1);
		if (left.length === 0) return;
		const nearest = (at: number) =>
			chosen.reduce((least, other) => Math.min(least, far(nodes[at]!, nodes[other]!)), Infinity);
		const seed =
			chosen.length === 0 ? random.pick(left) : left.reduce((best, at) => (nearest(at) > nearest(best) ? at : best));
		making.move(seed, zone);
		chosen.push(seed);
	}
}

/**
 * Proposes zones: villages that touch, near each other, alike and of like size, as much of each as asked; the same for the same
 * seed of `random`. Zones grow from where they begin by the neighbour that does the whole most good, then villages are moved
 * along the edges as long as that does good. Nobody is asked to take it: a person applies all, part or none.
 */
export function suggested(villages: readonly Placeable[], asked: SuggestionAsked, random: Random): Suggestion {
	const nodes = graphOf(villages);
	const numbers = new Map(villages.map(({ code }, at) => [code, at]));
	const making = new Making(nodes, asked);
	for (const [zone, codes] of asked.seeds.entries())
		for (const code of codes) {
			const at = numbers.get(code);
			if (at === undefined || making.zoneOf[at] !== -1) continue;
			making.move(at, zone);
			making.kept.add(at);
		}
	placeSeeds(nodes, making, asked, random);
	making.grow();
	making.exchange(random);
	const zones = asked.seeds.map((_, zone) =>
		nodes.flatMap(({ code }, at) => (making.zoneOf[at] === zone ? [code] : [])).sort()
	);
	return { zones, score: scoreOf(making.sums, asked.weights) };
}
