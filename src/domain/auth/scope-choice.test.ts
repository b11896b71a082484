import { expect, test } from 'vitest';
import { placeOfLevel, toggled } from '#auth/scope-choice.ts';

const TOWNSHIP = '149901101';
const VILLAGE = '149901101208';

test.each([
	[VILLAGE, 'village', VILLAGE],
	[VILLAGE, 'township', TOWNSHIP],
	[TOWNSHIP, 'township', TOWNSHIP],
	[TOWNSHIP, 'village', null]
] as const)('%s as a %s is %s', (code, level, expected) => {
	expect(placeOfLevel(code, level)).toBe(expected);
});

test('a place is chosen and left by the same click, and the county leaves nothing else', () => {
	expect(toggled([TOWNSHIP], VILLAGE)).toEqual([TOWNSHIP, VILLAGE]);
	expect(toggled([TOWNSHIP, VILLAGE], VILLAGE)).toEqual([TOWNSHIP]);
	expect(toggled([TOWNSHIP, VILLAGE], '149901')).toEqual(['149901']);
	expect(toggled(['149901'], VILLAGE)).toEqual([VILLAGE]);
});
