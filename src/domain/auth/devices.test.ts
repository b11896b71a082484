import { describe, expect, test } from 'vitest';
import { deviceActor, deviceState, linkOver, type DeviceLife } from './devices.ts';

const now = new Date('2026-11-26T08:00:00Z');
const [before, after] = [new Date('2026-11-26T07:59:59Z'), new Date('2026-11-26T08:00:01Z')];
const life = (given: Partial<DeviceLife>): DeviceLife => ({
	...{ takenUp: false, linkUntil: after, until: after, revoked: false },
	...given
});

describe('a device', () => {
	test.each([
		[{}, 'waiting', null],
		[{ linkUntil: before }, 'lapsed', 'expired'],
		[{ linkUntil: now }, 'lapsed', 'expired'],
		[{ takenUp: true, linkUntil: null }, 'active', 'used'],
		[{ takenUp: true, linkUntil: null, until: before }, 'expired', 'used'],
		// Another link for a device that is in: it goes on as it was until that is taken up.
		[{ takenUp: true }, 'active', null],
		[{ takenUp: true, until: before }, 'expired', null],
		[{ revoked: true }, 'revoked', 'revoked'],
		[{ takenUp: true, linkUntil: null, revoked: true }, 'revoked', 'revoked']
	] as const)('%o is %s, its link %s', (given, state, over) => {
		expect([deviceState(life(given), now), linkOver(life(given), now)]).toEqual([state, over]);
	});

	test('may look at the wall and change nothing; a scoring phone may nothing yet', () => {
		const of = (purpose: 'wall' | 'scoring') =>
			deviceActor('149901', { id: 'x', name: '大厅', purpose, places: ['149901100'] });
		expect([...of('wall').permissions].toSorted()).toEqual(['screen.see', 'territory.see']);
		expect(of('scoring').permissions.size).toBe(0);
		expect([of('wall').role, of('wall').scope]).toEqual(['wall', { prefixes: ['149901100'] }]);
	});
});
