import { sql } from 'kysely';
import { inScope } from '#db/in-scope.ts';
import type { ReadDb } from '#db/read.server.ts';
import { asIs, HITS, hitOf, type HitRow } from '#territory/search.read.server.ts';
import { boxOf } from '#territory/record.read.server.ts';
import type { Hit } from '#territory/record.ts';
import { collectiveOccupation } from '#land/record.read.server.ts';

/** Characters of a code or number below which half the county would answer. */
const LEAST = 3;

/**
 * Findings by their number; contracts, parcels, surveys and reclaimed land by theirs. People's names are not searched, and
 * household contracts are not found: they are counted, never listed.
 */
export async function searchLand(db: ReadDb, question: string): Promise<Hit[]> {
	const number = /^0*\d{1,7}$/.test(question) ? Number(question) : -1;
	const coded = question.length >= LEAST && /^[\w\-()（）〔〕第号\u4e00-\u9fff.]+$/.test(question);
	const findings = await sql<HitRow>`
		select 'finding' as kind, finding.feature_no as number, lpad(finding.feature_no::text, greatest(4, length(finding.feature_no::text)), '0') as name,
			finding.kind as word, finding.over_mu as mu, lpad(finding.feature_no::text, greatest(4, length(finding.feature_no::text)), '0') as code, village.name as place, ${boxOf('finding.shape')} as box, 0 as fit
		from finding
		left join village on village.county_code = finding.county_code and village.code = finding.village_code
		where finding.county_code = ${db.county} and ${inScope(db, 'finding.village_code')} and finding.feature_no = ${number}`.execute(
		db.query
	);
	if (!coded) return findings.rows.map(hitOf);
	const held = `%${asIs(question)}%`;
	const begun = `${asIs(question)}%`;
	const { rows } = await sql<HitRow>`
		(select 'contract' as kind, contract.feature_no as number, contract.number as name, contract.status as word, contract.contracted_mu as mu,
			contract.number as code, village.name as place, null::float8[] as box,
			case when contract.number = ${question} then 0 when contract.number like ${begun} then 1 else 2 end as fit
		from contract
		left join village on village.county_code = contract.county_code and village.code = contract.village_code
		where contract.county_code = ${db.county} and not contract.household and ${inScope(db, 'contract.village_code')} and contract.number like ${held}
		order by fit, contract.sort_key, contract.number limit ${HITS})
		union all
		(select parcel.register, parcel.feature_no, coalesce(parcel.name, parcel.code), null::text, parcel.area_mu,
			parcel.code, village.name, ${boxOf('parcel.shape')},
			case when parcel.code = ${question} or parcel.name = ${question} then 0 when parcel.code like ${begun} then 1 else 2 end as fit
		from parcel
		left join village on village.county_code = parcel.county_code and village.code = parcel.village_code
		where parcel.county_code = ${db.county} and ${inScope(db, 'parcel.village_code')} and (parcel.code like ${held} or parcel.name = ${question})
		order by fit, parcel.code limit ${HITS})
		union all
		(select 'occupation', occupation.feature_no, occupation.code, null::text, occupation.area_mu,
			occupation.code, village.name, ${boxOf('occupation.shape')},
			case when occupation.code = ${question} then 0 when occupation.code like ${begun} then 1 else 2 end as fit
		from occupation
		left join village on village.county_code = occupation.county_code and village.code = occupation.village_code
		where occupation.county_code = ${db.county} and ${inScope(db, 'occupation.village_code')} and occupation.code like ${held} and ${collectiveOccupation(db)}
		order by fit, occupation.code limit ${HITS})
		union all
		(select 'reclaimed', reclaimed_land.feature_no, reclaimed_land.code, reclaimed_land.kind, reclaimed_land.ledger_mu,
			reclaimed_land.code, village.name, ${boxOf('reclaimed_land.shape')},
			case when reclaimed_land.code = ${question} then 0 when reclaimed_land.code like ${begun} then 1 else 2 end as fit
		from reclaimed_land
		left join village on village.county_code = reclaimed_land.county_code and village.code = reclaimed_land.village_code
		where reclaimed_land.county_code = ${db.county} and ${inScope(db, 'reclaimed_land.village_code')} and reclaimed_land.code like ${held}
		order by fit, reclaimed_land.code limit ${HITS})`.execute(db.query);
	return [...findings.rows, ...rows].map(hitOf);
}
