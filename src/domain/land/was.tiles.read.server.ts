import { sql, type RawBuilder } from 'kysely';
import type { TileName } from '#core/tile-zooms.ts';
import { inScope } from '#db/in-scope.ts';
import type { ReadDb } from '#db/read.server.ts';
import { progressAt, type ProgressLayer } from './progress.tiles.read.server.ts';
import { wasIn, type Columns } from './was-rows.read.server.ts';
import type { recordedLayers } from '#land/was.ts';
import { endOfDay } from '#land/was.ts';
import type { TileLayer } from '#tiles/layer.ts';

/** Layers of land itself; how far 清化收 is lies in a file of its own. */
type LandLayer = Exclude<(typeof recordedLayers)[number], ProgressLayer>;

interface Was {
	attributes: readonly string[];
	points?: boolean;
	keep?: TileLayer['keep'];
	rows(db: ReadDb, instant: Date, envelope: RawBuilder<unknown>): RawBuilder<unknown>;
}

const parcels = (register: 'parcel' | 'construction_land'): Was => ({
	attributes: ['code', 'category', 'ownership', 'village', 'mu'],
	rows(db, instant, envelope) {
		const columns: Columns = {
			feature_no: 'integer',
			register: 'text',
			code: 'text',
			category: 'text',
			ownership: 'text',
			village_code: 'text'
		};
		return sql`
			select was.feature_no, was.web as shape, was.code, was.category, was.ownership, was.village_code as village, was.legal_mu as mu
			from (${wasIn(db, 'parcel', columns, instant, envelope)}) was
			where was.register = ${register} and ${inScope(db, 'was.village_code')}`;
	}
});

/** The contracts of that day on the parcels of that day; households' are not shown, then as now. */
const contracts: Was = {
	attributes: ['number', 'kind', 'status', 'parcel', 'village', 'mu'],
	rows(db, instant, envelope) {
		const contract: Columns = {
			feature_no: 'integer',
			number: 'text',
			kind: 'text',
			status: 'text',
			village_code: 'text',
			contracted_mu: 'integer',
			household: 'boolean'
		};
		const link: Columns = { contract_id: 'uuid', parcel_id: 'uuid' };
		return sql`
			select contract.feature_no, parcel.web as shape, contract.number, contract.kind, contract.status, parcel.code as parcel,
				contract.village_code as village, contract.contracted_mu as mu
			from (${wasIn(db, 'parcel', { code: 'text' }, instant, envelope)}) parcel
			join (${wasIn(db, 'contract_parcel', link, instant, null)}) link on link.parcel_id = parcel.id
			join (${wasIn(db, 'contract', contract, instant, null)}) contract on contract.id = link.contract_id
			where not contract.household and ${inScope(db, 'contract.village_code')}`;
	}
};

const occupations: Was = {
	attributes: ['code', 'contract', 'village', 'mu'],
	rows(db, instant, envelope) {
		const columns: Columns = {
			feature_no: 'integer',
			code: 'text',
			contract_number: 'text',
			village_code: 'text'
		};
		return sql`
			select was.feature_no, was.web as shape, was.code, was.contract_number as contract, was.village_code as village, was.legal_mu as mu
			from (${wasIn(db, 'occupation', columns, instant, envelope)}) was
			where ${inScope(db, 'was.village_code')}`;
	}
};

const findings = (points: boolean): Was => ({
	attributes: ['kind', 'status', 'village', 'mu'],
	points,
	...(points ? { keep: sql`abs(candidate.mu) desc, candidate.feature_no` } : {}),
	rows(db, instant, envelope) {
		const columns: Columns = {
			feature_no: 'integer',
			kind: 'text',
			status: 'text',
			village_code: 'text',
			over_mu: 'integer'
		};
		const drawn = points ? sql`ST_PointOnSurface(was.web)` : sql`was.web`;
		return sql`
			select was.feature_no, ${drawn} as shape, was.kind, was.status, was.village_code as village, was.over_mu as mu
			from (${wasIn(db, 'finding', columns, instant, envelope)}) was
			where was.status <> 'gone' and ${inScope(db, 'was.village_code')}`;
	}
});

const reclaimed: Was = {
	attributes: ['code', 'kind', 'village', 'mu'],
	rows(db, instant, envelope) {
		const columns: Columns = {
			feature_no: 'integer',
			code: 'text',
			kind: 'text',
			village_code: 'text',
			ledger_mu: 'integer'
		};
		return sql`
			select was.feature_no, was.web as shape, was.code, was.kind, was.village_code as village, was.ledger_mu as mu
			from (${wasIn(db, 'reclaimed_land', columns, instant, envelope)}) was
			where ${inScope(db, 'was.village_code')}`;
	}
};

const layers: Readonly<Record<LandLayer, Was>> = {
	parcel: parcels('parcel'),
	construction_land: parcels('construction_land'),
	contract_shape: contracts,
	occupation: occupations,
	finding: findings(false),
	finding_point: findings(true),
	reclaimed
};

const isLandLayer = (name: string): name is LandLayer => Object.hasOwn(layers, name);

/** Data layers whose changes show in a layer of tiles, also in one of a former day: a row taken out today stands in it since. */
const versionsOf = (name: LandLayer): TileLayer['versionOf'] =>
	name === 'contract_shape'
		? ['contract_shape', 'parcel', 'construction_land']
		: [name === 'finding_point' ? 'finding' : name];

/** A layer of land as the system had it recorded at the end of a former day; undefined for layers without a history. */
export function landAt(day: string, name: string): TileLayer | undefined {
	const progress = progressAt(day, name);
	if (progress || !isLandLayer(name)) return progress;
	const known = name;
	const { attributes, points, keep, rows } = layers[known];
	return {
		name: known satisfies TileName,
		edition: day,
		versionOf: versionsOf(known),
		attributes,
		...(points ? { points } : {}),
		...(keep ? { keep } : {}),
		rows: (db, { envelope }) => rows(db, endOfDay(day), envelope)
	};
}
