import { levelOf, type Level } from '#auth/roles.ts';

/** What a click on a place chooses: the place itself where the role is of its level, else the one it lies in. */
export function placeOfLevel(code: string, level: Exclude<Level, 'county'>): string | null {
	const own = levelOf(code);
	if (own === level) return code;
	return level === 'township' && own === 'village' ? code.slice(0, 9) : null;
}

/** The chosen places with one more, or without it where it was chosen. The whole county and a part of it are never both. */
export const toggled = (places: readonly string[], code: string): string[] => {
	if (places.includes(code)) return places.filter((each) => each !== code);
	return levelOf(code) === 'county' ? [code] : [...places.filter((each) => levelOf(each) !== 'county'), code];
};
