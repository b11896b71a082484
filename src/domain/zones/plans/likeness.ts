import { factors, type Factor } from '#zones/factors/fields.ts';
import { contractsOf, type VillageFigures } from './figures.ts';

/** What villages can be alike in, as far as the county knows it of each. */
export const likenesses = ['farmland', 'contracts', 'newLand', 'over', 'redLine', 'size', ...factors] as const;
export type Likeness = (typeof likenesses)[number];

/** What villages can be alike in where the five factors are not stated. */
export const likenessesOf = (villages: readonly VillageFigures[]): readonly Likeness[] =>
	likenesses.filter(
		(name) => !isFactor(name) || villages.some((village) => (village.factors?.[name] ?? null) !== null)
	);
const isFactor = (name: Likeness): name is Factor => (factors as readonly string[]).includes(name);

const share = (part: number, village: VillageFigures): number => (village.areaMu === 0 ? 0 : part / village.areaMu);

const measures: Readonly<Record<Likeness, (village: VillageFigures) => number | null>> = {
	...(Object.fromEntries(
		factors.map((factor) => [factor, (village: VillageFigures) => village.factors?.[factor] ?? null])
	) as Record<Factor, (village: VillageFigures) => number | null>),
	farmland: (village) =>
		share(
			Object.values(village.farmland).reduce((sum, mu) => sum + mu, 0),
			village
		),
	contracts: (village) => share(contractsOf(village), village),
	newLand: (village) => share(village.reclaimedMu, village),
	over: (village) => share(village.overMu, village),
	redLine: (village) => share(village.redLines.farmland_red ?? 0, village),
	size: ({ areaMu }) => areaMu
};

/**
 * What villages are like, each figure about mean 0 and deviation 1 over all of them; what is the same everywhere tells nothing
 * and is 0, as does what is not known of a village: it stands in the middle.
 * @returns by village in their order, by likeness in the order asked
 */
export function likenessOf(villages: readonly VillageFigures[], chosen: readonly Likeness[]): number[][] {
	const columns = chosen.map((name) => {
		const values = villages.map(measures[name]);
		const known = values.filter((value) => value !== null);
		const mean = known.reduce((sum, value) => sum + value, 0) / Math.max(1, known.length);
		const deviation = Math.sqrt(known.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, known.length));
		return values.map((value) => (deviation === 0 || value === null ? 0 : (value - mean) / deviation));
	});
	return villages.map((_, at) => columns.map((column) => column[at]!));
}

/** From which deviation of its mean a zone is told to be more or less so than the county. */
const TOLD = 0.5;

/** What a zone is more or less than the county, the most marked first. */
export function markedLikenesses(
	features: readonly (readonly number[])[],
	chosen: readonly Likeness[]
): { name: Likeness; more: boolean }[] {
	if (features.length === 0) return [];
	return chosen
		.map((name, at) => ({ name, mean: features.reduce((sum, own) => sum + own[at]!, 0) / features.length }))
		.filter(({ mean }) => Math.abs(mean) >= TOLD)
		.sort((one, other) => Math.abs(other.mean) - Math.abs(one.mean))
		.map(({ name, mean }) => ({ name, more: mean > 0 }));
}
