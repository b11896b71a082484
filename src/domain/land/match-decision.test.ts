import { describe, expect, test } from 'vitest';
import { decideMatch, unlooked, type AskedMatch } from '#land/match-decision.ts';

const asked = (given: Partial<AskedMatch>): AskedMatch => ({
	act: 'confirmed',
	contractId: 'c1',
	lessee: '王五',
	user: '',
	reason: '',
	note: '',
	...given
});
const confirmed = { ...unlooked, decision: 'confirmed', contractId: 'c1', userName: '王五' } as const;

describe('a decision', () => {
	test('confirms a contract, its lessee the user unless another is named', () => {
		expect(decideMatch(unlooked, asked({}))).toEqual({ ok: true, value: confirmed });
		expect(decideMatch(unlooked, asked({ user: ' 李四 ' }))).toMatchObject({ value: { userName: '李四' } });
	});

	test('rules a contract out, and confirming it later takes that back', () => {
		const out = decideMatch(unlooked, asked({ act: 'rejected', reason: '走访问过' }));
		expect(out).toMatchObject({ ok: true, value: { decision: null, rejected: { c1: '走访问过' } } });
		if (out.ok) {
			expect(decideMatch(out.value, asked({}))).toEqual({ ok: true, value: confirmed });
			expect(decideMatch(out.value, asked({ act: 'unrejected' }))).toEqual({ ok: true, value: unlooked });
		}
	});

	test.each(['no_contract', 'household', 'not_in_scope', 'collective_unused'] as const)(
		'%s needs a reason, and lets a contract go',
		(act) => {
			const without = asked({ act, contractId: null });
			expect(decideMatch(confirmed, without)).toMatchObject({ ok: false, reason: 'match.reason' });
			expect(decideMatch(confirmed, { ...without, reason: '走访问过', user: '赵六' })).toEqual({
				ok: true,
				value: { ...unlooked, decision: act, reason: '走访问过', userName: '赵六' }
			});
		}
	);

	test('is taken back, the note and what was ruled out stay', () => {
		const record = { ...confirmed, note: '地边有树', rejected: { c2: '' } };
		expect(decideMatch(record, asked({ act: 'withdrawn', contractId: null }))).toEqual({
			ok: true,
			value: { ...unlooked, note: '地边有树', rejected: { c2: '' } }
		});
	});

	test.each([
		['withdrawn', {}, 'match.undecided'],
		['rejected', { contractId: null }, 'match.contract_needed'],
		['confirmed', { contractId: null }, 'match.contract_needed'],
		['noted', { note: 'x'.repeat(501) }, 'match.note'],
		['confirmed', { user: 'x'.repeat(101) }, 'match.user'],
		['no_contract', { reason: '看' }, 'match.reason'],
		['no_contract', { reason: '看'.repeat(201) }, 'match.reason']
	] as const)('%s %j is refused: %s', (act, given, reason) => {
		expect(decideMatch(unlooked, asked({ act, ...given }))).toMatchObject({ ok: false, reason });
	});

	test('what is confirmed is not ruled out in one breath', () => {
		expect(decideMatch(confirmed, asked({ act: 'rejected' }))).toMatchObject({ ok: false, reason: 'match.confirmed' });
	});
});
