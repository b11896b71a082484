import { sql } from 'kysely';
import { dayOf } from '#core/period.ts';
import type { Actor } from '#core/permission.ts';
import { changeRow } from '#db/one-row.server.ts';
import type { Tx } from '#db/tx.server.ts';
import { caseNumber, newest, type Papers } from '#land/cases/case.ts';
import type { StoredCase } from '#land/cases/case.read.server.ts';
import { assetTable, stateOf } from './asset-table.server.ts';
import { putAsset } from './record.write.server.ts';

/**
 * What a case concluded as 收归集体 leaves: a record of what was taken back, with the found land on the map, or the record
 * joined that its land has already.
 */
export async function takeBack(tx: Tx, actor: Actor, found: StoredCase, papers: Papers): Promise<void> {
	if (await joined(tx, found)) return;
	const measured = newest(papers.measurements)?.measuredMu ?? 0;
	const mu = Math.max(1, measured > 0 ? measured : found.suspectedMu);
	const { id } = await putAsset(tx, actor, {
		state: {
			...{
				code: null,
				village_code: found.village,
				object_kind: 'land',
				name: `核查案件 ${caseNumber(found.number)} 收归土地`
			},
			...{ area_mu: mu, units: null, reclaimed_on: dayOf(tx.now), jobs: null, gain_fen: null, note: null }
		},
		...{ caseId: found.id, origin: 'case' }
	});
	await putLand(tx, id, found, mu);
}

/** A case of an earlier ledger is about land that is on the map: where that has a record, the case joins it. */
async function joined(tx: Tx, found: StoredCase): Promise<boolean> {
	const { rows } = await sql<{ id: string }>`
		select reclaimed_asset.id
		from land_case_reclaimed
		join reclaimed_asset_land on reclaimed_asset_land.county_code = ${tx.county} and reclaimed_asset_land.reclaimed_id = land_case_reclaimed.reclaimed_id
		join reclaimed_asset on reclaimed_asset.county_code = ${tx.county} and reclaimed_asset.id = reclaimed_asset_land.asset_id
		where land_case_reclaimed.county_code = ${tx.county} and land_case_reclaimed.case_id = ${found.id}::uuid
			and reclaimed_asset.case_id is null
		limit 1`.execute(tx.query);
	const id = rows[0]?.id;
	if (id === undefined) return false;
	await changeRow(tx, assetTable, id, { ...(await stateOf(tx, id)), case_id: found.id });
	tx.note({
		...{ kind: 'reclaimed_asset', ids: [id], village: found.village },
		detail: { act: 'joined', case: found.number }
	});
	return true;
}

/** The land of a case's findings on the map, one shape a place: findings of one survey speak of the same land, the largest counts. */
async function putLand(tx: Tx, asset: string, found: StoredCase, measured: number): Promise<void> {
	const { rows } = await sql<{ id: string; mu: number }>`
		select distinct on (coalesce(finding.occupation_id, finding.id)) finding.id, finding.over_mu as mu
		from land_case_finding
		join finding on finding.county_code = ${tx.county} and finding.id = land_case_finding.finding_id
		where land_case_finding.county_code = ${tx.county} and land_case_finding.case_id = ${found.id}::uuid
			and finding.shape is not null and finding.over_mu > 0
		order by coalesce(finding.occupation_id, finding.id), finding.over_mu desc, finding.id`.execute(tx.query);
	if (rows.length === 0) return;
	const first = await tx.takeNumbers('reclaimed_land', rows.length);
	for (const [index, { id, mu }] of rows.entries()) {
		const land = tx.newId();
		const code = `HC${caseNumber(found.number)}-${index + 1}`;
		await sql`
			insert into reclaimed_land (county_code, id, version, recorded_at, feature_no, code, name, kind, village_code, ledger_mu,
				reclaimed_on, contract_number, shape, gk_srid)
			select finding.county_code, ${land}::uuid, 1, ${tx.now}::timestamptz, ${first + index}::integer, ${code}, null, ${found.landKind},
				${found.village}, ${rows.length === 1 ? measured : mu}::integer, ${dayOf(tx.now)}::date, ${found.contract}::text, finding.shape,
				finding.gk_srid
			from finding where finding.county_code = ${tx.county} and finding.id = ${id}::uuid`.execute(tx.query);
		await tx.query
			.insertInto('reclaimed_asset_land')
			.values({ county_code: tx.county, id: tx.newId(), asset_id: asset, reclaimed_id: land })
			.execute();
		await tx.query
			.insertInto('land_case_reclaimed')
			.values({ county_code: tx.county, id: tx.newId(), case_id: found.id, reclaimed_id: land, reclaimed_version: 1 })
			.execute();
	}
}
