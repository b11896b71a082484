import fc from 'fast-check';
import { expect, test } from 'vitest';
import { byTownship, classBounds } from '#screen/townships.ts';

const village = fc.record({
	code: fc.string(),
	name: fc.string(),
	townshipCode: fc.constantFrom('149901100', '149901101', '149901200'),
	longitude: fc.constant(111),
	latitude: fc.constant(38),
	leads: fc.nat(50),
	overMu: fc.nat(100_000),
	reclaimedMu: fc.nat(100_000)
});

test('townships add up to their villages, whatever the villages are', () => {
	fc.assert(
		fc.property(fc.array(village), (villages) => {
			const townships = byTownship(villages, new Map());
			for (const figure of ['leads', 'overMu', 'reclaimedMu'] as const) {
				const sum = (rows: readonly Record<typeof figure, number>[]) =>
					rows.reduce((total, row) => total + row[figure], 0);
				expect(sum(townships)).toBe(sum(villages));
			}
		})
	);
});

test('the township with most land over contract stands first', () => {
	const place = { name: '', longitude: 0, latitude: 0, leads: 0, reclaimedMu: 0 };
	const rows = [
		{ ...place, code: '1', townshipCode: 'a', overMu: 10 },
		{ ...place, code: '2', townshipCode: 'b', overMu: 30 }
	];
	expect(byTownship(rows, new Map([['b', '石门镇']])).map(({ name }) => name)).toEqual(['石门镇', 'a']);
});

test('class bounds rise, and nothing at all has none', () => {
	expect(classBounds([])).toEqual([]);
	expect(classBounds([0, 0])).toEqual([]);
	fc.assert(
		fc.property(fc.array(fc.nat(1_000_000), { minLength: 1 }), (values) => {
			const bounds = classBounds(values);
			expect(bounds).toEqual([...bounds].sort((a, b) => a - b));
			expect(new Set(bounds).size).toBe(bounds.length);
		})
	);
});
