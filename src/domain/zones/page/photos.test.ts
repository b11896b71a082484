import { expect, test } from 'vitest';
import { cameraTold } from './photos.ts';

const facts = { takenAt: '2026-06-30 14:05:09', place: [111.67, 38.28] as const, orientation: 6 };

test.each([
	['who sees the county and coordinates', '149901102208', true, true, true],
	['who sees the village and coordinates', '149901102208', false, true, true],
	['who sees a part, of a picture of the whole zone', null, false, true, false],
	['who sees the county, of a picture of the whole zone', null, true, true, true],
	['who may not see coordinates', '149901102208', true, false, false]
])('where a camera stood is told to %s: %#', (_, village, whole, coordinates, told) =>
	expect(cameraTold(facts, village, { whole, coordinates })).toEqual({
		takenAt: facts.takenAt,
		place: told ? facts.place : null
	})
);
