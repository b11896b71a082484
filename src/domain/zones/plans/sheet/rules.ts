import { factors, type Factor, type Lacking } from '#zones/factors/fields.ts';
import type { ZoneLayout } from '#zones/layouts.ts';
import type { Side } from '#zones/plans/against/sides.ts';
import { mediansOfVillages, NO_INDICES, type PlanBasis } from '#zones/plans/basis/basis.ts';
import { chainOf, type Finding, type RuleState } from '#zones/plans/basis/chain.ts';
import { complementOf } from '#zones/plans/basis/complement.ts';
import { projectAreaOf } from '#zones/plans/basis/project-area.ts';
import type { Ground } from '#zones/plans/drawn/ground.ts';
import { contiguityWithParts, gridAt, partAt } from '#zones/plans/drawn/touching.ts';
import type { VillageFigures } from '#zones/plans/figures.ts';
import { gridName, type KnownGrids } from '#zones/plans/grids/grid-figures.ts';

/** A zone of the plan as the rule of its layout looks at it. */
export interface Judged {
	/** In the table. */
	number: number;
	name: string;
	layout: ZoneLayout;
	state: RuleState;
	/** Why, in words: of what fails, and of what cannot be told yet. */
	why: string[];
}

/** What zones are judged by, beside themselves. */
export interface JudgedBy {
	villages: readonly VillageFigures[];
	/** The villages round what is drawn and the grids. */
	ground: Ground | null;
	/** Grids that are members. */
	grids: KnownGrids;
	basis: PlanBasis;
}

export interface RuleWords {
	apart: (pieces: number, loose: string) => string;
	part: (number: number) => string;
	tooFew: string;
	groundUnknown: string;
	reasons: Readonly<Record<string, (...names: string[]) => string>>;
	lackOf: (village: string, factor: string) => string;
	factors: Readonly<Record<Factor, string>>;
	comma: string;
	semicolon: string;
}

type JudgedZone = Pick<
	Side['zones'][number],
	'name' | 'layout' | 'villages' | 'grids' | 'drawn' | 'anchor' | 'programme'
>;
const NOTHING: Lacking = { talent: 0, fund: 0, asset: 0, project: 0, market: 0 };

/** How every zone stands by the rule of its layout, in the order of the table. */
export function judged(zones: readonly JudgedZone[], by: JudgedBy, words: RuleWords): Judged[] {
	const medians = mediansOfVillages(by.villages);
	const middles = Object.fromEntries(factors.map((factor) => [factor, medians[factor].index])) as Record<
		Factor,
		number | null
	>;
	const said = (findings: readonly Finding[]) =>
		findings
			.filter(({ state }) => state !== 'pass')
			.map(({ reason, names }) => words.reasons[reason]?.(...names) ?? reason);
	const judge = (zone: JudgedZone): Pick<Judged, 'state' | 'why'> => {
		if (zone.layout === 'adjacent') return adjacent(zone, by, words);
		if (zone.layout === 'complement') return complement(zone, by, middles, words);
		const { state, findings } =
			zone.layout === 'chain'
				? chainOf(zone.villages, zone.anchor ?? null, by.basis.enterprises, by.basis.today, by.basis.whole)
				: projectAreaOf(zone.programme ?? null);
		return { state, why: said(findings) };
	};
	return zones.map((zone, at) => ({ number: at + 1, name: zone.name, layout: zone.layout, ...judge(zone) }));
}

function adjacent(
	zone: JudgedZone,
	{ villages, ground, grids }: JudgedBy,
	words: RuleWords
): Pick<Judged, 'state' | 'why'> {
	const { state, pieces, open } = contiguityWithParts(zone, villages, ground, grids);
	if (state === 'pass') return { state, why: [] };
	if (state === 'not_yet') return { state, why: [open ? words.groundUnknown : words.tooFew] };
	const names = new Map(villages.map(({ code, name }) => [code, name]));
	const nameOf = (code: string) => {
		const [part, grid] = [partAt(code), grids.get(gridAt(code) ?? '')];
		return part === null ? (names.get(code) ?? (grid ? gridName(grid) : code)) : words.part(part + 1);
	};
	const loose = pieces.slice(1).flatMap((piece) => piece.map(nameOf));
	return { state, why: [words.apart(pieces.length, loose.join(words.comma))] };
}

function complement(
	zone: JudgedZone,
	{ villages, basis }: JudgedBy,
	medians: Readonly<Record<Factor, number | null>>,
	words: RuleWords
): Pick<Judged, 'state' | 'why'> {
	const own = villages.filter(({ code }) => zone.villages.has(code));
	const names = new Map(own.map(({ code, name }) => [code, name]));
	const members = own.map(({ code, factors: known }) => ({ code, factors: known ?? NO_INDICES }));
	const { state, needs, unknown, few } = complementOf(members, basis.lacking ?? NOTHING, medians);
	if (few) return { state, why: [words.reasons.few!()] };
	const lacks = (which: RuleState) =>
		needs
			.filter((need) => need.state === which)
			.map(({ code, factor }) => words.lackOf(names.get(code)!, words.factors[factor]))
			.join(words.semicolon);
	const unstated = [...new Set(unknown.map(({ code }) => names.get(code)!))].join(words.comma);
	const said = [
		['nobody_gives', lacks('fail')],
		['perhaps_given', lacks('not_yet')],
		['unstated', unstated]
	] as const;
	return { state, why: said.flatMap(([reason, what]) => (what === '' ? [] : [words.reasons[reason]!(what)])) };
}
