import type { ImagerySet } from '#imagery/imagery.ts';
import { legend } from './legend.ts';
import type { SwipeState } from './swipe.ts';
import { switchOfImagery } from './pictures.ts';

type SwitchWords = Readonly<Record<string, string>>;

/** What a switch is called, imagery with its date. */
export function layerWord(name: string, words: SwitchWords, sets: readonly ImagerySet[]): string {
	const set = sets.find((each) => switchOfImagery(each) === name);
	return set ? `${set.takenOn} ${set.name}` : (words[name] ?? name);
}

/** Every layer that can be held against another: imagery first, then the legend's; the note says date and source. */
export const swipeChoices = (words: SwitchWords, sets: readonly ImagerySet[]) => [
	...sets.map((set) => ({
		value: switchOfImagery(set),
		label: layerWord(switchOfImagery(set), words, sets),
		note: set.source
	})),
	...(words.base === undefined ? [] : [{ value: 'base', label: words.base, note: '' }]),
	...legend
		.filter(({ name }) => name !== 'borders')
		.flatMap(({ switches }) => switches.map(({ name }) => ({ value: name, label: words[name] ?? name, note: '' })))
];

/** The two newest sets, the older on the left; with fewer, land use against what there is. */
export function defaultSwipe(sets: readonly ImagerySet[]): SwipeState {
	const [newest, before] = sets.map(switchOfImagery);
	return { left: before ?? 'land_use', right: newest ?? 'parcel', at: 50 };
}
