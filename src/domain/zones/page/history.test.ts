import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayOf } from '#core/period.ts';
import { formerZones, type Membership, type Outline } from './history.ts';

const at = (text: string) => new Date(`${text}+08:00`);
const outline = (from: string, areaMu: number, shape = String(areaMu)): Outline => ({ from: at(from), areaMu, shape });
const member = (village: string, from: string, to?: string): Membership => ({
	...{ village, from: at(from) },
	to: to ? at(to) : null
});

test('a zone that never changed has one day', () => {
	const stops = formerZones([outline('2026-01-05T09:00', 500)], [member('A', '2026-01-05T09:00')], dayOf);
	expect(stops).toEqual([{ day: '2026-01-05', areaMu: 500, outline: 0, members: ['A'], joined: [], left: [] }]);
	expect(formerZones([], [], dayOf)).toEqual([]);
});

test('each day stands as it ended, held against the present', () => {
	const outlines = [
		outline('2026-01-05T09:00', 500),
		outline('2026-03-01T09:00', 700),
		outline('2026-03-01T18:00', 600)
	];
	const stops = formerZones(
		outlines,
		[
			...[member('A', '2026-01-05T09:00'), member('B', '2026-01-05T09:00', '2026-05-01T00:00')],
			...[member('C', '2026-03-01T09:00')]
		],
		dayOf
	);
	expect(stops).toEqual([
		{ day: '2026-01-05', areaMu: 500, outline: 0, members: ['A', 'B'], joined: ['C'], left: ['B'] },
		{ day: '2026-03-01', areaMu: 600, outline: 2, members: ['A', 'B', 'C'], joined: [], left: ['B'] },
		{ day: '2026-05-01', areaMu: 600, outline: 2, members: ['A', 'C'], joined: [], left: [] }
	]);
});

test('members of a time before they were kept are unknown, not none', () => {
	const outlines = [outline('2025-01-05T09:00', 500), outline('2026-03-01T09:00', 700)];
	const stops = formerZones(outlines, [member('A', '2026-06-01T09:00')], dayOf);
	expect(stops.map(({ day, members, joined }) => [day, members, joined])).toEqual([
		['2025-01-05', null, []],
		['2026-03-01', null, []],
		['2026-06-01', ['A'], []]
	]);
});

test('a day that left all as it was is none; a role that changed is no change of members', () => {
	const outlines = [outline('2026-01-05T09:00', 500, 'x'), outline('2026-02-05T09:00', 500, 'x')];
	const twice = [member('A', '2026-01-05T09:00', '2026-02-05T09:00'), member('A', '2026-02-05T09:00')];
	expect(formerZones(outlines, twice, dayOf)).toHaveLength(1);
});

test('the last day is the present, and days go on', () => {
	const day = fc
		.integer({ min: 0, max: 40 })
		.map((days) => new Date(Date.parse('2026-01-01T04:00Z') + days * 86_400_000));
	const membership = fc
		.record({ village: fc.constantFrom('A', 'B', 'C'), from: day, days: fc.option(fc.integer({ min: 1, max: 30 })) })
		.map(({ village, from, days }) => ({
			village,
			from,
			to: days === null ? null : new Date(from.getTime() + days * 86_400_000)
		}));
	fc.assert(
		fc.property(
			fc.array(membership, { maxLength: 8 }),
			fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 3 }),
			(memberships, areas) => {
				const first = { from: new Date('2026-01-01T00:00Z'), areaMu: 1, shape: 'first' };
				const rest = areas.map((areaMu, index) => ({ from: new Date(Date.parse('2026-01-09T00:00Z') + index * 86_400_000), areaMu, shape: String(areaMu) })); // prettier-ignore
				const outlines = [first, ...rest];
				const stops = formerZones(outlines, memberships, dayOf);
				const last = stops.at(-1)!;
				expect(last.joined.length + last.left.length).toBe(0);
				expect(last.areaMu).toBe(outlines.at(-1)!.areaMu);
				expect(stops.map(({ day: each }) => each)).toEqual(stops.map(({ day: each }) => each).toSorted());
				for (const { members, joined, left } of stops) {
					if (members === null) continue;
					const now = new Set([...members.filter((code) => !left.includes(code)), ...joined]);
					expect([...now].sort()).toEqual(last.members ?? []);
				}
			}
		),
		{ numRuns: 60 }
	);
});
