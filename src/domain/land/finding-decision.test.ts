import { expect, test } from 'vitest';
import { decide } from './finding-decision.ts';

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
