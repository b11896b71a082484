import { expect, test } from 'vitest';
import { roles } from '#auth/roles.ts';
import type { Permission } from '#core/permission.ts';
import { contractStatuses } from './kinds.ts';
import { contractAsk } from './waiting.ts';

const asker = (role: 'village' | 'township' | 'centre' | 'department', level: 'village' | 'township' | 'county') => ({
	...{ id: role, level, permissions: new Set<Permission>(roles[role].permissions) }
});
const asks = (
	who: ReturnType<typeof asker>,
	given: { rectified?: boolean; village?: string | null; last?: string } = {}
) =>
	Object.fromEntries(
		contractStatuses.flatMap((status) => {
			const { rectified = false, village = '149901100201', last = null } = given;
			const ask = contractAsk({ status, village, rectified, lastActor: last }, who);
			return ask ? [[status, ask]] : [];
		})
	);

test('each office is asked for its own step and no other', () => {
	expect(asks(asker('village', 'village'))).toEqual({ irregular: 'rectify', rectifying: 'record' });
	expect(asks(asker('village', 'village'), { rectified: true })).toEqual({ irregular: 'rectify' });
	const township = { registered: 'review', reviewed: 'decide', litigation: 'judged' };
	expect(asks(asker('township', 'township'))).toEqual(township);
	expect(asks(asker('township', 'township'), { rectified: true })).toEqual({ ...township, rectifying: 'finish' });
	expect(asks(asker('centre', 'county'), { rectified: true })).toEqual({});
	expect(asks(asker('department', 'county'))).toEqual({});
});

test('whoever put it right does not conclude it, and the county has what lies in no village', () => {
	expect(asks(asker('township', 'township'), { rectified: true, last: 'township' })).not.toHaveProperty('rectifying');
	expect(asks(asker('centre', 'county'), { village: null })).toMatchObject({
		irregular: 'rectify',
		registered: 'review'
	});
});
