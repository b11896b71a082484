import { maskedName } from '#core/masked-name.ts';
import type { MatchWord, SideWords } from './match-village.ts';
import { maskedNeighbours, neighbourWords, sides, type SideTexts } from './neighbour-text.ts';

/** Numbers names and words of 四至: equal ones get one number, and what leaves the server is the masked word beside it. Pure. */
export class MatchNames {
	readonly words: MatchWord[] = [];
	readonly #known = new Map<string, number>();

	/** The number of a whole name; null of none. */
	of(name: string | null | undefined): number | null {
		const whole = name?.trim() ?? '';
		return whole === '' ? null : this.#number(whole, maskedName(whole) ?? '', false);
	}

	/** Of each side the numbers of its words. */
	ofSides(texts: SideTexts): SideWords {
		return Object.fromEntries(
			sides.flatMap((side) => {
				const text = texts[side];
				return text === undefined ? [] : [[side, this.ofText(text)]];
			})
		);
	}

	ofText(text: string): number[] {
		return neighbourWords(text).map(({ core, landmark }) =>
			this.#number(core, landmark ? core : (maskedName(core) ?? ''), landmark)
		);
	}

	#number(core: string, shown: string, landmark: boolean): number {
		const known = this.#known.get(core);
		if (known !== undefined) return known;
		this.#known.set(core, this.words.length);
		return this.words.push({ shown, landmark }) - 1;
	}
}

/** Sides as they are shown, names masked. */
export const maskedSides = (texts: SideTexts): SideTexts =>
	Object.fromEntries(Object.entries(texts).map(([side, text]) => [side, maskedNeighbours(text)]));
