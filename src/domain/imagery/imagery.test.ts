import { describe, expect, test } from 'vitest';
import { checkDeclared, seesImagery } from './imagery.ts';

const said = {
	name: ' 2024 年秋影像 ',
	source: '县自然资源局',
	takenOn: '2024-10-01',
	datum: 'cgcs2000',
	rows: null,
	place: '140001'
};
const check = (changed: Record<string, unknown>) => checkDeclared({ ...said, ...changed }, '140001', '2026-11-25');

describe('what is said of a set', () => {
	test('is taken as it is, without blanks round it', () =>
		expect(check({})).toEqual({ ok: true, value: { ...said, name: '2024 年秋影像' } }));
	test.each([
		['no day', { takenOn: undefined }, 'imagery.field', 'takenOn'],
		['a day that is none', { takenOn: '2024-02-30' }, 'imagery.field', 'takenOn'],
		['no source', { source: '  ' }, 'imagery.field', 'source'],
		['a name too long', { name: 'x'.repeat(61) }, 'imagery.field', 'name'],
		['a system nobody can take back', { datum: 'bd09' }, 'imagery.field', 'datum'],
		['rows from nowhere', { rows: 'zyx' }, 'imagery.field', 'rows'],
		['a place that is no code', { place: '1400' }, 'imagery.field', 'place']
	])('%s is refused', (_, changed, reason, field) =>
		expect(check(changed)).toMatchObject({ ok: false, reason, detail: { field } })
	);
	test('a day to come and a place elsewhere are refused', () => {
		expect(check({ takenOn: '2026-11-26' })).toMatchObject({ reason: 'imagery.future' });
		expect(check({ takenOn: '2026-11-25' })).toMatchObject({ ok: true });
		expect(check({ place: '140002' })).toMatchObject({ reason: 'imagery.place' });
	});
});

test.each([
	['the county sees a village’s', ['140001'], '140001001002', true],
	['a village sees the county’s', ['140001001002'], '140001', true],
	['a village sees its township’s', ['140001001002'], '140001001', true],
	['a township sees its village’s', ['140001001'], '140001001002', true],
	['a village does not see its neighbour’s', ['140001001002'], '140001001003', false],
	['a village does not see another township’s', ['140001001002'], '140001002', false],
	['nobody sees nothing', [], '140001', false]
])('%s', (_, prefixes, place, sees) => expect(seesImagery({ prefixes }, '140001', place)).toBe(sees));
