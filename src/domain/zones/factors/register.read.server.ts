import { sql } from 'kysely';
import { inScope } from '#db/in-scope.ts';
import type { ReadDb } from '#db/read.server.ts';
import type { Tie } from './register.ts';

/** What ties enterprises of the register to each village in sight. */
export async function registerTies(db: ReadDb): Promise<Map<string, Tie[]>> {
	const { rows } = await sql<Tie & { village: string }>`
		select enterprise.village_code as village, enterprise.id as enterprise, null::date as "startsOn", null::date as "endsOn",
			enterprise.retired_on as "retiredOn"
		from enterprise where enterprise.county_code = ${db.county} and ${inScope(db, 'enterprise.village_code')}
		union all
		select enterprise_link.village_code, enterprise.id, enterprise_link.starts_on, enterprise_link.ends_on, enterprise.retired_on
		from enterprise_link
		join enterprise on enterprise.county_code = ${db.county} and enterprise.id = enterprise_link.enterprise_id
		where enterprise_link.county_code = ${db.county} and enterprise_link.kind in ('buys_from', 'paired')
			and ${inScope(db, 'enterprise_link.village_code')}`.execute(db.query);
	return Map.groupBy(rows, ({ village }) => village);
}
