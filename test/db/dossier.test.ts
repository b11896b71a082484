import { beforeAll, describe, expect, test } from 'vitest';
import { accepted } from '#core/outcome.ts';
import { entriesAt } from '#audit/trail.read.server.ts';
import type { Engine } from '#db/engine/types.ts';
import { saveRows } from '#db/save-rows.server.ts';
import { parcelDossier } from '#land/parcel-dossier.read.server.ts';
import { findingDossier } from '#land/finding-dossier.read.server.ts';
import { decideOnPatch, type AskedDecision } from '#land/match-decision.write.server.ts';
import { listFindings } from '#land/finding-list.read.server.ts';
import { withTrail } from '#land/history.ts';
import { parcelTable } from '#land/land-tables.server.ts';
import { zonesUnder } from '#zones/zones-under.read.server.ts';
import { encodeMultiPolygon } from '#core/ewkb.ts';
import { testEngine, testRead, testWrite, valueOf } from '#test/database.ts';
import { insertRows } from '#test/factory.ts';
import { analyse, oneVillage } from '#test/one-village.ts';

let engine: Engine;
beforeAll(async () => {
	engine = await testEngine();
});

/** A plot of 15 亩 under contract, the survey 3.20 亩 beyond it, on a red line and a land use by halves, in a zone. */
async function world(seed: number) {
	const at = await oneVillage(engine, seed);
	const { parcel, contract, link } = at.lease([100, 100, 100, 100], 1500, { lessee_name: '王建国' });
	const household = at.make.contract({ village_code: at.village, household: true, lessee_name: '赵大山' });
	await at.load({
		parcel: [parcel],
		contract: [contract, household],
		contract_parcel: [link, at.make.contractParcel({ contract_id: household.id, parcel_id: parcel.id })],
		occupation: [
			at.make.occupation({
				village_code: at.village,
				contract_number: contract.number,
				lessee_name: '王建国',
				shape: at.make.rectangle(100, 100, 121.33, 100)
			})
		]
	});
	const zone = at.make.zone({ name: '玉露香梨产业区', shape: at.make.rectangle(0, 0, 500, 500) });
	valueOf(
		await testWrite(engine, at.code, async (tx) => {
			await insertRows(tx, 'constraint_area', [
				at.make.constraintArea({ name: '基本农田一', shape: at.make.rectangle(100, 100, 50, 100) })
			]);
			await insertRows(tx, 'land_use', [
				at.make.landUse({ use_code: '0103', use_name: '旱地', shape: at.make.rectangle(0, 0, 150, 400) }),
				at.make.landUse({ use_code: '0201', use_name: '果园', shape: at.make.rectangle(150, 0, 400, 400) })
			]);
			await insertRows(tx, 'zone', [zone]);
			await insertRows(tx, 'grid', [
				at.make.grid({
					village_code: at.village,
					level: 3,
					name: '东沟一组',
					shape: at.make.rectangle(100, 100, 80, 100)
				})
			]);
			await insertRows(tx, 'reclaimed_land', [
				at.make.reclaimedLand({
					...{ village_code: at.village, kind: 'farmland', name: '村北荒地' },
					shape: at.make.rectangle(150, 150, 50, 50)
				})
			]);
			return accepted(null);
		})
	);
	await analyse(engine, at.code);
	return { ...at, parcel, contract };
}

describe('the dossier of a parcel', () => {
	test('tells contracts, surveys, findings, red lines, land use and zones with their 亩, names masked', async () => {
		const at = await world(61);
		const twin = await world(61);
		const db = testRead(engine, at.code);
		const dossier = (await parcelDossier(db, at.parcel.feature_no))!;
		expect(dossier.contracts).toMatchObject([
			{ number: at.contract.number, lessee: '王**', contractedMu: 1500, parcelMu: 1500 }
		]);
		expect(dossier.households).toBe(1);
		expect(dossier.surveys).toMatchObject([{ holder: '王**', mu: 1820, sharedMu: 1500 }]);
		// The piece beyond the contract only touches the parcel; it is told all the same.
		expect(dossier.findings.map(({ kind, overMu }) => [kind, overMu])).toEqual([
			['over_area', 320],
			['on_uncontracted', 320]
		]);
		expect(dossier.liesOn).toEqual([
			{ what: 'red_line', kind: 'farmland_red', name: '基本农田一', mu: 750 },
			{ what: 'land_use', kind: 'survey:0103', name: '旱地', mu: 750 },
			{ what: 'land_use', kind: 'survey:0201', name: '果园', mu: 750 },
			{ what: 'reclaimed', kind: 'farmland', name: '村北荒地', mu: 375 },
			{ what: 'grid', kind: '3', name: '东沟一组', mu: 1200 }
		]);
		expect(await zonesUnder(db, 'parcel', dossier.id)).toMatchObject([{ name: '玉露香梨产业区', sharedMu: 1500 }]);
		expect(dossier.plan!.legend.map(({ key }) => key)).toEqual([
			'neighbour',
			'red_line:farmland_red',
			'other_occupation',
			'subject'
		]);
		expect(JSON.stringify(dossier)).not.toMatch(/王建国|赵大山/);
		// The other county's dossier speaks of its own land.
		expect((await parcelDossier(testRead(engine, twin.code), twin.parcel.feature_no))!.liesOn).toHaveLength(5);
		const elsewhere = testRead(engine, at.code, { prefixes: [`${at.village.slice(0, 9)}999`] });
		expect(await parcelDossier(elsewhere, at.parcel.feature_no)).toBeNull();
	});

	test('shows versions side by side, what changed, and who wrote it', async () => {
		const at = await world(62);
		const shape = String(encodeMultiPolygon(at.make.rectangle(100, 100, 100, 80), 4490));
		valueOf(
			await testWrite(engine, at.code, async (tx) => {
				const state = { register: 'parcel', code: at.parcel.code, name: '村东地' };
				await saveRows(tx, parcelTable, [{ row: 1, state, shape }], at.make.newId());
				return accepted(null);
			})
		);
		const db = testRead(engine, at.code);
		const dossier = (await parcelDossier(db, at.parcel.feature_no))!;
		expect(dossier.version).toBe(2);
		expect(dossier.versions).toHaveLength(1);
		const [{ before, after, changes }] = dossier.versions as [(typeof dossier.versions)[number]];
		expect([before.areaMu, after.areaMu]).toEqual([1500, 1200]);
		expect(changes).toEqual([
			{ field: 'name', from: null, to: '村东地' },
			{ field: 'area_mu', from: 1500, to: 1200 }
		]);
		// One scale for both, each with the other's outline.
		expect(before.plan!.scale).toBe(after.plan!.scale);
		expect(before.plan!.paths.map(({ key }) => key)).toEqual(['former', 'subject']);
		expect(before.plan!.paths[1]!.d).toBe(after.plan!.paths[0]!.d);
		const told = withTrail(dossier.events, await entriesAt(db, dossier.events.map((event) => event.at))); // prettier-ignore
		expect(told.at(-1)).toMatchObject({ kind: 'changed', cause: 'land.import', actor: '本机操作员', version: 2 });
		expect(told.at(-1)!.seq).toBeGreaterThan(0);
	});
});

describe('what people said of whose land a parcel is', () => {
	test('stands in its dossier and its history with names masked, in its own county alone', async () => {
		const at = await oneVillage(engine, 64);
		const twin = await oneVillage(engine, 64);
		const lease = () => ({ ...at.lease([100, 100, 100, 100], 1500, { lessee_name: '王建国' }) });
		const { parcel, contract } = lease();
		const extra = JSON.stringify({ DKDZ: '赵大山地', DKNZ: '沟' });
		for (const world of [at, twin])
			await world.load({
				parcel: [{ ...parcel, county_code: world.code, extra } as typeof parcel],
				contract: [{ ...contract, county_code: world.code }]
			});
		const say = async (given: Partial<AskedDecision>) =>
			valueOf(
				await testWrite(
					engine,
					at.code,
					(tx, actor) =>
						decideOnPatch(tx, actor, {
							...{ kind: 'parcel', number: parcel.feature_no, version: 0, act: 'confirmed' },
							...{ contract: null, user: '', reason: '', note: '', to: 0 },
							...given
						} as AskedDecision),
					{ permission: 'land.match.decide' }
				)
			);
		await say({ contract: contract.number });
		await say({ version: 1, act: 'noted', note: '地边有树' });
		const db = testRead(engine, at.code);
		const dossier = (await parcelDossier(db, parcel.feature_no))!;
		expect(dossier.match).toMatchObject({
			...{ decision: 'confirmed', contract: contract.number, user: '王**', note: '地边有树', actor: '本机操作员' }
		});
		expect(dossier.sides).toEqual({ east: '赵**地', south: '沟' });
		expect(dossier.events.map(({ kind, about, said }) => [kind, about, said])).toEqual([
			['recorded', null, null],
			['match_confirmed', contract.number, null],
			['match_noted', null, '地边有树']
		]);
		const told = withTrail(dossier.events, await entriesAt(db, dossier.events.map((event) => event.at))); // prettier-ignore
		expect(told.at(-1)!.seq).toBeGreaterThan(0);
		expect(JSON.stringify(dossier)).not.toMatch(/王建国|赵大山/);
		const other = (await parcelDossier(testRead(engine, twin.code), parcel.feature_no))!;
		expect([other.match, other.events.map(({ kind }) => kind)]).toEqual([null, ['recorded']]);
	});
});

describe('the dossier of a finding', () => {
	test('tells what it is, where it lies and what happened to it', async () => {
		const at = await world(63);
		const db = testRead(engine, at.code);
		const over = (await listFindings(db, '2026-11-24')).find(({ kind }) => kind === 'over_area')!;
		const dossier = (await findingDossier(db, over.number, '亩'))!;
		expect(dossier.detail).toMatchObject({ overMu: 320, holder: '王**' });
		expect(dossier.liesOn).toEqual([{ what: 'land_use', kind: 'survey:0201', name: '果园', mu: 320 }]);
		expect(dossier.findings.map(({ kind }) => kind)).toEqual(['on_uncontracted']);
		expect(dossier.plan!.legend.map(({ key }) => key)).toContain('finding:over_area');
		expect(dossier.plan!.texts.map(({ text }) => text)).toContain(`${String(over.number).padStart(4, '0')} · 3.20 亩`);
		expect(dossier.events.map(({ kind }) => kind)).toEqual(['recorded']);
		expect(JSON.stringify(dossier)).not.toMatch(/王建国/);
		const elsewhere = testRead(engine, at.code, { prefixes: [`${at.village.slice(0, 9)}999`] });
		expect(await findingDossier(elsewhere, over.number, '亩')).toBeNull();
	});
});
