import { sql } from 'kysely';
import { decodeMultiPolygon } from '#core/ewkb.ts';
import { meetingBoxes } from '#core/meeting-boxes.ts';
import { EdgeStore, edgesOf, sharedArea, type Edges } from '#core/shared-area.ts';
import { askRows } from '#db/ask-rows.server.ts';
import type { ReadDb } from '#db/read.server.ts';
import { doublesOf, type DoubleContract, type SharingContract, type SharingPair } from '#land/double-contracts.ts';

/** A plot of a contract that may share its land with another's. */
interface Lot {
	contract: string;
	parcel: string;
	number: string;
	kind: string;
	startsOn: string | null;
	endsOn: string | null;
	/** Looked at anew: only pairs with one of these are asked for. */
	asked: boolean;
	edges: Edges;
}

/** What a comparison was to reckon and what came back. */
export interface Gap extends Record<string, unknown> {
	of: string;
	expected: number;
	got: number;
}

/**
 * Contracts of one kind over one place in overlapping half-open periods. Household contracts and state-owned land never
 * take part. What two plots share is reckoned here, edge by edge and without any overlay (core/shared-area.ts); plots that
 * the engine counts and does not give are a gap.
 * @param among only pairs with one of these contracts; null for all
 */
export async function doubleContracts(
	db: ReadDb,
	among: readonly string[] | null
): Promise<{ doubles: DoubleContract[]; gap: Gap | null }> {
	const { lots, expected } = await lotsOf(db, among);
	if (lots.length !== expected) return { doubles: [], gap: { of: 'double_contracted', expected, got: lots.length } };
	const shared = sharedLand(lots);
	const parties = await sharingContracts(
		db,
		shared.flatMap(({ a, b }) => [a, b])
	);
	const pairs = shared.map(({ a, b, m2 }): SharingPair => ({ a: parties.get(a)!, b: parties.get(b)!, sharedM2: m2 }));
	const subleases = [...parties.values()].filter(({ headNumber }) => headNumber !== null);
	return { doubles: doublesOf(pairs, await headLeases(db, subleases)), gap: null };
}

/** Contracts whose plots share land, the smaller number first, in the order of their numbers; m² on the ellipsoid. */
function sharedLand(lots: readonly Lot[]): { a: string; b: string; m2: number }[] {
	const found = new Map<string, { a: Lot; b: Lot; m2: number }>();
	const boxes = lots.map(({ edges }) => edges);
	for (const [i, j] of meetingBoxes(boxes, { left: Infinity })) {
		const [a, b] = lots[i]!.number < lots[j]!.number ? [lots[i]!, lots[j]!] : [lots[j]!, lots[i]!];
		if (a.contract === b.contract || a.kind !== b.kind || !(a.asked || b.asked) || !atOneTime(a, b)) continue;
		const m2 = a.parcel === b.parcel ? a.edges.area : sharedArea(a.edges, b.edges);
		if (m2 < LEAST_M2) continue;
		const key = `${a.contract} ${b.contract}`;
		const pair = found.get(key);
		if (pair) pair.m2 += m2;
		else found.set(key, { a, b, m2 });
	}
	const order = (one: { a: Lot; b: Lot }) => `${one.a.number}\0${one.b.number}`;
	return [...found.values()]
		.toSorted((one, two) => (order(one) < order(two) ? -1 : 1))
		.map(({ a, b, m2 }) => ({ a: a.contract, b: b.contract, m2 }));
}

/** What is less comes of the last digits of a common border. */
const LEAST_M2 = 0.005;

const atOneTime = (a: Lot, b: Lot): boolean =>
	(a.startsOn === null || b.endsOn === null || a.startsOn < b.endsOn) &&
	(b.startsOn === null || a.endsOn === null || b.startsOn < a.endsOn);

/** The plots that may take part, counted by a statement of its own. */
async function lotsOf(db: ReadDb, among: readonly string[] | null): Promise<{ lots: Lot[]; expected: number }> {
	const lots = sql`
		select contract_parcel.id, contract_parcel.contract_id, contract_parcel.parcel_id, contract.number, contract.kind,
			coalesce(contract_parcel.starts_on, contract.starts_on)::text as starts_on, coalesce(contract_parcel.ends_on, contract.ends_on)::text as ends_on
		from contract
		join contract_parcel on contract_parcel.county_code = ${db.county} and contract_parcel.contract_id = contract.id
		where contract.county_code = ${db.county} and not contract.household and contract_parcel.basis is distinct from '110'`;
	// Of a few those beside them, looked up one by one in the index: the fence keeps the planner from holding all against all.
	const chosen =
		among === null
			? sql`select lot.*, true as asked from (${lots}) lot`
			: sql`
				select lot.*, lot.contract_id = any(${[...among]}::uuid[]) as asked from (${lots}) lot
				where lot.parcel_id in (
					select near.id from contract_parcel mine
					join parcel on parcel.county_code = ${db.county} and parcel.id = mine.parcel_id
					cross join lateral (
						select neighbour.id from parcel neighbour
						where neighbour.county_code = ${db.county} and neighbour.gk && parcel.gk offset 0
					) near
					where mine.county_code = ${db.county} and mine.contract_id = any(${[...among]}::uuid[])
				)`;
	const plots = sql`
		select chosen.*, parcel.feature_no, parcel.shape from (${chosen}) chosen
		join parcel on parcel.county_code = ${db.county} and parcel.id = chosen.parcel_id and parcel.ownership is distinct from '10'`;
	const counted = await sql<{ count: number }>`select count(*) as count from (${plots}) plot`.execute(db.query);
	const query = sql`
		select plot.contract_id, plot.parcel_id, plot.number, plot.kind, plot.starts_on, plot.ends_on, plot.asked, plot.feature_no, plot.shape
		from (${plots}) plot`;
	const found = await askRows(db, query, (rows) => {
		const [contract, parcel, number, kind, starts, ends, asked, feature, shape] = [0, 1, 2, 3, 4, 5, 6, 7, 8];
		const store = new EdgeStore();
		const known = new Map<number, Edges>();
		const read: Lot[] = [];
		while (rows.row()) {
			let edges = known.get(rows.integer(feature!));
			if (!edges) {
				edges = edgesOf(decodeMultiPolygon(rows.slice(shape!)).shape, store);
				known.set(rows.integer(feature!), edges);
			}
			read.push({
				contract: rows.uuid(contract!),
				parcel: rows.uuid(parcel!),
				number: rows.text(number!),
				kind: rows.text(kind!),
				startsOn: rows.isNull(starts!) ? null : rows.text(starts!),
				endsOn: rows.isNull(ends!) ? null : rows.text(ends!),
				asked: rows.boolean(asked!),
				edges
			});
		}
		return read;
	});
	return { lots: found, expected: counted.rows[0]!.count };
}

async function sharingContracts(db: ReadDb, ids: readonly string[]): Promise<Map<string, SharingContract>> {
	if (ids.length === 0) return new Map();
	const { rows } = await sql<SharingContract>`
		select contract.id, contract.version, contract.number, contract.head_contract_number as "headNumber",
			contract.starts_on as "startsOn", contract.ends_on as "endsOn", contract.village_code as village, sum(parcel.area_m2) as "areaM2"
		from contract
		join contract_parcel on contract_parcel.county_code = ${db.county} and contract_parcel.contract_id = contract.id
		join parcel on parcel.county_code = ${db.county} and parcel.id = contract_parcel.parcel_id
		where contract.county_code = ${db.county} and contract.id = any(${[...new Set(ids)]}::uuid[])
		group by contract.county_code, contract.id`.execute(db.query);
	return new Map(rows.map((row) => [row.id, row]));
}

/** The head lease of every contract above some subleases, by its number. */
async function headLeases(db: ReadDb, subleases: readonly SharingContract[]): Promise<Map<string, string | null>> {
	if (subleases.length === 0) return new Map();
	const { rows } = await sql<{ number: string; head: string | null }>`
		with recursive above (number, head) as (
			select contract.number, contract.head_contract_number from contract
			where contract.county_code = ${db.county} and contract.number = any(${subleases.map(({ headNumber }) => headNumber)}::text[])
			union
			select contract.number, contract.head_contract_number
			from above join contract on contract.county_code = ${db.county} and contract.number = above.head
		)
		select number, head from above`.execute(db.query);
	return new Map(rows.map(({ number, head }) => [number, head]));
}
