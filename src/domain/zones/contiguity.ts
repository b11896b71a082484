/** A village as the rule of contiguity knows it. */
export interface Touchable {
	code: string;
	/** 亩 in hundredths. */
	areaMu: number;
	/** Codes of villages it has a border with. */
	neighbours: readonly string[];
}

export interface Contiguity {
	/** `not_yet`: fewer than two members, so that there is nothing to judge. */
	state: 'pass' | 'fail' | 'not_yet';
	/** Members that reach each other by borders between them: the piece with most 亩 first, codes in order. */
	pieces: string[][];
	/** The villages beside them that join all pieces; null where none do, or nothing is to be joined. */
	repair: { codes: string[]; /** Whether no smaller set does. */ smallest: boolean } | null;
}

/** Pieces that are joined by the smallest set; work grows threefold with each, so that more are joined in turns. */
const AT_ONCE = 8;
/** One village more outweighs any 亩 (hundredths): the county's whole land stays far below it. */
const ONE_MORE = 1e12;

/**
 * 地域相邻连片 (domain.md §4.1): whether a zone's members touch, what is loose, and what would join it: as few villages as
 * possible, of those the ones with least land.
 * @param members codes; those nobody knows are left out
 */
export function contiguityOf(members: readonly string[], villages: readonly Touchable[]): Contiguity {
	const known = new Map(villages.map((village) => [village.code, village]));
	const own = [...new Set(members)].filter((code) => known.has(code)).sort();
	const pieces = piecesOf(own, known);
	if (own.length < 2) return { state: 'not_yet', pieces, repair: null };
	return pieces.length === 1
		? { state: 'pass', pieces, repair: null }
		: { state: 'fail', pieces, repair: repairOf(pieces, known) };
}

const muOf = (codes: readonly string[], known: ReadonlyMap<string, Touchable>): number =>
	codes.reduce((sum, code) => sum + known.get(code)!.areaMu, 0);

function piecesOf(own: readonly string[], known: ReadonlyMap<string, Touchable>): string[][] {
	const left = new Set(own);
	const pieces: string[][] = [];
	for (const first of own) {
		if (!left.delete(first)) continue;
		const piece = [first];
		for (const code of piece) for (const next of known.get(code)!.neighbours) if (left.delete(next)) piece.push(next);
		pieces.push(piece.sort());
	}
	return pieces.sort((one, other) => muOf(other, known) - muOf(one, known) || (one[0]! < other[0]! ? -1 : 1));
}

function repairOf(pieces: readonly string[][], known: ReadonlyMap<string, Touchable>): Contiguity['repair'] {
	const [main, ...loose] = pieces;
	let joined = [...main!];
	for (let at = 0; at < loose.length; at += AT_ONCE - 1) {
		const between = joining([joined, ...loose.slice(at, at + AT_ONCE - 1)], known);
		if (between === null) return null;
		joined = [...joined, ...loose.slice(at, at + AT_ONCE - 1).flat(), ...between];
	}
	const given = new Set(pieces.flat());
	return { codes: joined.filter((code) => !given.has(code)).sort(), smallest: pieces.length <= AT_ONCE };
}

/** How a best tree of some pieces that reaches a village came about: from a neighbour, or of two trees that meet there. */
type Step = { from: number } | { of: readonly [number, number] } | null;

/**
 * The cheapest villages that join pieces: a Steiner tree whose nodes have the cost (Dreyfus and Wagner 1971, with the cost on
 * nodes), over the graph in which each piece is one node that costs nothing.
 */
function joining(pieces: readonly (readonly string[])[], known: ReadonlyMap<string, Touchable>): string[] | null {
	const { nodes, cost, edges } = contracted(pieces, known);
	const size = cost.length;
	const all = 2 ** pieces.length - 1;
	const best: Float64Array[] = [];
	const steps: Step[][] = [];
	for (let set = 1; set <= all; set++) {
		const costs = new Float64Array(size).fill(Infinity);
		const how = Array.from({ length: size }, (): Step => null);
		const single = Math.log2(set);
		if (Number.isInteger(single)) costs[single] = 0;
		for (let part = (set - 1) & set; part > set - part; part = (part - 1) & set)
			for (let node = 0; node < size; node++) {
				const sum = best[part]![node]! + best[set - part]![node]! - cost[node]!;
				if (sum < costs[node]!) [costs[node], how[node]] = [sum, { of: [part, set - part] }];
			}
		spread(costs, how, cost, edges);
		[best[set], steps[set]] = [costs, how];
	}
	if (!Number.isFinite(best[all]![0]!)) return null;
	const found = new Set<number>();
	const walk = (set: number, node: number): void => {
		found.add(node);
		const step = steps[set]![node]!;
		if (step === null) return;
		if ('from' in step) return walk(set, step.from);
		for (const part of step.of) walk(part, node);
	};
	walk(all, 0);
	return [...found].flatMap((node) => nodes[node] ?? []);
}

/** Pieces first, each one node without a name, then every other village in the order of the codes. */
function contracted(pieces: readonly (readonly string[])[], known: ReadonlyMap<string, Touchable>) {
	const at = new Map(pieces.flatMap((piece, index) => piece.map((code): [string, number] => [code, index])));
	const others = [...known.keys()].filter((code) => !at.has(code)).sort();
	for (const [index, code] of others.entries()) at.set(code, pieces.length + index);
	const nodes: (string | null)[] = [...pieces.map(() => null), ...others];
	const cost = nodes.map((code) => (code === null ? 0 : ONE_MORE + known.get(code)!.areaMu));
	const edges = nodes.map((): Set<number> => new Set());
	for (const { code, neighbours } of known.values())
		for (const next of neighbours) {
			const [from, to] = [at.get(code)!, at.get(next)];
			if (to === undefined || from === to) continue;
			edges[from]!.add(to);
			edges[to]!.add(from);
		}
	return { nodes, cost, edges };
}

/** Cheapest ways from what is reached already; who is reached for less tells those beside it again. */
function spread(
	costs: Float64Array,
	how: Step[],
	cost: readonly number[],
	edges: readonly ReadonlySet<number>[]
): void {
	const waiting = [...costs.keys()].filter((node) => costs[node]! < Infinity).sort((a, b) => costs[a]! - costs[b]!);
	const waits = new Set(waiting);
	for (const node of waiting) {
		waits.delete(node);
		for (const next of edges[node]!) {
			const sum = costs[node]! + cost[next]!;
			if (sum >= costs[next]!) continue;
			[costs[next], how[next]] = [sum, { from: node }];
			if (!waits.has(next)) waiting.push(next);
			waits.add(next);
		}
	}
}
