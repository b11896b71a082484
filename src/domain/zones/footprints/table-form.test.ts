import { expect, test } from 'vitest';
import { shippedTable } from './settings.ts';
import { cellKey, cellsOf, emptyCells, tableOf } from './table-form.ts';

test('a table comes back from its form as it was; an emptied cell is left out', () => {
	expect(tableOf(cellsOf(shippedTable))).toEqual(shippedTable);
	expect(tableOf(emptyCells())).toEqual({});
	const cells = cellsOf(shippedTable);
	cells[cellKey('pond', 'farmland_red')] = { verdict: '', source: '还在' };
	cells[cellKey('pond', 'urban_boundary')] = { verdict: '', source: '' };
	expect(Object.hasOwn(tableOf(cells), 'pond')).toBe(false);
});
