import { sql } from 'kysely';
import { inScope } from '#db/in-scope.ts';
import type { ReadDb } from '#db/read.server.ts';
import type { FindingDetail } from '#land/finding-detail.ts';
import {
	estimateOf,
	isEstimable,
	landCategories,
	landCategory,
	mayEstimate,
	priceKey,
	priceOn,
	type FindingEstimate,
	type NoEstimate
} from '#land/reference-price.ts';
import type { DatedValue } from '#core/dated.ts';

interface Ground {
	register: string | null;
	scheme: string | null;
	code: string | null;
}

/** What a finding's land might bring in a year, or why that cannot be reckoned; null of findings that are no question of money. */
export async function findingEstimate(db: ReadDb, detail: FindingDetail): Promise<FindingEstimate | NoEstimate | null> {
	if (!isEstimable(detail)) return null;
	if (!mayEstimate(detail)) return { why: 'unfit' };
	const dated: DatedValue[] = await db.query
		.selectFrom('setting')
		.select(['key', 'valid_from as validFrom', 'value'])
		.where('county_code', '=', db.county)
		.where('key', 'in', landCategories.map(priceKey))
		.execute();
	if (dated.length === 0) return { why: 'price' };
	const day = detail.occupations.reduce(
		(last, { surveyedOn }) => (surveyedOn && surveyedOn > last ? surveyedOn : last),
		''
	);
	const ground = await groundOf(db, detail.number);
	const category = ground && landCategory(ground.register, ground.scheme, ground.code);
	const price = category && priceOn(day, category, dated);
	if (!price) return { why: 'price' };
	return {
		category,
		priceFen: price.fen,
		validFrom: price.validFrom,
		fenYear: estimateOf(detail.overMu, price.fen)
	};
}

/** The land a finding is about: the largest parcel of its contract, else the parcel, else the surveyed land use, under its middle. */
async function groundOf(db: ReadDb, number: number): Promise<Ground | null> {
	const { rows } = await sql<Ground>`
		with place as materialized (
			select finding.contract_id, ST_PointOnSurface(finding.gk) as point from finding
			where finding.county_code = ${db.county} and finding.feature_no = ${number} and ${inScope(db, 'finding.village_code')}
		)
		select ground.register, ground.scheme, ground.code from (
			select 1 as turn, parcel.area_m2, parcel.register, parcel.land_use_scheme as scheme, parcel.land_use_code as code
			from place
			join contract_parcel on contract_parcel.county_code = ${db.county} and contract_parcel.contract_id = place.contract_id
			join parcel on parcel.county_code = ${db.county} and parcel.id = contract_parcel.parcel_id
			union all
			select 2, parcel.area_m2, parcel.register, parcel.land_use_scheme, parcel.land_use_code
			from place join parcel on parcel.county_code = ${db.county} and parcel.gk && place.point and ST_Covers(parcel.gk, place.point)
			union all
			select 3, land_use.area_m2, null, land_use.scheme, land_use.use_code
			from place join land_use on land_use.county_code = ${db.county} and land_use.gk && place.point and ST_Covers(land_use.gk, place.point)
		) ground
		order by ground.turn, ground.area_m2 desc, ground.code limit 1`.execute(db.query);
	return rows[0] ?? null;
}
