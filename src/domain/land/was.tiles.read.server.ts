import { sql, type RawBuilder } from 'kysely';
import type { TileName } from '#core/tile-zooms.ts';
import { inScope } from '#db/in-scope.ts';
import type { ReadDb } from '#db/read.server.ts';
import { muOf } from '#db/spatial.ts';
import { endOfDay, recordedLayers } from '#land/was.ts';
import type { TileLayer } from '#tiles/layer.ts';

type Table = 'parcel' | 'contract' | 'contract_parcel' | 'occupation' | 'finding' | 'reclaimed_land';
type Columns = Readonly<Record<string, 'text' | 'integer' | 'boolean' | 'uuid'>>;

/**
 * The rows of a table as they were recorded just before an instant: those of today that are no younger, and former states
 * that held then (DESIGN §5, History). Rows taken out since are among them.
 * @param envelope for tables with shapes: only rows that meet it, in 3857; gives `web` and `legal_mu` beside the columns
 */
function wasIn(
	db: ReadDb,
	table: Table,
	columns: Columns,
	instant: Date,
	envelope: RawBuilder<unknown> | null
): RawBuilder<unknown> {
	const [present, former] = [sql.table(table), sql.table(`${table}_version`)];
	const names = Object.keys(columns);
	const now = names.map((name) => sql`, ${sql.ref(`present.${name}`)}`);
	const then = Object.entries(columns).map(
		([name, type]) => sql`, (former.state->>${sql.lit(name)})::${sql.raw(type)} as ${sql.ref(name)}`
	);
	const shape = envelope
		? {
				now: sql`, present.web, present.area_mu as legal_mu`,
				then: sql`, ST_ForcePolygonCW(ST_Transform(former.shape, 3857)) as web, ${muOf(sql`ST_Area(former.shape::geography)`)} as legal_mu`,
				meetsNow: sql` and present.web && ${envelope}`,
				meetsThen: sql` and former.shape && ST_Transform(${envelope}, 4490)`
			}
		: { now: sql``, then: sql``, meetsNow: sql``, meetsThen: sql`` };
	return sql`
		select present.id ${sql.join(now, sql``)} ${shape.now}
		from ${present} present
		where present.county_code = ${db.county} and present.recorded_at < ${instant}::timestamptz ${shape.meetsNow}
		union all
		select former.id ${sql.join(then, sql``)} ${shape.then}
		from ${former} former
		where former.county_code = ${db.county} and former.recorded_from < ${instant}::timestamptz
			and former.recorded_to >= ${instant}::timestamptz ${shape.meetsThen}`;
}

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

const layers: Readonly<Record<(typeof recordedLayers)[number], Was>> = {
	parcel: parcels('parcel'),
	construction_land: parcels('construction_land'),
	contract_shape: contracts,
	occupation: occupations,
	finding: findings(false),
	finding_point: findings(true),
	reclaimed
};

/** Data layers whose changes show in a layer of tiles, also in one of a former day: a row taken out today stands in it since. */
const versionsOf = (name: (typeof recordedLayers)[number]): TileLayer['versionOf'] =>
	name === 'contract_shape'
		? ['contract_shape', 'parcel', 'construction_land']
		: [name === 'finding_point' ? 'finding' : name];

/** A layer of land as the system had it recorded at the end of a former day; undefined for layers without a history. */
export function landAt(day: string, name: string): TileLayer | undefined {
	const known = recordedLayers.find((each) => each === name);
	if (!known) return undefined;
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
