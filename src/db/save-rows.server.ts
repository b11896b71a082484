import { sql, type RawBuilder } from 'kysely';
import { isSameShape } from '#core/same-shape.ts';
import { noteChangedRows, type ChangedRow } from '#db/changed-rows.server.ts';
import type { CopyValue } from '#db/engine/types.ts';
import type { Tables } from '#db/tables.ts';
import type { Tx } from '#db/tx.server.ts';

/**
 * Many rows by their natural key, set-wise: new ones by COPY, changed ones with their former state written to
 * `<table>_version` in the same statement, unchanged ones not at all.
 */
export interface VersionedTable {
	table: keyof Tables & string;
	/** The column people know a row by; together with `within` it is unique in a county. */
	key: string;
	/** Further columns of the key, few values each (a parcel's register, a constraint's kind). */
	within: readonly string[];
	/** Columns a row may bring, the key's among them. */
	columns: Readonly<Record<string, 'text' | 'integer' | 'bigint' | 'date' | 'jsonb' | 'boolean' | 'uuid'>>;
	/** What a new row holds where the file says nothing. */
	defaults?: State;
	shape: boolean;
	/** Something is reckoned from its rows: those that change are noted in `changed_row`. */
	noted?: boolean;
}

type StateValue = string | number | boolean | null | Record<string, unknown>;

/** undefined leaves a column as it is (null in a new row); null says it is unknown. */
export type State = Record<string, StateValue | undefined>;

export interface IncomingRow {
	/** The record of the file it comes from; null when the file only touches a row that came from elsewhere. */
	row: number | null;
	state: State;
	/** MultiPolygon in 4490, hex EWKB; undefined leaves the shape as it is. */
	shape?: string;
}

export interface SavedRow {
	id: string;
	/** New, or its version was raised, or nothing in it differs. */
	outcome: 'inserted' | 'changed' | 'unchanged';
}

interface Present {
	id: string;
	state: State;
	shape: string | null;
}

const READ_CHUNK = 2_000;
const WRITE_CHUNK = 1_000;
/** New rows after which the planner has to look at the table again. */
const MANY = 500;

/** JSON with its keys in order, so that equal values are equal texts. */
export function canonical(value: unknown): string {
	if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
	if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
	const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
	return `{${entries
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`)
		.join(',')}}`;
}

const keyOf = (spec: VersionedTable, state: State): string =>
	[...spec.within, spec.key].map((column) => String(state[column])).join('\u0000');

/**
 * Saves rows whose keys differ from each other.
 * @param file the file they come from; written on new and changed rows
 * @param settle columns that follow from others, set after what was there and what came are put together
 * @param fresh whoever calls knows that the county holds none of these keys: none is looked up
 * @returns one entry a row, in their order
 */
export async function saveRows(
	tx: Tx,
	spec: VersionedTable,
	rows: readonly IncomingRow[],
	file: string | null,
	settle: (state: State) => State = (state) => state,
	fresh = false
): Promise<SavedRow[]> {
	const keys = fresh ? [] : rows.map(({ state }) => String(state[spec.key]));
	const present = await presentRows(tx, spec, keys);
	const created: { id: string; row: IncomingRow }[] = [];
	const changed: { id: string; row: IncomingRow; state: State; shape: string | null }[] = [];
	const saved = rows.map((row): SavedRow => {
		const former = present.get(keyOf(spec, row.state));
		if (!former) {
			const id = tx.newId();
			const state = settle(merged(spec, { ...spec.defaults }, row.state));
			created.push({ id, row: { ...row, state } });
			return { id, outcome: 'inserted' };
		}
		const state = settle(merged(spec, former.state, row.state));
		// A ring that runs the other way round is no change: the shape stays as it is.
		const drawn = row.shape ?? former.shape;
		const shape = drawn && former.shape && isSameShape(drawn, former.shape) ? former.shape : drawn;
		if (canonical(state) === canonical(former.state) && shape === former.shape)
			return { id: former.id, outcome: 'unchanged' };
		changed.push({ id: former.id, row, state, shape });
		return { id: former.id, outcome: 'changed' };
	});
	await insertRows(tx, spec, created, file);
	const noted: ChangedRow[] = created.map(({ id }) => ({ id, former: null }));
	for (let at = 0; at < changed.length; at += WRITE_CHUNK)
		noted.push(...(await updateRows(tx, spec, changed.slice(at, at + WRITE_CHUNK), file)));
	if (spec.noted) await noteChangedRows(tx, spec.table, noted);
	return saved;
}

/** What the file does not say stays; objects are merged, and a null inside one takes its entry away. */
function merged(spec: VersionedTable, present: State, incoming: State): State {
	const state: State = { ...present };
	for (const column of Object.keys(spec.columns)) {
		const value = incoming[column];
		if (value === undefined || (value === null && spec.defaults?.[column] !== undefined)) continue;
		if (typeof value !== 'object' || value === null) state[column] = value;
		else {
			const before = (state[column] ?? {}) as Record<string, unknown>;
			const entries = Object.entries({ ...before, ...value }).filter(
				([, inner]) => inner !== null && inner !== undefined
			);
			state[column] = entries.length > 0 ? Object.fromEntries(entries) : null;
		}
	}
	return state;
}

const columnList = (columns: readonly string[], table?: string): RawBuilder<unknown> =>
	sql.join(columns.map((column) => sql.ref(table ? `${table}.${column}` : column)));

async function presentRows(tx: Tx, spec: VersionedTable, keys: readonly string[]): Promise<Map<string, Present>> {
	const found = new Map<string, Present>();
	const columns = Object.keys(spec.columns);
	const table = sql.table(spec.table);
	const list = sql.raw(spec.columns[spec.key] === 'uuid' ? '::uuid[]' : '::text[]');
	if (keys.length === 0) return found;
	// A county's first file finds an empty table: no key need be looked up.
	const { rows: some } = await sql`select 1 from ${table} where county_code = ${tx.county} limit 1`.execute(tx.query);
	if (some.length === 0) return found;
	for (let at = 0; at < keys.length; at += READ_CHUNK) {
		const { rows } = await sql<Record<string, unknown>>`
			select id, ${columnList(columns)} ${spec.shape ? sql`, shape` : sql``} from ${table}
			where county_code = ${tx.county} and ${sql.ref(spec.key)} = any(${[...keys.slice(at, at + READ_CHUNK)]}${list})
			for update`.execute(tx.query);
		for (const { id, shape, ...state } of rows) {
			const bytes = shape as Uint8Array | undefined;
			const hex = bytes
				? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex').toUpperCase()
				: null;
			found.set(keyOf(spec, state as State), { id: id as string, state: state as State, shape: hex });
		}
	}
	return found;
}

async function insertRows(
	tx: Tx,
	spec: VersionedTable,
	created: readonly { id: string; row: IncomingRow }[],
	file: string | null
): Promise<void> {
	if (created.length === 0) return;
	const numbered = spec.table !== 'contract_parcel';
	const first = numbered ? await tx.takeNumbers(spec.table, created.length) : 0;
	const place = spec.shape ? await gkSrid(tx) : null;
	const columns = Object.keys(spec.columns);
	const header = [
		...['county_code', 'id', 'version', 'recorded_at', 'source_file_id', 'source_row'],
		...(numbered ? ['feature_no'] : []),
		...columns,
		...(spec.shape ? ['shape', 'gk_srid'] : [])
	];
	// Made while they are copied: the engine works on one piece while the next is written.
	const rows = function* (): Generator<CopyValue[]> {
		for (let at = 0; at < created.length; at++) {
			const { id, row } = created[at]!;
			const line: CopyValue[] = [tx.county, id, 1, tx.now, file, row.row];
			if (numbered) line.push(first + at);
			for (const column of columns) line.push(copyValue(row.state[column]));
			if (spec.shape) line.push(row.shape ?? null, place);
			yield line;
		}
	};
	await tx.copy(spec.table, header, rows());
	if (created.length >= MANY) tx.grown(spec.table);
}

const copyValue = (value: StateValue | undefined): CopyValue =>
	value === undefined ? null : typeof value === 'object' && value !== null ? JSON.stringify(value) : value;

async function gkSrid(tx: Tx): Promise<number> {
	const county = await tx.query.selectFrom('county').select('gk_srid').where('code', '=', tx.county).executeTakeFirst();
	if (!county) throw new Error(`expected county ${tx.county} to exist`);
	return county.gk_srid;
}

/** One statement: the former states go to the version table, the rows take their new ones. */
export async function updateRows(
	tx: Tx,
	spec: VersionedTable,
	changed: readonly { id: string; row: IncomingRow; state: State; shape: string | null }[],
	file: string | null
): Promise<ChangedRow[]> {
	const columns = Object.keys(spec.columns);
	const document = JSON.stringify(
		changed.map(({ id, row, state, shape }) => ({ id, source_row: row.row, shape, ...state }))
	);
	const types = sql.raw(columns.map((column) => `"${column}" ${spec.columns[column]}`).join(', '));
	const kept = [
		...columns,
		'source_file_id',
		'source_row',
		...(spec.table === 'contract_parcel' ? [] : ['feature_no'])
	];
	const state = sql.raw(kept.map((column) => `'${column}', former."${column}"`).join(', '));
	const assign = sql.raw(columns.map((column) => `"${column}" = incoming."${column}"`).join(', '));
	const table = sql.table(spec.table);
	const { rows } = await sql<{ id: string; former: number }>`
		with incoming as (
			select * from jsonb_to_recordset(${document}::jsonb) as r(id uuid, source_row integer, shape text, ${types})
		), former as (
			insert into ${sql.table(`${spec.table}_version`)}
				(county_code, id, version, recorded_from, recorded_to, cause, state ${spec.shape ? sql`, shape` : sql``})
			select former.county_code, former.id, former.version, former.recorded_at, ${tx.now}::timestamptz, ${tx.cause},
				jsonb_build_object(${state}) ${spec.shape ? sql`, former.shape` : sql``}
			from ${table} former join incoming on incoming.id = former.id
			where former.county_code = ${tx.county}
		)
		update ${table} present set version = present.version + 1, recorded_at = ${tx.now}::timestamptz,
			source_file_id = case when incoming.source_row is null then present.source_file_id else ${file}::uuid end,
			source_row = coalesce(incoming.source_row, present.source_row), ${assign}
			${spec.shape ? sql`, shape = incoming.shape::geometry` : sql``}
		from incoming
		where present.county_code = ${tx.county} and present.id = incoming.id
		returning present.id, present.version - 1 as former`.execute(tx.query);
	if (rows.length !== changed.length)
		throw new Error(`expected ${changed.length} rows of ${spec.table} to change, ${rows.length} did`);
	return rows;
}
