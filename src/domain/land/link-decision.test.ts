import { expect, test } from 'vitest';
import { decideLink } from './link-decision.ts';

const cut = { decision: 'cut', reason: '同名不同人' } as const;
const confirm = { decision: 'confirmed', reason: '' } as const;
const withdraw = { decision: 'withdrawn', reason: '' } as const;

test('a link by name is confirmed, or cut with a reason', () => {
	expect(decideLink({ linkedBy: 'lessee_name', decision: null }, confirm)).toMatchObject({ ok: true });
	expect(decideLink({ linkedBy: 'lessee_name', decision: null }, cut)).toEqual({
		ok: true,
		value: { decision: 'cut', reason: '同名不同人' }
	});
	expect(decideLink({ linkedBy: 'confirmed', decision: 'confirmed' }, cut)).toMatchObject({ ok: true });
	expect(decideLink({ linkedBy: 'lessee_name', decision: null }, { ...cut, reason: '不是' })).toMatchObject({
		reason: 'link.reason_needed'
	});
});

test('what a number or a code says is not a person’s to cut, and neither is no link', () => {
	for (const linkedBy of ['contract_number', 'parcel_code', 'lessee_code', null])
		for (const asked of [cut, confirm])
			expect(decideLink({ linkedBy, decision: null }, asked)).toMatchObject({ reason: 'link.not_by_name' });
});

test('a decision is withdrawn once, also when the link it cut is gone', () => {
	expect(decideLink({ linkedBy: null, decision: 'cut' }, withdraw)).toMatchObject({ ok: true });
	for (const decision of [null, 'withdrawn'] as const)
		expect(decideLink({ linkedBy: 'lessee_name', decision }, withdraw)).toMatchObject({ ok: false });
	expect(decideLink({ linkedBy: 'lessee_name', decision: 'cut' }, cut)).toMatchObject({ reason: 'link.already' });
	expect(decideLink({ linkedBy: 'lessee_name', decision: 'withdrawn' }, cut)).toMatchObject({ ok: true });
});
