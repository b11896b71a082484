import { expect, test } from 'vitest';
import { AT_ONCE, decide, decideAll, noteOf, seenFindingsOf, seenFindingsText } from './finding-decision.ts';

const dismiss = { decision: 'dismissed', reason: '已到现场，为公用路面', version: 3 } as const;

test('a suspicion is dismissed with a reason, and taken back without one', () => {
	expect(decide({ status: 'suspected', version: 3 }, dismiss)).toEqual({
		ok: true,
		value: { status: 'dismissed', reason: dismiss.reason }
	});
	expect(decide({ status: 'dismissed', version: 4 }, { decision: 'restored', reason: ' ', version: 4 })).toEqual({
		ok: true,
		value: { status: 'suspected', reason: null }
	});
});

test('three characters are no reason, and neither is a page of text', () => {
	for (const reason of ['', '  无  ', '不属实', '长'.repeat(501)])
		expect(decide({ status: 'suspected', version: 3 }, { ...dismiss, reason })).toMatchObject({
			ok: false,
			reason: 'finding.reason_needed'
		});
});

test('what changed meanwhile, is in a case, or is already dismissed is refused', () => {
	expect(decide({ status: 'suspected', version: 4 }, dismiss)).toMatchObject({ reason: 'finding.changed' });
	for (const status of ['in_case', 'dismissed', 'gone'] as const)
		expect(decide({ status, version: 3 }, dismiss)).toMatchObject({ reason: 'finding.status' });
	expect(decide({ status: 'suspected', version: 3 }, { ...dismiss, decision: 'restored' })).toMatchObject({
		reason: 'finding.status'
	});
});

test('many are decided all or none, and a refusal names those it is about', () => {
	const standing = new Map([
		[1, { status: 'suspected', version: 3 } as const],
		[2, { status: 'suspected', version: 3 } as const],
		[3, { status: 'dismissed', version: 3 } as const]
	]);
	const all = (numbers: readonly number[], version = 3) =>
		decideAll(standing, { ...dismiss, findings: numbers.map((number) => ({ number, version })) });
	expect(all([1, 2])).toMatchObject({ ok: true, value: { status: 'dismissed' } });
	expect(all([1, 3])).toMatchObject({ reason: 'finding.status', detail: { numbers: [3], count: 1 } });
	expect(all([1, 2], 2)).toMatchObject({ reason: 'finding.changed', detail: { numbers: [1, 2], count: 2 } });
	expect(all([1, 9])).toMatchObject({ reason: 'finding.unknown', detail: { numbers: [9] } });
	expect(all([])).toMatchObject({ reason: 'finding.too_many' });
	expect(all(Array.from({ length: AT_ONCE + 1 }, (_, index) => index))).toMatchObject({ reason: 'finding.too_many' });
});

test('findings and their versions go as text and come back; nonsense and doubles are no list', () => {
	const seen = [
		{ number: 12, version: 1 },
		{ number: 13, version: 4 }
	];
	expect(seenFindingsText(seen)).toBe('12:1,13:4');
	expect(seenFindingsOf('12:1,13:4')).toEqual(seen);
	for (const text of ['', '12', '12:1,', 'a:1', '12:1,12:2', '12:1;13:1']) expect(seenFindingsOf(text)).toBeNull();
});

test('a note has 2 to 500 characters', () => {
	expect(noteOf('  已约村里  ')).toBe('已约村里');
	for (const text of ['', ' 看 ', '长'.repeat(501)]) expect(noteOf(text)).toBeNull();
});
