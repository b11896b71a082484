import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Position } from '#core/geometry.ts';
import { CORNERS_AT_MOST, selectableKinds, selectionFrom, withArea } from './selection.ts';

const asked = (text: string) => selectionFrom(new URLSearchParams(text));
const value = (text: string) => {
	const read = asked(text);
	if (!read.ok) throw new Error(read.reason);
	return read.value;
};

describe('what an address selects', () => {
	test('nothing to go by selects nothing', () => {
		for (const text of ['', 'kind=parcel', 'within=1', 'code=', 'from=much', 'place=14'])
			expect(value(text), text).toBeNull();
	});
	test('each condition is read, and what is not understood counts as not asked for', () => {
		const text =
			'kind=finding&kind=parcel&place=149901100&code= SM-1 &from=0.5&to=12&status=suspected&use=0103&category=10';
		expect(value(text)).toMatchObject({
			kinds: ['parcel', 'finding'],
			place: '149901100',
			code: 'SM-1',
			leastMu: 50,
			mostMu: 1200,
			status: 'suspected',
			landUse: '0103',
			category: '10',
			ownership: null,
			area: null,
			within: false
		});
		expect(value('code=7&kind=people')!.kinds).toEqual(selectableKinds);
		expect(value("code=7&status=x'--&use=%25")).toMatchObject({ status: null, landUse: null });
	});
	test.each([
		['box=111,38', 'selection.area.open'],
		['box=111,38;111,39', 'selection.area.open'],
		['area=111,38;112,38', 'selection.area.open'],
		['area=0,0;1,1;1,0;0,1', 'selection.area.crossed'],
		['area=0,0;1,1;x,0', 'selection.area.unreadable'],
		['box=111,38,5;112,39', 'selection.area.unreadable'],
		['box=111,99;112,39', 'selection.area.unreadable']
	])('%s is refused with %s', (text, reason) => expect(asked(text)).toMatchObject({ ok: false, reason }));
	test('an area of too many corners is refused', () => {
		const round = Array.from({ length: CORNERS_AT_MOST + 1 }, (_, at) => {
			const angle = (2 * Math.PI * at) / (CORNERS_AT_MOST + 1);
			return `${Math.cos(angle)},${Math.sin(angle)}`;
		});
		expect(asked(`area=${round.join(';')}`)).toMatchObject({ ok: false, reason: 'selection.area.corners' });
		expect(asked(`area=${round.slice(1).join(';')}`).ok).toBe(true);
	});
	test('an area comes back from the address it was written to, to a centimetre', () => {
		const degrees = (from: number, to: number) => fc.double({ min: from, max: to, noNaN: true });
		const place = fc.tuple(degrees(111, 112.5), degrees(37.5, 39));
		fc.assert(
			fc.property(place, place, (one, other) => {
				const points: Position[] = [one, other];
				const read = selectionFrom(withArea(new URLSearchParams('code=1&area=old'), { kind: 'box', points }));
				if (!read.ok) return void expect(read.reason).toBe('selection.area.open');
				read.value!.area!.points.forEach((point, at) => {
					expect(point[0]).toBeCloseTo(points[at]![0], 6);
					expect(point[1]).toBeCloseTo(points[at]![1], 6);
				});
				expect(read.value!.code).toBe('1');
			})
		);
	});
});
