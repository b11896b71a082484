import type { Townships } from './meeting-acts.ts';

/** Townships with their villages behind them, as one list of choices. */
export const placeOptions = (townships: readonly Townships[]): { value: string; label: string }[] =>
	townships.flatMap(({ code, name, villages }) => [
		...(townships.length > 1 || villages.length > 1 ? [{ value: code, label: name }] : []),
		...villages.map((village) => ({ value: village.code, label: `　${village.name}` }))
	]);
