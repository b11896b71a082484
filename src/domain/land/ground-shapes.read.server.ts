import { sql } from 'kysely';
import type { FlatRings } from '#core/overlay/flat-rings.ts';
import { liesInside } from '#core/overlay/inside.ts';
import { askRows } from '#db/ask-rows.server.ts';
import type { ReadDb } from '#db/read.server.ts';
import type { Ground } from '#land/division.ts';
import { LandUnder, type NamedContract } from '#land/land-under.ts';

/** An occupation's ground, and what of it is stored with its pieces. */
export interface SurveyGround extends Ground<NamedContract> {
	id: string;
	villageCode: string | null;
	gkSrid: number;
	own: FlatRings[];
	others: readonly NamedContract[];
	state: readonly FlatRings[];
	village: FlatRings | null;
}

/**
 * What occupations are divided by, in their order. Those that plainly lie on a parcel of their own contract have no other
 * ground; for the rest the database looks up whose boxes meet theirs.
 * @param day the survey date of occupations that have none
 * @param inTurn how statements wait for each other, where several callers share a connection
 */
export async function groundsOf(
	db: ReadDb,
	ids: readonly string[],
	day: string,
	inTurn: InTurn = (run) => run()
): Promise<SurveyGround[]> {
	const grounds = await inTurn(() => surveysOf(db, ids));
	for (const ground of grounds) ground.whole = isWhole(ground);
	const open = grounds.filter(({ whole }) => !whole);
	await inTurn(async () => {
		await addClaims(db, open, day);
		await addVillages(db, open);
	});
	return grounds;
}

/** Whether an occupation plainly lies on one parcel of its own contract. */
export const isWhole = ({ occupation, own }: Pick<SurveyGround, 'occupation' | 'own'>): boolean =>
	own.some((parcel) => liesInside(occupation, parcel));

/** Runs what asks the engine when it is its turn. */
export type InTurn = <T>(run: () => Promise<T>) => Promise<T>;

/** The occupations with the parcels of their own contracts. */
async function surveysOf(db: ReadDb, ids: readonly string[]): Promise<SurveyGround[]> {
	// Fenced, so that each row is looked up by its key: the planner would read whole tables a chunk, and look up own parcels by
	// place, which costs ten times what their contract does.
	const query = sql`
		select asked.place::integer, survey.village_code, survey.gk_srid, survey.planar_m2, survey.ellipsoidal_m2, survey.gk, own.gk as own
		from unnest(${[...ids]}::uuid[]) with ordinality as asked(id, place)
		cross join lateral (
			select occupation.village_code, occupation.gk_srid, occupation.gk, outcome.planar_m2, outcome.ellipsoidal_m2, outcome.contract_id
			from occupation
			cross join lateral (
				select occupation_outcome.planar_m2, occupation_outcome.ellipsoidal_m2, occupation_outcome.contract_id from occupation_outcome
				where occupation_outcome.county_code = ${db.county} and occupation_outcome.occupation_id = asked.id limit 1
			) outcome
			where occupation.county_code = ${db.county} and occupation.id = asked.id limit 1
		) survey
		left join lateral (
			select parcel.gk from contract_parcel
			join parcel on parcel.county_code = ${db.county} and parcel.id = contract_parcel.parcel_id
			where contract_parcel.county_code = ${db.county} and contract_parcel.contract_id = survey.contract_id and (parcel.gk && survey.gk) is not false
			offset 0
		) own on true`;
	const found = await askRows(db, query, (rows) => {
		const grounds: SurveyGround[] = [];
		const [place, village, srid, planar, ellipsoidal, shape, own] = [0, 1, 2, 3, 4, 5, 6];
		while (rows.row()) {
			const ground = (grounds[rows.integer(place!) - 1] ??= {
				id: ids[rows.integer(place!) - 1]!,
				villageCode: rows.isNull(village!) ? null : rows.text(village!),
				gkSrid: rows.integer(srid!),
				planarM2: rows.float8(planar!),
				ellipsoidalM2: rows.float8(ellipsoidal!),
				occupation: rows.rings(shape!),
				...{ own: [], others: [], state: [], village: null, whole: false }
			});
			if (!rows.isNull(own!)) ground.own.push(rows.rings(own!));
		}
		return grounds;
	});
	return found.filter(Boolean);
}

/** Adds the parcels under other contracts in force on the survey date, and the state-owned ones. */
async function addClaims(db: ReadDb, grounds: readonly SurveyGround[], day: string): Promise<void> {
	if (grounds.length === 0) return;
	const inForce = (table: string) =>
		sql`(${sql.ref(`${table}.starts_on`)} is null or ${sql.ref(`${table}.starts_on`)} <= asked.day)
			and (${sql.ref(`${table}.ends_on`)} is null or ${sql.ref(`${table}.ends_on`)} > asked.day)`;
	const query = sql`
		with asked as materialized (
			select named.place::integer, occupation.gk, occupation_outcome.contract_id, coalesce(occupation.surveyed_on, ${day}::date) as day
			from unnest(${grounds.map(({ id }) => id)}::uuid[]) with ordinality as named(id, place)
			join occupation_outcome on occupation_outcome.county_code = ${db.county} and occupation_outcome.occupation_id = named.id
			join occupation on occupation.county_code = ${db.county} and occupation.id = named.id
		)
		select asked.place, parcel.feature_no, parcel.ownership is not distinct from '10' as state, claim.id, claim.number, claim.household, parcel.gk
		from asked
		join parcel on parcel.county_code = ${db.county} and parcel.gk && asked.gk
		left join lateral (
			select contract.id, contract.number, contract.household or exists (
					select from contract_parcel lot where lot.county_code = ${db.county} and lot.contract_id = contract.id and lot.basis = '110'
				) as household
			from contract_parcel
			join contract on contract.county_code = ${db.county} and contract.id = contract_parcel.contract_id
			where contract_parcel.county_code = ${db.county} and contract_parcel.parcel_id = parcel.id and ${inForce('contract_parcel')}
				and contract.id is distinct from asked.contract_id and ${inForce('contract')}
			offset 0
		) claim on true
		where claim.id is not null or parcel.ownership = '10'`;
	await askRows(db, query, (rows) => {
		const [place, parcel, state, contract, number, household, shape] = [0, 1, 2, 3, 4, 5, 6];
		const land = new LandUnder(grounds);
		while (rows.row()) {
			const at = rows.integer(place!) - 1;
			const rings = land.shape(rows.integer(parcel!), () => rows.rings(shape!));
			if (rows.boolean(state!)) land.addState(at, rings);
			if (rows.isNull(contract!)) continue;
			land.addClaim(at, rings, {
				id: rows.uuid(contract!),
				number: rows.text(number!),
				household: rows.boolean(household!)
			});
		}
		land.settle();
	});
}

/** Adds the land of the occupations' villages. */
export async function addVillages(db: ReadDb, grounds: readonly SurveyGround[]): Promise<void> {
	const codes = [...new Set(grounds.map(({ villageCode }) => villageCode))].filter((code) => code !== null);
	if (codes.length === 0) return;
	const query = sql`select village.code, village.gk from village where village.county_code = ${db.county} and village.code = any(${codes}::text[])`;
	const land = await askRows(db, query, (rows) => {
		const shapes = new Map<string, FlatRings>();
		while (rows.row()) shapes.set(rows.text(0), rows.rings(1));
		return shapes;
	});
	for (const ground of grounds) ground.village = land.get(ground.villageCode ?? '') ?? null;
}
