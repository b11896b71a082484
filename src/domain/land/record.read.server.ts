import { sql, type RawBuilder } from 'kysely';
import { maskedName } from '#core/masked-name.ts';
import { inScope } from '#db/in-scope.ts';
import type { ReadDb } from '#db/read.server.ts';
import { boxOf, placeOf } from '#territory/record.read.server.ts';
import { boundsOfBox, type Fact, type MapRecord, type RecordKind, type RecordList } from '#territory/record.ts';
import { lastDayOf } from '#land/period-end.ts';
import {
	contractsOfParcel,
	findingsOf,
	occupationsOfContract,
	parcelsOfContract,
	type Chosen
} from '#land/record-lists.read.server.ts';

type Reader = (db: ReadDb, number: number) => Promise<MapRecord | null>;

/** The record of a piece of land or a contract by its number; null when it is not there or not in scope. */
export async function landRecord(db: ReadDb, kind: RecordKind, number: number): Promise<MapRecord | null> {
	const reader = (readers as Partial<Record<RecordKind, Reader>>)[kind];
	return reader ? reader(db, number) : null;
}

const listed = (...lists: RecordList[]): RecordList[] => lists.filter(({ count }) => count > 0);

const parcelRecord =
	(register: 'parcel' | 'construction_land'): Reader =>
	async (db, number) => {
		const row = await db.query
			.selectFrom('parcel')
			.select(['id', 'code', 'name', 'category', 'ownership', 'land_use_scheme', 'land_use_code', 'declared_mu'])
			.select(['village_code', 'area_mu', boxOf('parcel.shape').as('box')])
			.where('county_code', '=', db.county)
			.where('register', '=', register)
			.where('feature_no', '=', number)
			.where(inScope(db, 'parcel.village_code'))
			.executeTakeFirst();
		if (!row) return null;
		const facts: Fact[] = [
			{ name: 'area', value: { mu: row.area_mu } },
			{ name: 'declared', value: { mu: row.declared_mu } },
			{ name: 'ownership', value: { code: row.ownership, scheme: 'SYQXZ' } }
		];
		if (row.category !== null) facts.push({ name: 'category', value: { code: row.category, scheme: 'DKLB' } });
		facts.push(
			{ name: 'land_use', value: { code: row.land_use_code, scheme: row.land_use_scheme ?? 'survey' } },
			{ name: 'code', value: { text: row.code } }
		);
		const here: Chosen = (table) => sql<boolean>`exists (
			select 1 from parcel here
			where here.county_code = ${db.county} and here.id = ${row.id} and here.gk && ${sql.ref(`${table}.gk`)} and ST_Intersects(here.gk, ${sql.ref(`${table}.gk`)}))`;
		return {
			kind: register,
			number,
			title: row.name ?? row.code.slice(-5),
			village: row.village_code,
			bounds: boundsOfBox(row.box),
			parents: await placeOf(db, row.village_code),
			facts,
			lists: listed(await contractsOfParcel(db, row.id), await findingsOf(db, here))
		};
	};

/** A household's contract has no record here: it is counted per village and nothing more (domain.md finding 9). */
const contractRecord: Reader = async (db, number) => {
	const row = await db.query
		.selectFrom('contract')
		.selectAll('contract')
		.where('county_code', '=', db.county)
		.where('feature_no', '=', number)
		.where('household', '=', false)
		.where(inScope(db, 'contract.village_code'))
		.executeTakeFirst();
	if (!row) return null;
	const { parcels, bounds } = await parcelsOfContract(db, row.id);
	return {
		kind: 'contract',
		number,
		title: row.number,
		village: row.village_code,
		bounds,
		parents: await placeOf(db, row.village_code),
		facts: [
			{ name: 'contracted', value: { mu: row.contracted_mu } },
			{ name: 'lessee', value: { text: maskedName(row.lessee_name) } },
			{ name: 'status', value: { word: row.status } },
			{ name: 'kind', value: { word: row.kind } },
			{ name: 'form', value: { word: row.form } },
			...(row.formerly_oral ? [{ name: 'formerly_oral', value: { word: 'yes' } } as const] : []),
			{ name: 'method', value: { code: row.method, scheme: 'CBJYQQDFS' } },
			{ name: 'signed', value: { text: row.signed_on } },
			{ name: 'starts', value: { text: row.starts_on } },
			{ name: 'ends', value: { text: row.ends_on === null ? null : lastDayOf(row.ends_on) } },
			{ name: 'lessor', value: { text: row.lessor_code } }
		],
		lists: listed(
			parcels,
			await occupationsOfContract(db, row.id),
			await findingsOf(db, (table) => sql<boolean>`${sql.ref(`${table}.contract_id`)} = ${row.id}`)
		)
	};
};

/** Not surveyed land of a household: by the latest comparison, else by the number of its contract. */
export const collectiveOccupation = (db: ReadDb): RawBuilder<boolean> => sql<boolean>`(
	not exists (
		select 1 from occupation_outcome
		where occupation_outcome.county_code = ${db.county} and occupation_outcome.occupation_id = occupation.id and occupation_outcome.outcome = 'household'
	) and not exists (
		select 1 from contract
		where contract.county_code = ${db.county} and contract.number = occupation.contract_number and contract.household))`;

const occupationRecord: Reader = async (db, number) => {
	const row = await db.query
		.selectFrom('occupation')
		.leftJoin('occupation_outcome', (join) =>
			join
				.onRef('occupation_outcome.county_code', '=', 'occupation.county_code')
				.onRef('occupation_outcome.occupation_id', '=', 'occupation.id')
		)
		.leftJoin('contract', (join) =>
			join
				.onRef('contract.county_code', '=', 'occupation.county_code')
				.onRef('contract.id', '=', 'occupation_outcome.contract_id')
				.on('contract.household', '=', false)
		)
		.select(['occupation.id', 'occupation.code', 'occupation.village_code', 'occupation.lessee_name'])
		.select(['occupation.ownership', 'occupation.method', 'occupation.surveyed_on', 'occupation.area_mu'])
		.select(['contract.feature_no as contractNo', 'contract.number as contractNumber'])
		.select(boxOf('occupation.shape').as('box'))
		.where('occupation.county_code', '=', db.county)
		.where('occupation.feature_no', '=', number)
		.where(inScope(db, 'occupation.village_code'))
		.where(collectiveOccupation(db))
		.executeTakeFirst();
	if (!row) return null;
	const facts: Fact[] = [
		{ name: 'measured', value: { mu: row.area_mu } },
		{ name: 'holder', value: { text: maskedName(row.lessee_name) } }
	];
	if (row.contractNo !== null && row.contractNumber !== null)
		facts.push({
			name: 'contract',
			value: { link: { kind: 'contract', number: row.contractNo, name: row.contractNumber } }
		});
	facts.push(
		{ name: 'survey_method', value: { word: row.method } },
		{ name: 'surveyed', value: { text: row.surveyed_on } },
		{ name: 'ownership', value: { code: row.ownership, scheme: 'SYQXZ' } }
	);
	return {
		kind: 'occupation',
		number,
		title: row.code,
		village: row.village_code,
		bounds: boundsOfBox(row.box),
		parents: await placeOf(db, row.village_code),
		facts,
		lists: listed(await findingsOf(db, (table) => sql<boolean>`${sql.ref(`${table}.occupation_id`)} = ${row.id}`))
	};
};

/** Where a finding lies and what it is; its explanation comes from `findingDetail`. */
const findingRecord: Reader = async (db, number) => {
	const row = await db.query
		.selectFrom('finding')
		.select(['kind', 'status', 'village_code', 'over_mu', boxOf('finding.shape').as('box')])
		.where('county_code', '=', db.county)
		.where('feature_no', '=', number)
		.where(inScope(db, 'finding.village_code'))
		.executeTakeFirst();
	if (!row) return null;
	return {
		kind: 'finding',
		number,
		title: String(number).padStart(4, '0'),
		village: row.village_code,
		bounds: boundsOfBox(row.box),
		parents: await placeOf(db, row.village_code),
		facts: [
			{ name: 'kind', value: { word: row.kind } },
			{ name: 'status', value: { word: row.status } },
			{ name: 'over', value: { mu: row.over_mu } }
		],
		lists: []
	};
};

/** A cluster is seen where its village is; its list holds the findings the scope sees. */
const clusterRecord: Reader = async (db, number) => {
	const row = await db.query
		.selectFrom('finding_cluster')
		.select(['id', 'finding_count', 'holder_count', 'main_kind', 'total_mu', 'village_code', 'area_mu'])
		.select(boxOf('finding_cluster.shape').as('box'))
		.where('county_code', '=', db.county)
		.where('feature_no', '=', number)
		.where(inScope(db, 'finding_cluster.village_code'))
		.executeTakeFirst();
	if (!row) return null;
	const member: Chosen = (table) => sql<boolean>`exists (
		select 1 from finding_cluster_member member
		where member.county_code = ${db.county} and member.cluster_id = ${row.id} and member.finding_id = ${sql.ref(`${table}.id`)})`;
	return {
		kind: 'cluster',
		number,
		title: String(number),
		village: row.village_code,
		bounds: boundsOfBox(row.box),
		parents: await placeOf(db, row.village_code),
		facts: [
			{ name: 'findings', value: { count: row.finding_count } },
			{ name: 'holders', value: { count: row.holder_count } },
			{ name: 'total', value: { mu: row.total_mu } },
			{ name: 'main_kind', value: { word: row.main_kind } },
			{ name: 'area', value: { mu: row.area_mu } }
		],
		lists: listed(await findingsOf(db, member))
	};
};

const reclaimedRecord: Reader = async (db, number) => {
	const row = await db.query
		.selectFrom('reclaimed_land')
		.select(['code', 'name', 'kind', 'village_code', 'ledger_mu', 'reclaimed_on', 'contract_number', 'area_mu'])
		.select(boxOf('reclaimed_land.shape').as('box'))
		.where('county_code', '=', db.county)
		.where('feature_no', '=', number)
		.where(inScope(db, 'reclaimed_land.village_code'))
		.executeTakeFirst();
	if (!row) return null;
	return {
		kind: 'reclaimed',
		number,
		title: row.code,
		village: row.village_code,
		bounds: boundsOfBox(row.box),
		parents: await placeOf(db, row.village_code),
		facts: [
			{ name: 'ledger', value: { mu: row.ledger_mu } },
			{ name: 'area', value: { mu: row.area_mu } },
			{ name: 'kind', value: { word: row.kind } },
			{ name: 'reclaimed_on', value: { text: row.reclaimed_on } },
			...(row.contract_number ? [{ name: 'number', value: { text: row.contract_number } } as const] : [])
		],
		lists: []
	};
};

const readers = {
	parcel: parcelRecord('parcel'),
	construction_land: parcelRecord('construction_land'),
	contract: contractRecord,
	occupation: occupationRecord,
	finding: findingRecord,
	cluster: clusterRecord,
	reclaimed: reclaimedRecord
} as const;
