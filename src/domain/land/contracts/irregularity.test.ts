import { describe, expect, test } from 'vitest';
import type { ContractFacts } from './facts.ts';
import { irregularitiesOf, rules } from './irregularity.ts';
import { irregularityKinds, personKinds, RESTRICTED_KIND, type IrregularityKind } from './irregularity-kinds.ts';
import { contractValuesOn, type DatedContractValue } from './settings.ts';

const TODAY = '2026-11-22';

const sound: ContractFacts = {
	...{ id: 'a', version: 1, kind: 'resource', objectKind: 'land', form: 'written', method: '123' },
	...{ contractedMu: 1500, signedOn: '2015-03-01', startsOn: '2015-03-01', endsOn: '2035-03-01', lesseeOutside: false },
	...{ assetName: null, rentUnit: 'mu_year', growthClause: null, paidTo: '2027-03-01', arrearsFen: 0 },
	terms: {
		rents: [
			{ from: '2015-03-01', to: '2025-03-01', fen: 30_000 },
			{ from: '2025-03-01', to: '2035-03-01', fen: 33_000 }
		],
		assets: []
	},
	...{ referenceFen: 30_000, countyPrice: null, procedureDone: true, villageResolution: '2015年第1次' },
	...{ townshipApproval: null, auctionNumber: null, plots: { count: 0, clear: 0 } },
	parcels: { count: 1, known: 1, mu: 1500, household: 0, builtOnFarmland: 0 },
	...{ leads: {}, head: null }
};
const head = (rest: object): ContractFacts['head'] => ({
	...{ number: 'H', known: true, household: false, startsOn: '2010-01-01', endsOn: '2040-01-01', rentUnit: 'mu_year' },
	terms: { rents: [{ from: null, to: null, fen: 33_000 }], assets: [] },
	...rest
});
const flat = { rents: [{ from: null, to: null, fen: 30_000 }], assets: [] };

const found = (change: Partial<ContractFacts>, dated: DatedContractValue[] = []): IrregularityKind[] => {
	const facts = { ...sound, ...change };
	return irregularitiesOf(facts, contractValuesOn(facts.signedOn ?? TODAY, dated), TODAY).map(({ kind }) => kind);
};
const set = (key: string, value: unknown, validFrom = '1990-01-01'): DatedContractValue => ({
	...{ key, value, validFrom, source: '演示〔2026〕1号' }
});

describe('what the record itself says', () => {
	test('a sound contract has nothing', () => expect(found({})).toEqual([]));

	test.each<[string, IrregularityKind, Partial<ContractFacts>]>([
		['by word of mouth', 'oral', { form: 'oral' }],
		['a receipt alone', 'receipt_only', { form: 'receipt' }],
		['a day beyond twenty years', 'over_term', { endsOn: '2035-03-02' }],
		['household land beyond its round', 'over_term', { parcels: { ...sound.parcels, household: 1 } }],
		['let on from a household contract', 'over_term', { head: head({ household: true }) }],
		['a fen below the reference', 'low_price', { referenceFen: 30_001 }],
		[
			'below the county’s price',
			'low_price',
			{ referenceFen: null, countyPrice: { fen: 30_001, validFrom: '2014-01-01', source: '价格〔2014〕2号' } }
		],
		['no growth where the clause says none', 'no_growth_clause', { growthClause: false, terms: flat }],
		['parcels that come to more', 'area_mismatch', { parcels: { ...sound.parcels, mu: 1506 } }],
		['leads of land beyond it', 'over_occupied', { leads: { over_area: { numbers: [7], mu: 322 } } }],
		['no resolution', 'no_procedure', { procedureDone: false, villageResolution: null }],
		['an outsider without approval', 'no_approval', { lesseeOutside: true }],
		['let on beyond its head', 'sublet', { head: head({ endsOn: '2030-01-01' }) }],
		['let on before its head', 'sublet', { head: head({ startsOn: '2015-03-02' }) }],
		['let on dearer than it was had', 'sublet', { head: head({ terms: flat }) }],
		['built over within permanent farmland', 'use_changed', { parcels: { ...sound.parcels, builtOnFarmland: 1 } }],
		['what is owed', 'arrears', { arrearsFen: 1 }],
		['not paid up to today', 'arrears', { paidTo: TODAY.replace('22', '21') }],
		[
			'sides that are not all named',
			'missing_parcel',
			{ parcels: { ...sound.parcels, count: 0, known: 0 }, plots: { count: 2, clear: 1 } }
		],
		['let twice', 'duplicate', { leads: { double_contracted: { numbers: [9], mu: 10 } } }],
		['still in use after its end', 'expired_held', { leads: { expired_held: { numbers: [3], mu: 5 } } }],
		['paid for beyond its end', 'expired_held', { endsOn: '2025-03-01', paidTo: '2027-03-01', terms: sound.terms }]
	])('%s: %s', (_, kind, change) => expect(found(change)).toEqual([kind]));

	test('bidding alone from the county’s day on', () => {
		const from = [set('contract.auction_from', '2015-01-01')];
		expect(found({}, from)).toEqual(['not_auctioned']);
		expect(found({ auctionNumber: 'JY1' }, from)).toEqual([]);
		expect(found({ method: '121' }, from)).toEqual([]);
		expect(found({ signedOn: '2014-12-31' }, from)).toEqual([]);
	});

	test.each<[string, Partial<ContractFacts>]>([
		['twenty years to the day', { startsOn: '2016-02-29', endsOn: '2036-02-28', signedOn: '2016-02-29' }],
		[
			'without a shape, its four sides named',
			{ parcels: { ...sound.parcels, count: 0, known: 0, mu: 0 }, plots: { count: 1, clear: 1 } }
		],
		['a shop without any land', { objectKind: 'shop', parcels: { ...sound.parcels, count: 0, known: 0, mu: 0 } }],
		['a parcel whose 亩 nobody knows', { parcels: { ...sound.parcels, count: 2, known: 1, mu: 700 } }],
		['0.05 亩 off', { parcels: { ...sound.parcels, mu: 1505 } }],
		['an outsider with approval', { lesseeOutside: true, townshipApproval: '乡批1' }],
		['unknown whether it was resolved', { procedureDone: null, villageResolution: null }],
		['one price and nothing known of growth', { growthClause: null, terms: flat }],
		['paid in kind', { rentUnit: 'in_kind', terms: flat, growthClause: false }],
		['paid up to its end', { endsOn: '2025-03-01', paidTo: '2025-03-01' }],
		[
			'nothing known at all',
			{
				signedOn: null,
				startsOn: null,
				endsOn: null,
				rentUnit: null,
				terms: { rents: [], assets: [] },
				paidTo: null,
				arrearsFen: null,
				referenceFen: null
			}
		]
	])('is no irregularity: %s', (_, change) => expect(found(change)).toEqual([]));

	test('a value holds for what was signed while it did, and its document is named', () => {
		const later = [set('contract.lease_years', 10, '2020-01-01')];
		expect(found({}, later)).toEqual([]);
		const facts = { ...sound, signedOn: '2021-03-01', startsOn: '2021-03-01', endsOn: '2033-03-01' };
		const [over] = irregularitiesOf(facts, contractValuesOn('2021-03-01', later), TODAY);
		expect(over).toMatchObject({
			kind: 'over_term',
			basis: '演示〔2026〕1号',
			figures: { years: 10, latest: '2031-02-28' }
		});
	});
});

describe('the twenty kinds', () => {
	test('are nineteen and the restricted one apart', () => {
		expect(irregularityKinds).toHaveLength(19);
		expect(irregularityKinds as readonly string[]).not.toContain(RESTRICTED_KIND);
	});
	test('each is found by a rule or named by a person', () => {
		const known = new Set<string>([...rules.map(({ kind }) => kind), ...personKinds]);
		expect([...irregularityKinds].filter((kind) => !known.has(kind))).toEqual([]);
	});
	test('figures never change by the day alone', () => {
		const facts = {
			...sound,
			paidTo: '2020-01-01',
			arrearsFen: 100,
			form: 'oral' as const,
			leads: { over_area: { numbers: [1], mu: 5 } }
		};
		const on = (day: string) => irregularitiesOf(facts, contractValuesOn('2015-03-01', []), day);
		expect(on('2027-06-01')).toEqual(on('2026-11-22'));
	});
});
