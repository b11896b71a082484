import type { Random } from '#core/random.ts';
import type { LinkDecision } from '#land/link-decision.ts';
import type { Box, PlainPaper, PlainWorld } from './plain-land.ts';
import { randomWorld } from './random-worlds.ts';

/** The county's part of every code; each county puts its own in. */
export const COUNTY = '######';
/** Worlds lie side by side, so many cells apart: near enough that some clusters reach from one into the next. */
const APART = 62;

export interface SideBySide {
	worlds: { prefix: string; offset: number; world: PlainWorld }[];
}

/** Some small counties in one, each a township of its own. */
export function worldsSideBySide(seed: number, count: number): SideBySide {
	return {
		worlds: Array.from({ length: count }, (_, index) => {
			const prefix = `${COUNTY}10${index}`;
			const world = randomWorld(seed * 100 + index, prefix);
			const occupations = world.occupations.map((each) => ({ ...each, code: `W${index}${each.code}` }));
			return { prefix, offset: index * APART, world: { ...world, occupations } };
		})
	};
}

/** What one write changes. Things are told by their code or number; boxes are in cells. */
export type Edit =
	| { of: 'occupation'; code: string; box?: Box; set: Record<string, string | null> }
	| { of: 'parcel'; code: string; box?: Box; set: Record<string, string | null> }
	| { of: 'contract'; number: string; set: Record<string, string | number | boolean | null> }
	| { of: 'lot'; number: string; parcel: string; mu: number | null; basis: string | null }
	| { of: 'village'; code: string; box: Box }
	/** Takes a former write back, by its place among all that were made. */
	| { of: 'undo'; write: number }
	/** Dismisses a lead, or takes that back, by its place among all. */
	| { of: 'decision'; finding: number }
	/** Says of a link by name that it holds, or does not, or takes that back. */
	| { of: 'link'; finding: number; decision: LinkDecision }
	| { of: 'day'; forward: number };

const DAYS = [null, '2019-12-31', '2026-05-31', '2026-06-01', '2026-09-15'];
const paperOf = ({ ratio, slope }: PlainPaper) => ({
	area_basis: ratio === null ? 'unknown' : ratio === 1 ? 'standard' : 'customary',
	customary_ratio: ratio === null || ratio === 1 ? null : ratio * 10_000,
	area_surface: slope ? 'slope' : null
});
export { paperOf };

/**
 * A random edit of a county of such worlds: something moves, grows, shrinks, is linked otherwise, gets other 亩 or another
 * period, comes anew, is taken back, is dismissed, or days go by.
 * @param made how many writes there have been
 */
export function randomEdit({ worlds }: SideBySide, random: Random, made: number): Edit {
	const roll = (below: number) => Math.floor(random() * below);
	const pick = <T>(values: readonly T[]): T => values[roll(values.length)]!;
	const { world, offset } = pick(worlds);
	const occupation = pick(world.occupations);
	const contract = pick(world.contracts);
	const plot = pick(contract.plots);
	const moved = ([x, y, width, height]: Box): Box => [
		offset + x + roll(7) - 3,
		y + roll(7) - 3,
		Math.max(1, width + roll(5) - 2),
		Math.max(1, height + roll(5) - 2)
	];
	const other = pick(world.contracts);
	const named = () => ({
		contract_number: pick([null, null, other.number]),
		parcel_code: pick([null, pick(other.plots).parcel]),
		lessee_code: pick([null, null, other.lesseeCode]),
		lessee_name: pick([null, other.lesseeName])
	});
	const kind = roll(17);
	if (kind === 16)
		return { of: 'link', finding: roll(1000), decision: pick<LinkDecision>(['confirmed', 'cut', 'withdrawn']) };
	if (kind <= 1) return { of: 'occupation', code: occupation.code, box: moved(occupation.box), set: {} };
	if (kind === 2) return { of: 'occupation', code: occupation.code, set: named() };
	if (kind === 3)
		return {
			of: 'occupation',
			code: occupation.code,
			set: pick<Record<string, string | null>>([
				{ surveyed_on: pick(DAYS) },
				{ method: pick(['RTK', '影像勾绘', '手机绕行', null]) },
				{ ownership: pick(['10', null]) },
				{ village_code: pick(world.villages).code }
			])
		};
	if (kind === 4)
		return {
			of: 'occupation',
			code: `N${made}`,
			box: moved(plot.box),
			set: { ...named(), village_code: contract.village, surveyed_on: pick(DAYS), method: 'RTK' }
		};
	if (kind <= 6) return { of: 'parcel', code: plot.parcel, box: moved(plot.box), set: {} };
	if (kind === 7) return { of: 'parcel', code: plot.parcel, set: { ownership: pick(['10', '32', null]) } };
	if (kind === 8)
		return { of: 'parcel', code: `${contract.village}0077${String(made).padStart(3, '0')}`, box: moved(plot.box), set: { ownership: pick(['10', '32']) } }; // prettier-ignore
	if (kind <= 10)
		return {
			of: 'contract',
			number: contract.number,
			set: pick<Record<string, string | number | boolean | null>>([
				{ contracted_mu: roll(3000) },
				{ starts_on: pick([null, '2010-01-01', '2026-06-01']), ends_on: pick([null, '2026-06-01', '2040-01-01']) },
				{ lessee_name: other.lesseeName, lessee_code: other.lesseeCode },
				{ household: pick([true, false]) },
				{ village_code: pick(world.villages).code },
				{ head_contract_number: pick([null, other.number]) },
				{ kind: pick(['resource', 'asset']) },
				paperOf({ ratio: pick([1, 1.3, null]), slope: false })
			])
		};
	if (kind === 11) {
		const lot = pick(other.plots);
		const [number, parcel] = roll(2) === 0 ? [contract.number, plot.parcel] : [contract.number, lot.parcel];
		return { of: 'lot', number, parcel, mu: pick([null, roll(2000)]), basis: pick([null, null, '110']) };
	}
	if (kind === 12) {
		const at = roll(7) - 3;
		return pick([
			{ of: 'village' as const, code: world.villages[0]!.code, box: [offset, 0, 30 + at, 60] as const },
			{ of: 'decision' as const, finding: roll(1000) }
		]);
	}
	if (kind === 13) return { of: 'day', forward: pick([1, 20, 60]) };
	return { of: 'undo', write: roll(made) };
}
