import { contractsOf, type VillageFigures } from './figures.ts';

/** What villages can be alike in, as far as the county knows it of each. */
export const likenesses = ['farmland', 'contracts', 'newLand', 'over', 'redLine', 'size'] as const;
export type Likeness = (typeof likenesses)[number];

const share = (part: number, village: VillageFigures): number => (village.areaMu === 0 ? 0 : part / village.areaMu);

const measures: Readonly<Record<Likeness, (village: VillageFigures) => number>> = {
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
 * and is 0.
 * @returns by village in their order, by likeness in the order asked
 */
export function likenessOf(villages: readonly VillageFigures[], chosen: readonly Likeness[]): number[][] {
	const columns = chosen.map((name) => {
		const values = villages.map(measures[name]);
		const mean = values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
		const deviation = Math.sqrt(
			values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, values.length)
		);
		return values.map((value) => (deviation === 0 ? 0 : (value - mean) / deviation));
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
