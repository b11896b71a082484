import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ContractClaims, EVER_SINCE, FOR_EVER, type Claim } from './contract-claims.ts';

const contract = (number: number) => ({ contract: number, id: `c${number}`, number: `N${number}`, household: false });
const day = fc.integer({ min: 0, max: 20 });
const claim: fc.Arbitrary<Claim> = fc.record({
	parcel: fc.integer({ min: 1, max: 6 }),
	starts: fc.option(day, { nil: EVER_SINCE }),
	ends: fc.option(day, { nil: FOR_EVER }),
	contract: fc.integer({ min: 1, max: 4 }).map(contract)
});

test('who claims a parcel on a day: from the first day on, no longer on the last, all but one', () => {
	fc.assert(
		fc.property(
			fc.array(claim),
			fc.integer({ min: 0, max: 8 }),
			day,
			fc.option(fc.integer({ min: 1, max: 4 })),
			(claims, parcel, on, but) => {
				const expected = claims.filter(
					(each) => each.parcel === parcel && each.starts <= on && on < each.ends && each.contract.contract !== but
				);
				expect(new ContractClaims(claims).on(parcel, on, but)).toEqual(expected.map((each) => each.contract));
			}
		)
	);
});
