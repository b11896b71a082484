import { sql, type RawBuilder } from 'kysely';
import type { ReadDb } from '#db/read.server.ts';
import { plotsOf } from '#land/contract-plots.ts';
import { sides } from '#land/neighbour-text.ts';
import { landCategory, priceOn, type LandCategory } from '#land/reference-price.ts';
import type { ContractFacts } from './facts.ts';
import type { ContractForm, ContractKind, ObjectKind, RentUnit } from './kinds.ts';
import type { DatedContractValue } from './settings.ts';
import { termsOf } from './terms.ts';

interface Stored extends Omit<ContractFacts, 'terms' | 'countyPrice' | 'plots' | 'parcels' | 'leads' | 'head'> {
	kind: ContractKind;
	form: ContractForm;
	objectKind: ObjectKind | null;
	rentUnit: RentUnit | null;
	terms: unknown;
	extra: Record<string, unknown> | null;
	headNumber: string | null;
	headKnown: boolean;
	headHousehold: boolean | null;
	headStarts: string | null;
	headEnds: string | null;
	headUnit: RentUnit | null;
	headTerms: unknown;
	parcels: { count: number; known: number; mu: number; household: number; built: number; uses: Use[] } | null;
	leads: { kind: string; numbers: number[]; mu: number }[] | null;
}

interface Use {
	register: string;
	scheme: string | null;
	code: string | null;
}

/** Of the parcels of a contract: count, 亩, land of households, what is built over within permanent farmland, uses. */
const parcelsOf = (db: ReadDb): RawBuilder<unknown> => sql`(
	select jsonb_build_object('count', count(*), 'known', count(contract_parcel.contracted_mu),
		'mu', coalesce(sum(contract_parcel.contracted_mu), 0), 'household', count(*) filter (where parcel.category = '10'),
		'built', count(*) filter (where parcel.land_use_scheme = 'survey' and left(parcel.land_use_code, 2) between '05' and '09'
			and parcel.register = 'parcel' and exists (
				select from constraint_area where constraint_area.county_code = ${db.county}
					and constraint_area.kind = 'farmland_red' and constraint_area.gk && parcel.gk
					and ST_Intersects(constraint_area.gk, ST_PointOnSurface(parcel.gk)))),
		'uses', jsonb_agg(distinct jsonb_build_object('register', parcel.register, 'scheme', parcel.land_use_scheme,
			'code', parcel.land_use_code)))
	from contract_parcel
	join parcel on parcel.county_code = ${db.county} and parcel.id = contract_parcel.parcel_id
	where contract_parcel.county_code = ${db.county} and contract_parcel.contract_id = contract.id
	having count(*) > 0)`;

/** Open leads about a contract by kind; of 一地多包 both contracts. */
const leadsOf = (db: ReadDb): RawBuilder<unknown> => sql`(
	select jsonb_agg(jsonb_build_object('kind', lead.kind, 'numbers', lead.numbers, 'mu', lead.mu)) from (
		select finding.kind, jsonb_agg(finding.feature_no order by finding.feature_no) as numbers, sum(finding.over_mu) as mu
		from finding
		where finding.county_code = ${db.county} and finding.status in ('suspected', 'in_case')
			and (finding.contract_id = contract.id
				or (finding.other_contract_id = contract.id and finding.kind = 'double_contracted'))
		group by finding.kind) lead)`;

/** What rules need to know of these collective contracts. A household's is none of them, whoever asks. */
export async function contractFacts(
	db: ReadDb,
	ids: readonly string[],
	dated: readonly DatedContractValue[],
	today: string
): Promise<ContractFacts[]> {
	if (ids.length === 0) return [];
	const { rows } = await sql<Stored>`
		select contract.id, contract.version, contract.kind, contract.object_kind as "objectKind", contract.form, contract.method,
			contract.contracted_mu as "contractedMu", contract.signed_on as "signedOn", contract.starts_on as "startsOn",
			contract.ends_on as "endsOn", contract.lessee_outside as "lesseeOutside", contract.asset_name as "assetName",
			contract.rent_unit as "rentUnit", contract.terms, contract.growth_clause as "growthClause",
			contract.paid_to as "paidTo", contract.arrears_fen as "arrearsFen", contract.reference_fen as "referenceFen",
			contract.procedure_done as "procedureDone", contract.village_resolution as "villageResolution",
			contract.township_approval as "townshipApproval", contract.auction_number as "auctionNumber", contract.extra,
			contract.head_contract_number as "headNumber", head.id is not null as "headKnown", head.household as "headHousehold",
			head.starts_on as "headStarts", head.ends_on as "headEnds", head.rent_unit as "headUnit", head.terms as "headTerms",
			${parcelsOf(db)} as parcels, ${leadsOf(db)} as leads
		from contract
		left join contract head on head.county_code = ${db.county} and head.number = contract.head_contract_number
		where contract.county_code = ${db.county} and not contract.household and contract.id = any(${[...ids]}::uuid[])`.execute(
		db.query
	);
	return rows.map((row) => factsOf(row, dated, today));
}

function factsOf(row: Stored, dated: readonly DatedContractValue[], today: string): ContractFacts {
	const {
		extra,
		terms,
		parcels,
		leads,
		headNumber,
		headKnown,
		headHousehold,
		headStarts,
		headEnds,
		headUnit,
		headTerms,
		...rest
	} = row;
	const plots = plotsOf(extra);
	return {
		...rest,
		terms: termsOf(terms),
		countyPrice: countyPriceOf(parcels?.uses ?? [], row.signedOn ?? today, dated),
		plots: {
			count: plots.length,
			clear: plots.filter((plot) => sides.every((side) => (plot.sides[side] ?? '') !== '')).length
		},
		parcels: {
			count: parcels?.count ?? 0,
			known: parcels?.known ?? 0,
			mu: parcels?.mu ?? 0,
			household: parcels?.household ?? 0,
			builtOnFarmland: parcels?.built ?? 0
		},
		leads: Object.fromEntries((leads ?? []).map(({ kind, numbers, mu }) => [kind, { numbers, mu: Number(mu) }])),
		head:
			headNumber === null
				? null
				: {
						...{ number: headNumber, known: headKnown, household: headHousehold === true, rentUnit: headUnit },
						...{ startsOn: headStarts, endsOn: headEnds, terms: termsOf(headTerms) }
					}
	};
}

/** The county's price of the land a contract lies on; none where its parcels are of unlike use or of no priced one. */
function countyPriceOf(
	uses: readonly Use[],
	on: string,
	dated: readonly DatedContractValue[]
): ContractFacts['countyPrice'] {
	const categories = new Set(uses.map(({ register, scheme, code }) => landCategory(register, scheme, code)));
	const [category] = categories as Set<LandCategory | null>;
	if (categories.size !== 1 || !category) return null;
	const price = priceOn(on, category, dated);
	const source = dated.find(
		({ key, validFrom }) => key === `reference_price.${category}` && validFrom === price?.validFrom
	);
	return price && { ...price, source: source?.source ?? '' };
}
