import { expect, test } from 'vitest';
import { isFitForMoney, leastSure, surveyMethodOf } from './survey-method.ts';

test.each([
	['RTK', 'instrument'],
	['rtk', 'instrument'],
	['ＲＴＫ测量', 'instrument'],
	['GNSS 静态', 'instrument'],
	['全站仪', 'instrument'],
	['CORS-RTK', 'instrument'],
	['手持RTK', 'instrument'],
	['影像勾绘', 'imagery'],
	['航片', 'imagery'],
	['卫片判读', 'imagery'],
	['uav', 'imagery'],
	['无人机', 'imagery'],
	['手机', 'walk'],
	['步测', 'walk'],
	['手持 GPS', 'walk'],
	['walk', 'walk'],
	['手机 RTK', 'walk'],
	['RTK + 影像勾绘', 'imagery'],
	['皮尺', 'unknown'],
	['GPS', 'unknown'],
	['domestic', 'unknown'],
	['', 'unknown'],
	[null, 'unknown']
] as const)('%s is %s', (written, method) => {
	expect(surveyMethodOf(written)).toBe(method);
});

test('a walk and a survey of no stated method are never fit for money, nor is what they are part of', () => {
	expect((['instrument', 'imagery', 'walk', 'unknown'] as const).map(isFitForMoney)).toEqual([
		true,
		true,
		false,
		false
	]);
	expect(leastSure(['instrument', 'imagery'])).toBe('imagery');
	expect(leastSure(['instrument', 'unknown'])).toBe('unknown');
	expect(leastSure(['unknown', 'walk', 'instrument'])).toBe('walk');
	expect(leastSure(['instrument'])).toBe('instrument');
	expect(leastSure([])).toBe('unknown');
});
