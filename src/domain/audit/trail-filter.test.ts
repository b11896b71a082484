import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
	isNarrowed,
	momentsOf,
	noFilter,
	trailFilterOf,
	trailPlaceOf,
	trailSearch,
	type TrailFilter
} from './trail-filter.ts';

const word = fc.option(
	fc.string({ minLength: 1, maxLength: 40 }).filter((text) => text.trim() === text),
	{ nil: null }
);
const day = fc.option(
	fc
		.date({ min: new Date('2020-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
		.map((date) => date.toISOString().slice(0, 10)),
	{ nil: null }
);
const filter: fc.Arbitrary<TrailFilter> = fc.record({
	...{ from: day, to: day, actor: word, role: word, action: word, kind: word, record: word },
	place: fc.constantFrom(null, '149901101', '149901101201'),
	result: fc.constantFrom(null, 'done', 'read', 'refused'),
	text: word.map((text) => text ?? ''),
	machine: fc.boolean()
});
const place = fc.record({
	at: fc
		.date({ min: new Date('2020-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
		.map((date) => date.toISOString()),
	seq: fc.integer({ min: 1, max: 1_000_000_000 })
});

test('an address says a filter and a place, and is read back as the same', () => {
	fc.assert(
		fc.property(filter, fc.option(place, { nil: null }), (asked, before) => {
			const search = new URLSearchParams(trailSearch(asked, before));
			expect(trailFilterOf(search)).toEqual(asked);
			expect(trailPlaceOf(search)).toEqual(before);
		})
	);
});

test.each([
	'from=2026-02-30',
	'place=14',
	'place=x',
	'result=maybe',
	'q=',
	'actor=%20',
	'before=now',
	'before=2026-01-01_x'
])('%s narrows nothing', (search) => {
	expect(trailFilterOf(new URLSearchParams(search))).toEqual(noFilter);
	expect(trailPlaceOf(new URLSearchParams(search))).toBeNull();
});

test('the machine’s own work is not what narrows a list', () => {
	expect(isNarrowed(noFilter)).toBe(false);
	expect(isNarrowed({ ...noFilter, machine: true })).toBe(false);
	expect(isNarrowed({ ...noFilter, text: 'x' })).toBe(true);
});

test('days are the county’s, the last one included', () => {
	const { from, to } = momentsOf({ ...noFilter, from: '2026-11-26', to: '2026-11-26' });
	expect(from?.toISOString()).toBe('2026-11-25T16:00:00.000Z');
	expect(to?.toISOString()).toBe('2026-11-26T16:00:00.000Z');
});
