import { sql, type RawBuilder } from 'kysely';
import { maskedName } from '#core/masked-name.ts';
import { inScope } from '#db/in-scope.ts';
import type { ReadDb } from '#db/read.server.ts';
import { CLEARED } from '#land/clearing.ts';
import type { IrregularityKind } from './irregularity-kinds.ts';
import { contractStatuses, everIrregular, type RentUnit } from './kinds.ts';
import { PAGE, type ContractFilter, type ContractList, type ContractRow, type ContractSet } from './list.ts';
import { noProgress, type PlaceProgress } from './progress.ts';
import { termsOf, yearlyFen } from './terms.ts';

/** Contracts of a contract table that this scope sees; a household's never. */
const ours = (db: ReadDb): RawBuilder<boolean> =>
	sql<boolean>`contract.county_code = ${db.county} and not contract.household and ${inScope(db, 'contract.village_code')}`;

const cleared = sql<boolean>`contract.status = any(${[...CLEARED]}::text[])`;
const orally = sql<boolean>`(contract.formerly_oral or contract.form = 'oral')`;
const wasIrregular = sql<boolean>`contract.status = any(${[...everIrregular]}::text[])`;
const hasOpen = (db: ReadDb, status: string): RawBuilder<boolean> => sql<boolean>`exists (
	select from contract_irregularity open_one where open_one.county_code = ${db.county}
		and open_one.contract_id = contract.id and open_one.status = ${status})`;
const isOverdue = (db: ReadDb, today: string): RawBuilder<boolean> => sql<boolean>`exists (
	select from contract_escalation late where late.county_code = ${db.county} and late.contract_id = contract.id
		and late.state in ('township', 'county') and late.due_on < ${today}::date)`;

function inSet(db: ReadDb, set: ContractSet, today: string): RawBuilder<boolean> {
	switch (set) {
		case 'cleared':
			return cleared;
		case 'open':
			return sql<boolean>`not ${cleared}`;
		case 'oral':
			return sql<boolean>`(${orally} and not ${cleared})`;
		case 'oral_before':
			return sql<boolean>`(${orally} and ${cleared})`;
		case 'ever_irregular':
			return wasIrregular;
		case 'suspected':
			return hasOpen(db, 'suspected');
		case 'overdue':
			return isOverdue(db, today);
	}
}

/** Contracts of a filter, over `registered`. People's names are not searched. */
export function fits(db: ReadDb, filter: ContractFilter, today: string): RawBuilder<boolean> {
	const held = `%${filter.text.replace(/[\\%_]/g, '\\$&')}%`;
	const parts: RawBuilder<boolean>[] = [ours(db)];
	if (filter.text !== '')
		parts.push(
			sql<boolean>`(contract.number ilike ${held} or contract.asset_name ilike ${held} or village.name ilike ${held})`
		);
	if (filter.place !== '') parts.push(sql<boolean>`starts_with(contract.village_code, ${filter.place})`);
	for (const [column, value] of [
		['status', filter.status],
		['kind', filter.kind],
		['object_kind', filter.object],
		['form', filter.form],
		['level', filter.level]
	] as const)
		if (value !== '') parts.push(sql<boolean>`${sql.ref(`contract.${column}`)} = ${value}`);
	if (filter.irregularity !== '')
		parts.push(sql<boolean>`exists (
			select from contract_irregularity of_kind where of_kind.county_code = ${db.county}
				and of_kind.contract_id = contract.id and of_kind.kind = ${filter.irregularity}
				and of_kind.status in ('suspected', 'confirmed'))`);
	if (filter.set !== '') parts.push(inSet(db, filter.set, today));
	return sql<boolean>`${sql.join(parts, sql` and `)}`;
}

const statusOrder = sql`array_position(${[...contractStatuses]}::text[], contract.status)`;

function orderOf({ key, descending }: ContractList['sort']): RawBuilder<unknown> {
	const way = descending ? sql`desc` : sql`asc`;
	const by: Record<typeof key, RawBuilder<unknown>> = {
		number: sql`contract.sort_key ${way}`,
		village: sql`village.sort_key ${way} nulls last, contract.sort_key`,
		mu: sql`contract.contracted_mu ${way}`,
		ends: sql`contract.ends_on ${way} nulls last`,
		status: sql`${statusOrder} ${way}`,
		irregular: sql`coalesce(irregular.count, 0) ${way}`
	};
	return sql`${by[key]}, contract.feature_no`;
}

interface Stored extends Omit<ContractRow, 'suspected' | 'confirmed' | 'yearlyFen'> {
	rentUnit: RentUnit | null;
	terms: unknown;
	found: { kind: IrregularityKind; status: string }[] | null;
}

/**
 * What is irregular about the county's contracts, once for all of them: asked for one contract after the other it takes the
 * square of their number as long as the planner has not seen the table grow.
 */
const irregular = (db: ReadDb) => sql`(
	select each.contract_id, count(*) as count,
		jsonb_agg(jsonb_build_object('kind', each.kind, 'status', each.status) order by each.feature_no) as found
	from contract_irregularity each
	where each.county_code = ${db.county} and each.status in ('suspected', 'confirmed')
	group by each.contract_id) irregular`;

/** The register with the villages of its contracts. */
export const registered = (db: ReadDb) => sql`contract
	left join village on village.county_code = ${db.county} and village.code = contract.village_code`;

/**
 * One page of the register.
 * @param today the price of a year is that of this day
 * @param limit rows; all of them for an export
 */
export async function listContracts(
	db: ReadDb,
	{ filter, sort, page }: ContractList,
	today: string,
	limit = PAGE
): Promise<ContractRow[]> {
	const { rows } = await sql<Stored>`
		select shown.*, exists (
				select from contract_parcel where contract_parcel.county_code = ${db.county}
					and contract_parcel.contract_id = shown.id) as drawn
		from (
			select row_number() over (order by ${orderOf(sort)}) as place, contract.id, contract.feature_no as number,
				contract.version, contract.number as code, contract.village_code as village, contract.lessee_name as lessee,
				contract.kind, contract.object_kind as "objectKind", contract.asset_name as "assetName", contract.form,
				contract.formerly_oral as "formerlyOral", contract.level, contract.contracted_mu as "contractedMu",
				contract.starts_on as "startsOn", contract.ends_on as "endsOn", contract.rent_unit as "rentUnit", contract.terms,
				contract.arrears_fen as "arrearsFen", contract.status, irregular.found
			from ${registered(db)}
			left join ${irregular(db)} on irregular.contract_id = contract.id
			where ${fits(db, filter, today)}
			order by ${orderOf(sort)}
			limit ${limit} offset ${(page - 1) * PAGE}
		) shown
		order by shown.place`.execute(db.query);
	return rows.map(({ rentUnit, terms, found, lessee, ...row }) => {
		const of = (status: string) => (found ?? []).filter((each) => each.status === status).map(({ kind }) => kind);
		return {
			...row,
			lessee: maskedName(lessee),
			yearlyFen: yearlyFen({ rentUnit, contractedMu: row.contractedMu, terms: termsOf(terms) }, today),
			suspected: of('suspected'),
			confirmed: of('confirmed')
		};
	});
}

/** How many contracts fit, their 亩 and how many have been cleared. */
export async function countContracts(
	db: ReadDb,
	filter: ContractFilter,
	today: string
): Promise<{ count: number; cleared: number; mu: number; arrearsFen: number }> {
	const { rows } = await sql<{ count: number; cleared: number; mu: number | null; arrears: number | null }>`
		select count(*)::integer as count, count(*) filter (where ${cleared})::integer as cleared,
			sum(contract.contracted_mu)::bigint as mu, sum(contract.arrears_fen)::bigint as arrears
		from ${registered(db)}
		where ${fits(db, filter, today)}`.execute(db.query);
	const { count, cleared: done, mu, arrears } = rows[0]!;
	return { count, cleared: done, mu: mu ?? 0, arrearsFen: arrears ?? 0 };
}

/** How far each village in scope is; villages without a collective contract are there with nothing. */
export async function clearingProgress(db: ReadDb, today: string): Promise<PlaceProgress[]> {
	const { rows } = await sql<PlaceProgress>`
		select coalesce(contract.village_code, '') as code, count(*)::integer as found,
			count(*) filter (where ${cleared})::integer as cleared,
			count(*) filter (where ${orally})::integer as oral,
			count(*) filter (where ${orally} and ${cleared})::integer as "oralCleared",
			count(*) filter (where ${wasIrregular})::integer as irregular,
			count(*) filter (where contract.status = 'rectified')::integer as rectified,
			count(*) filter (where waiting.contract_id is not null)::integer as suspected,
			count(*) filter (where late.contract_id is not null)::integer as overdue
		from contract
		left join (
			select distinct contract_irregularity.contract_id from contract_irregularity
			where contract_irregularity.county_code = ${db.county} and contract_irregularity.status = 'suspected'
		) waiting on waiting.contract_id = contract.id
		left join (
			select distinct contract_escalation.contract_id from contract_escalation
			where contract_escalation.county_code = ${db.county} and contract_escalation.state in ('township', 'county')
				and contract_escalation.due_on < ${today}::date
		) late on late.contract_id = contract.id
		where ${ours(db)}
		group by coalesce(contract.village_code, '')`.execute(db.query);
	const known = new Map(rows.map((row) => [row.code, row]));
	const villages = await db.query
		.selectFrom('village')
		.select('code')
		.where('county_code', '=', db.county)
		.where(inScope(db, 'village.code'))
		.execute();
	const all = new Set([...villages.map(({ code }) => code), ...known.keys()]);
	return [...all].map((code) => known.get(code) ?? { ...noProgress, code });
}
