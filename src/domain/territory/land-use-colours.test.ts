import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { landUseColour, landUseRules, OTHER_USE } from './land-use-colours.ts';

describe('the colour of a use of land', () => {
	test.each([
		['survey', '0102', 'lu-irrigated'],
		['survey', '0701', 'lu-home'],
		['survey', '0702', 'lu-home'],
		['survey', '0301', 'lu-forest'],
		['survey', '1101', 'lu-water'],
		['survey', '1104A', 'lu-water'],
		['survey', '05H1', 'lu-commerce'],
		['survey', '1202', 'lu-facility'],
		['survey', '9', OTHER_USE],
		['survey', '', OTHER_USE]
	])('%s:%s is %s', (scheme, code, token) => expect(landUseColour(scheme, code)).toBe(token));

	test('one code means two things in two schemes', () => {
		expect(landUseColour('survey', '0601')).toBe('lu-industry');
		expect(landUseColour('plan', '0601')).toBe('lu-track');
		expect(landUseColour('survey', '1201')).toBe('lu-other');
		expect(landUseColour('plan', '1201')).toBe('lu-traffic');
	});

	test('every token is a colour of the stylesheet', () => {
		const css = readFileSync('src/ui/tokens.css', 'utf8');
		const missing = landUseRules.map(({ token }) => token).filter((token) => !css.includes(`--${token}:`));
		expect(missing).toEqual([]);
	});
});
