import { expect, test } from 'vitest';
import { askerOf, officeOf } from './office.ts';

test.each([
	[['149901'], 'county'],
	[['149901100', '149901101200'], 'township'],
	[['149901101200', '149901101201'], 'village'],
	[[], 'village']
])('whoever answers for %j acts for the %s', (prefixes, office) => {
	expect(officeOf({ prefixes })).toBe(office);
	expect(askerOf({ id: 'li', permissions: new Set(), scope: { prefixes } })).toMatchObject({ id: 'li', level: office });
});
