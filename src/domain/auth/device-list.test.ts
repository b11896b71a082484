import { describe, expect, test } from 'vitest';
import { deviceListOf, deviceSearchOf, deviceSheet, listedDevices, type DeviceRow } from './device-list.ts';

const row = (name: string, given: Partial<DeviceRow> = {}): DeviceRow => ({
	...{ id: name, name, key: name, purpose: 'wall', places: ['149901'], madeBy: '郭管理', state: 'active' },
	...{ madeAt: new Date(0), seen: null, until: new Date(1), linkUntil: null },
	...given
});
const rows = [
	row('b', { seen: new Date(5) }),
	row('a', { purpose: 'scoring', state: 'waiting', until: null }),
	row('c', { seen: new Date(9), state: 'revoked' })
];
const place = () => '全县';
const shown = (search: string) =>
	listedDevices(rows, deviceListOf(new URLSearchParams(search)), place).map(({ id }) => id);

describe('the list of devices', () => {
	test('filters by words, purpose and state, and sorts both ways with what has no value last', () => {
		expect(shown('')).toEqual(['a', 'b', 'c']);
		expect(shown('text=郭 B')).toEqual(['b']);
		expect(shown('purpose=scoring')).toEqual(['a']);
		expect(shown('state=revoked')).toEqual(['c']);
		expect(shown('sort=seen')).toEqual(['b', 'c', 'a']);
		expect(shown('sort=seen&down=1')).toEqual(['c', 'b', 'a']);
		expect(shown('sort=state')).toEqual(['b', 'a', 'c']);
	});

	test('is an address, and nonsense in one is as at first', () => {
		for (const search of ['', 'text=x&purpose=wall&state=active&sort=until&down=1', 'sort=madeAt'])
			expect(deviceSearchOf(deviceListOf(new URLSearchParams(search)))).toBe(search);
		expect(deviceSearchOf(deviceListOf(new URLSearchParams('purpose=x&state=y&sort=z&down=1')))).toBe('');
	});

	test('is a table with a head', () => {
		const words = {
			columns: { name: 'n', purpose: 'p', place: 'w', state: 's', seen: 'e', until: 'u', madeBy: 'm', madeAt: 'a' },
			purposes: { wall: '大屏', scoring: '评分手机' },
			states: { active: 'A', waiting: 'W', lapsed: 'L', expired: 'E', revoked: 'R' }
		};
		expect(deviceSheet(rows.slice(1, 2), words, place)).toEqual([
			['n', 'p', 'w', 's', 'e', 'u', 'm', 'a'],
			['a', '评分手机', '全县', 'W', '', '', '郭管理', '1970-01-01T00:00:00.000Z']
		]);
	});
});
