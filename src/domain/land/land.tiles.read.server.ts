import { sql, type RawBuilder } from 'kysely';
import type { TileName } from '#core/tile-zooms.ts';
import { inScope } from '#db/in-scope.ts';
import type { ReadDb } from '#db/read.server.ts';
import { progressTiles } from '#land/progress.tiles.read.server.ts';
import type { TileLayer } from '#tiles/layer.ts';
import { tableLayer } from '#tiles/table-layer.ts';

/** Parcels are generalised below this zoom, where a tile has some 20 000 of them, and have no codes. */
const EXACT = 14;

const parcelsOf = (name: Extract<TileName, 'parcel' | 'construction_land'>): TileLayer =>
	tableLayer({
		name,
		table: 'parcel',
		versionOf: [name],
		place: 'village_code',
		attributes: { code: 'code', category: 'category', ownership: 'ownership', village: 'village_code', mu: 'area_mu' },
		exactFrom: EXACT,
		...(name === 'parcel' ? { textFrom: { code: EXACT } } : {}),
		where: () => sql<boolean>`parcel.register = ${name}`
	});

/**
 * A contract's land: one shape a parcel, each with the contract's number, so that a contract is marked as a whole.
 * Households' contracts are counted per village and nothing more (domain.md finding 9); their land shows as parcels.
 */
const contractShape: TileLayer = {
	name: 'contract_shape',
	versionOf: ['contract_shape', 'parcel', 'construction_land'],
	attributes: ['number', 'kind', 'status', 'parcel', 'village', 'mu'],
	exactFrom: EXACT,
	rows: (db, { envelope }) => sql`
		select contract.feature_no, parcel.web as shape, contract.number, contract.kind, contract.status,
			parcel.code as parcel, contract.village_code as village, contract.contracted_mu as mu
		from contract
		join contract_parcel on contract_parcel.county_code = contract.county_code and contract_parcel.contract_id = contract.id
		join parcel on parcel.county_code = contract_parcel.county_code and parcel.id = contract_parcel.parcel_id
		where contract.county_code = ${db.county} and contract_parcel.county_code = ${db.county}
			and parcel.county_code = ${db.county} and parcel.web && ${envelope} and not contract.household
			and ${inScope(db, 'contract.village_code')}`
};

const findingAttributes = {
	kind: 'kind',
	status: 'status',
	village: 'village_code',
	mu: 'over_mu'
} as const;
/** What the latest comparison no longer found is in the record, not on the map. */
const present = () => sql<boolean>`finding.status <> 'gone'`;

export const landTiles: readonly TileLayer[] = [
	parcelsOf('parcel'),
	parcelsOf('construction_land'),
	tableLayer({
		name: 'village_land',
		table: 'village_land',
		versionOf: ['village_land'],
		place: 'village_code',
		attributes: { register: 'register', village: 'village_code', parcels: 'parcel_count' }
	}),
	contractShape,
	tableLayer({
		name: 'occupation',
		table: 'occupation',
		versionOf: ['occupation'],
		place: 'village_code',
		attributes: { code: 'code', contract: 'contract_number', village: 'village_code', mu: 'area_mu' },
		exactFrom: EXACT
	}),
	tableLayer({
		name: 'finding',
		table: 'finding',
		versionOf: ['finding'],
		place: 'village_code',
		attributes: findingAttributes,
		where: present
	}),
	tableLayer({
		name: 'finding_point',
		table: 'finding',
		versionOf: ['finding'],
		place: 'village_code',
		attributes: findingAttributes,
		shape: (web) => sql`ST_PointOnSurface(${web})`,
		where: present,
		points: true,
		keep: sql`abs(candidate.mu) desc, candidate.feature_no`
	}),
	tableLayer({
		name: 'cluster',
		table: 'finding_cluster',
		versionOf: ['cluster'],
		place: 'village_code',
		attributes: { kind: 'main_kind', count: 'finding_count', holders: 'holder_count', mu: 'total_mu' }
	}),
	tableLayer({
		name: 'reclaimed',
		table: 'reclaimed_land',
		versionOf: ['reclaimed'],
		place: 'village_code',
		attributes: { code: 'code', kind: 'kind', village: 'village_code', mu: 'ledger_mu' }
	}),
	...progressTiles
];

const CLUSTER_NAMES = 9;
const CONTRACT_NUMBERS = 14;
const PARCEL_CODES = 16;

/**
 * What the label layer shows of land: clusters by their 亩 (hundredths, as a number to be worded), contracts but for
 * households' by number, parcels by code.
 */
export function landLabels(db: ReadDb, z: number, envelope: RawBuilder<unknown>): RawBuilder<unknown>[] {
	const clusters = sql`
		select finding_cluster.feature_no, ST_PointOnSurface(finding_cluster.web) as shape, 'cluster' as kind,
			finding_cluster.main_kind as code, finding_cluster.total_mu::text as name,
			4000 - least(999, finding_cluster.total_mu / 100) as rank
		from finding_cluster
		where finding_cluster.county_code = ${db.county} and finding_cluster.web && ${envelope}
			and ${inScope(db, 'finding_cluster.village_code')}`;
	const contracts = sql`
		select contract.feature_no, ST_PointOnSurface(parcel.web) as shape, 'contract' as kind, contract.number as code,
			contract.number as name, 5000 - least(999, parcel.area_mu / 100) as rank
		from contract
		join contract_parcel on contract_parcel.county_code = contract.county_code and contract_parcel.contract_id = contract.id
		join parcel on parcel.county_code = contract_parcel.county_code and parcel.id = contract_parcel.parcel_id
		where contract.county_code = ${db.county} and contract_parcel.county_code = ${db.county}
			and parcel.county_code = ${db.county} and parcel.web && ${envelope} and not contract.household
			and ${inScope(db, 'contract.village_code')}`;
	const parcels = sql`
		select parcel.feature_no, ST_PointOnSurface(parcel.web) as shape, parcel.register as kind, parcel.code,
			parcel.code as name, 6000 - least(999, parcel.area_mu / 100) as rank
		from parcel
		where parcel.county_code = ${db.county} and parcel.web && ${envelope} and ${inScope(db, 'parcel.village_code')}`;
	return [
		...(z >= CLUSTER_NAMES ? [clusters] : []),
		...(z >= CONTRACT_NUMBERS ? [contracts] : []),
		...(z >= PARCEL_CODES ? [parcels] : [])
	];
}
