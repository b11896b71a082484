import { describe, expect, test } from 'vitest';
import type { GridRing } from '#core/parts/grid.ts';
import type { DrawnPart } from '#core/parts/parts.ts';
import { apartZones } from '../apart.ts';
import { applied, between, copied, drawnInto, inverse, removed, type PlanContent, type PlanZone } from '../plan.ts';
import { muBeyond } from './beyond.ts';
import { drawnRule, drawnStepsRule } from './drawn-rule.ts';

const [EAST, NORTH] = [11_166_000_000, 3_828_000_000];
/** A box so many hundred-thousandths of a degree wide. */
const box = (x: number, y = 0, width = 100): DrawnPart => {
	const ring: GridRing = [[x, y], [x + width, y], [x + width, y + width], [x, y + width]]; // prettier-ignore
	return [ring.map(([east, north]) => [EAST + east * 1000, NORTH + north * 1000] as const)];
};
const zone = (id: string, ...drawn: DrawnPart[]): PlanZone => ({
	...{ id, name: id, layout: 'chain', continues: null, locked: false },
	...{ villages: new Set<string>(), drawn }
});
const range = { west: 111, south: 37.5, east: 112.5, north: 39 };

describe('drawn parts of a plan', () => {
	const [one, other, third] = [box(0), box(100), box(200)];
	test('come and go by steps, which are taken back; what does not fit is refused', () => {
		const content: PlanContent = [zone('甲', one)];
		const changes = drawnInto(content[0]!, [other, third]);
		expect(changes).toEqual([{ zone: '甲', draw: [other, third], erase: [one] }]);
		const after = applied(content, changes);
		expect(after.ok && after.value[0]!.drawn).toEqual([other, third]);
		expect(after.ok && applied(after.value, inverse(changes))).toEqual({ ok: true, value: content });
		expect(applied(content, [{ zone: '甲', draw: [one], erase: [] }]).ok).toBe(false);
		expect(applied(content, [{ zone: '甲', draw: [], erase: [other] }]).ok).toBe(false);
		expect(applied(content, [{ zone: '甲', from: { ...content[0]! }, to: null }]).ok).toBe(false);
		expect(applied(content, removed(content[0]!))).toEqual({ ok: true, value: [] });
	});
	test('are carried from one version to another, into copies, and told where two differ', () => {
		const [mine, theirs] = [[zone('甲', one, other), zone('乙', third)], [zone('甲', one)]];
		const next = applied(theirs, between(theirs, mine));
		expect(next.ok && next.value).toEqual(mine);
		expect(copied(mine, () => '丙').map(({ drawn }) => drawn)).toEqual([[one, other], [third]]);
		expect(apartZones(mine, theirs).map(({ mineDrawn, theirsDrawn }) => [mineDrawn, theirsDrawn])).toEqual([[1, 0], [1, 0]]); // prettier-ignore
		expect(apartZones(mine, mine)).toEqual([]);
	});
	test('may not lie over each other, not even of two zones or on the way', () => {
		const reason = (content: PlanContent) => {
			const kept = drawnRule(content, range);
			return kept.ok ? 'kept' : kept.reason;
		};
		expect(reason([zone('甲', one, other), zone('乙', third)])).toBe('kept');
		expect(reason([zone('甲', one), zone('乙', box(20, 20, 10))])).toBe('drawn.overlaps');
		expect(reason([zone('甲', one), zone('乙', box(50, 50))])).toBe('drawn.crosses');
		expect(reason([zone('甲', box(90_000))])).toBe('drawn.outside');
		const many: GridRing = Array.from({ length: 5001 }, (_, at) => [EAST + at, NORTH + at * at]);
		expect(reason([zone('甲', [many])])).toBe('drawn.many');
		const bad = drawnInto({ id: '甲' }, [one, box(50, 50)]);
		expect(drawnStepsRule([zone('甲')], [{ changes: bad }, { changes: inverse(bad) }], range).ok).toBe(false);
	});
	test('count once: what lies in a village of the zone adds nothing', () => {
		const shape = (part: DrawnPart) => [
			part.map((ring) => [...ring, ring[0]!].map(([x, y]) => [x / 1e8, y / 1e8] as const))
		];
		const whole = muBeyond([one], [], 111);
		expect(whole).toBeGreaterThan(1000);
		expect(muBeyond([one], [shape(one)], 111)).toBe(0);
		expect(muBeyond([one], [shape(box(-50, -50, 300))], 111)).toBe(0);
		expect(Math.abs(muBeyond([one], [shape(box(50, -50, 300))], 111) - whole / 2)).toBeLessThanOrEqual(1);
		expect(muBeyond([one, other], [shape(other)], 111)).toBe(whole);
	});
});
