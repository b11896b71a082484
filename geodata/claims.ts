import type { Position } from '#core/geometry.ts';
import type { Holding, Strip, VillageLand } from './land.ts';
import type { Random } from '#core/random.ts';
import { bowed, fallowEnd, freeSide, intoNext, overBorder, rewalked, spanOf, widened } from './survey.ts';

/** What a survey of collective land comes to, in the numbers the demo county has of each. */
const CASES = {
	over_border: 15,
	into_other: 32,
	into_idle: 52,
	bowed: 24,
	ledger: 40,
	short: 22,
	expired: 26,
	widened: 44
} as const;

export type Case = keyof typeof CASES | 'exact' | 'hair' | 'near' | 'unsurveyed';

/** A collective contract's land and what was found there. */
export interface Claim {
	land: VillageLand;
	holding: Holding;
	/** How hot the place is: where people plough beyond their contracts, their neighbours do too. */
	heat: number;
	kind: Case;
	/** What was found in use, open ring; null when nobody has been there. */
	found: Position[] | null;
}

/** Land in use by someone who has no contract for it. */
export interface Squat {
	land: VillageLand;
	strip: Strip;
	found: Position[];
}

/** Weighted choice without putting back (Efraimidis and Spirakis, 2006). */
function chosen<T>(from: readonly T[], weight: (item: T) => number, count: number, random: Random): T[] {
	const keyed = from.map((item) => ({ item, key: Math.log(random()) / weight(item) }));
	return keyed
		.sort((a, b) => b.key - a.key)
		.slice(0, count)
		.map(({ item }) => item);
}

function takeIdle(land: VillageLand, { block, row, to }: Holding): void {
	land.idle = land.idle.filter((strip) => strip.block !== block || strip.row !== row || strip.strip !== to);
}

function leaveAround({ land, holding }: Claim): void {
	const { column, row } = holding.block.ground;
	for (const step of [-2, -1, 1, 2]) land.lattice.leave(column, row + step);
}

type Shaper = (claim: Claim, random: Random) => Position[] | null;

const shapers: Record<keyof typeof CASES, Shaper> = {
	over_border: ({ land, holding }, random) => overBorder(land, holding, random),
	into_other: ({ holding }, random) =>
		typeof holding.after === 'object' ? intoNext(holding, random.between(0.1, 0.36), random) : null,
	into_idle: ({ holding }, random) =>
		holding.after === 'idle' ? intoNext(holding, random.between(0.15, 0.8), random) : null,
	bowed: ({ land, holding }, random) => {
		const side = freeSide(land, holding, 1);
		return side && bowed(holding, side, random.between(9, 34), random);
	},
	ledger: ({ holding }, random) => rewalked(spanOf(holding), random, 0.02),
	short: ({ holding }, random) => fallowEnd(holding, random.between(0.72, 0.94)),
	expired: ({ holding }, random) => rewalked(spanOf(holding), random, 0.02),
	widened: ({ holding }, random) => widened(holding, random.between(0.08, 0.19))
};

/** Decides for every holding what a survey found there. Takes the idle strips people have ploughed into off the idle list. */
export function claims(lands: readonly VillageLand[], heats: readonly number[], random: Random): Claim[] {
	const all = lands.flatMap((land, i) =>
		land.holdings.map((holding): Claim => ({ land, holding, heat: heats[i]!, kind: 'exact', found: null }))
	);
	const open = new Set(all);
	for (const kind of Object.keys(CASES) as (keyof typeof CASES)[]) {
		const even = kind === 'short' || kind === 'widened';
		const able = [...open].filter((claim) => shapers[kind](claim, random) !== null);
		if (able.length < CASES[kind])
			throw new RangeError(`expected ${CASES[kind]} places for ${kind}, got ${able.length}`);
		for (const claim of chosen(able, ({ heat }) => (even ? 1 : heat), CASES[kind], random)) {
			open.delete(claim);
			claim.kind = kind;
			claim.found = shapers[kind](claim, random);
			if (kind === 'into_idle') takeIdle(claim.land, claim.holding);
			if (kind === 'bowed' || kind === 'over_border') leaveAround(claim);
		}
	}
	for (const claim of open) {
		const span = spanOf(claim.holding);
		const lot = random();
		if (lot < 0.12) claim.kind = 'unsurveyed';
		else if (lot < 0.3) claim.found = span;
		else if (lot < 0.6) Object.assign(claim, { kind: 'hair', found: rewalked(span, random, 0.001) });
		else Object.assign(claim, { kind: 'near', found: rewalked(span, random, 0.025) });
	}
	return all;
}

/** Takes idle strips and puts people on them who have no contract. */
export function squats(
	lands: readonly VillageLand[],
	heats: readonly number[],
	count: number,
	random: Random
): Squat[] {
	const idle = lands.flatMap((land, i) => land.idle.map((strip) => ({ land, strip, heat: heats[i]! })));
	return chosen(idle, ({ heat }) => heat, count, random).map(({ land, strip }) => {
		land.idle = land.idle.filter((other) => other !== strip);
		const [from, to] = [random.between(0.04, 0.3), random.between(0.6, 0.96)];
		const found = strip.block.part(strip.row, strip.strip, from, to);
		return { land, strip, found: rewalked(found, random, 0.3) };
	});
}
