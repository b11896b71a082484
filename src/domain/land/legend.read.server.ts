import { sql } from 'kysely';
import { inScope } from '#db/in-scope.ts';
import type { ReadDb } from '#db/read.server.ts';
import { countsOf, type LegendCounts } from '#territory/legend.read.server.ts';
import { OPEN_STATUSES } from '#land/leads.ts';
import { collectiveOccupation } from '#land/record.read.server.ts';

/** Parcels, collective contracts and what was surveyed for them, reclaimed land, clusters, leads that wait by kind. */
export async function landCounts(db: ReadDb): Promise<LegendCounts> {
	const { rows } = await sql<{ name: string; count: number }>`
		select parcel.register as name, count(*)::integer as count from parcel
		where parcel.county_code = ${db.county} and ${inScope(db, 'parcel.village_code')} group by parcel.register
		union all
		select 'contract_shape', count(*)::integer from contract
		where contract.county_code = ${db.county} and not contract.household and ${inScope(db, 'contract.village_code')}
		union all
		select 'occupation', count(*)::integer from occupation
		where occupation.county_code = ${db.county} and ${inScope(db, 'occupation.village_code')} and ${collectiveOccupation(db)}
		union all
		select 'reclaimed', count(*)::integer from reclaimed_land
		where reclaimed_land.county_code = ${db.county} and ${inScope(db, 'reclaimed_land.village_code')}
		union all
		select 'cluster', count(*)::integer from finding_cluster
		where finding_cluster.county_code = ${db.county} and ${inScope(db, 'finding_cluster.village_code')}
		union all
		select finding.kind, count(*)::integer from finding
		where finding.county_code = ${db.county} and finding.status = any(${[...OPEN_STATUSES]}::text[]) and ${inScope(db, 'finding.village_code')} group by finding.kind`.execute(
		db.query
	);
	return countsOf(rows);
}
