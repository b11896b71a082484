import { expect, test } from 'vitest';
import { chainInForce } from './chain-in-force.ts';
import type { Enterprise, EnterpriseLink } from './enterprises/enterprise.ts';

const link = (kind: EnterpriseLink['kind'], village: string): EnterpriseLink => ({
	...{ id: kind + village, version: 1, kind, village, villageName: village, partner: null, partnerName: null },
	...{ partnerCode: null, partnerVillage: null, product: '青贮', startsOn: null, endsOn: null }
});
const firm = (number: number, village: string, ...links: EnterpriseLink[]): Enterprise => ({
	...{
		id: String(number),
		version: 1,
		number,
		name: `企业${number}`,
		key: '',
		kind: 'leading',
		product: '',
		own: true
	},
	...{ code: `91-${number}`, capacity: null, capacityUnit: null, village, villageName: village, villageKey: '' },
	...{ place: null, note: null, retiredOn: null, links }
});
const whole = firm(1, 'a', link('buys_from', 'b'), link('sells_to', 'c'));
const half = firm(2, 'a', link('buys_from', 'b'), link('sells_to', 'x'));

test.each([
	['named and standing', '91-1', [whole, half], 'pass', 1, false],
	['named and failing, whoever else would do', '91-2', [whole, half], 'fail', 2, false],
	['nobody named: one of the register makes it stand', null, [half, whole], 'pass', 1, true],
	['nobody named: one that does not is no failure', null, [half], 'not_yet', 2, true],
	['nobody named, nobody there', null, [firm(3, 'x')], 'not_yet', null, false]
] as const)('%s', (_, anchor, enterprises, state, number, lookedUp) => {
	const chain = chainInForce(new Set(['a', 'b', 'c']), anchor, enterprises, '2026-06-01');
	expect([chain.state, chain.anchor?.number ?? null, chain.lookedUp]).toEqual([state, number, lookedUp]);
	if (state !== 'fail') expect(chain.findings.some((finding) => finding.state === 'fail')).toBe(false);
});
