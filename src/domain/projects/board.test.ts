import fc from 'fast-check';
import { expect, test } from 'vitest';
import { projectsTogether } from './board.ts';
import type { ProjectRow } from './project.ts';
import { projectStates } from './stages.ts';

const project = fc.record({
	number: fc.nat(),
	state: fc.constantFrom(...projectStates),
	askedFen: fc.nat(1e9),
	approvedFen: fc.option(fc.nat(1e9)),
	dueOn: fc.option(fc.constantFrom('2026-06-01', '2026-06-10', '2026-07-01'))
});

test('stages hold every project that was not rejected, once; what is late is open and past its day', () => {
	fc.assert(
		fc.property(fc.array(project, { maxLength: 40 }), (drawn) => {
			const rows = drawn as unknown as ProjectRow[];
			const told = projectsTogether(rows, '2026-06-10', 5);
			const rejected = rows.filter(({ state }) => state === 'rejected').length;
			expect(told.stages.reduce((all, { count }) => all + count, 0)).toBe(rows.length - rejected);
			expect(told.open + told.closed + rejected).toBe(told.all);
			expect(told.overdue.length).toBe(Math.min(5, told.late));
			expect(told.overdue.every(({ dueOn, state }) => dueOn! < '2026-06-10' && state !== 'closed')).toBe(true);
		})
	);
});
