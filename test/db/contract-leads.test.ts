import { expect, test } from 'vitest';
import { contractDetail } from '#land/contracts/detail.read.server.ts';
import { testEngine, testRead } from '#test/database.ts';
import { analyse, oneVillage } from '#test/one-village.ts';

test('a contract’s page tells leads of villages in sight alone, though a survey elsewhere states its number', async () => {
	const engine = await testEngine();
	const at = await oneVillage(engine, 207);
	const { parcel, contract, link } = at.lease([100, 100, 100, 100], 1500, { number: 'HT-1', method: '120' });
	const stated = { contract_number: 'HT-1' };
	await at.load({
		...{ parcel: [parcel], contract: [contract], contract_parcel: [link] },
		occupation: [
			at.make.occupation({ ...stated, village_code: at.village, shape: at.make.rectangle(100, 100, 121.33, 100) }),
			at.make.occupation({ ...stated, village_code: at.beside, shape: at.make.rectangle(2100, 100, 90, 50) })
		]
	});
	await analyse(engine, at.code);
	const leads = async (prefixes?: string[]) => {
		const db = testRead(engine, at.code, prefixes && { prefixes });
		return (await contractDetail(db, contract.feature_no, '2026-05-06'))!.leads.length;
	};
	expect(await leads([at.village])).toBeGreaterThan(0);
	expect(await leads()).toBeGreaterThan(await leads([at.village]));
});
