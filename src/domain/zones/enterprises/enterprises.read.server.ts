import { sql } from 'kysely';
import { sortKey } from '#core/sort-key.ts';
import { inScope } from '#db/in-scope.ts';
import type { ReadDb } from '#db/read.server.ts';
import type { Enterprise, EnterpriseLink } from './enterprise.ts';

type Stored = Omit<Enterprise, 'key' | 'links' | 'place'> & { east: number | null; north: number | null };

/**
 * Links in sight, by the enterprise's id: those with a village in sight, and those between two enterprises whose villages both
 * are.
 */
async function linksOf(db: ReadDb): Promise<Map<string, EnterpriseLink[]>> {
	const { rows } = await sql<EnterpriseLink & { enterprise: string }>`
		select enterprise_link.id, enterprise_link.version, enterprise_link.enterprise_id as enterprise, enterprise_link.kind,
			enterprise_link.village_code as village, village.name as "villageName", partner.feature_no as partner,
			partner.name as "partnerName", partner.code as "partnerCode", partner.village_code as "partnerVillage", enterprise_link.product,
			enterprise_link.starts_on as "startsOn", enterprise_link.ends_on as "endsOn"
		from enterprise_link
		join enterprise on enterprise.county_code = ${db.county} and enterprise.id = enterprise_link.enterprise_id
		left join village on village.county_code = ${db.county} and village.code = enterprise_link.village_code
		left join enterprise partner on partner.county_code = ${db.county} and partner.id = enterprise_link.partner_id
		where enterprise_link.county_code = ${db.county} and (${inScope(db, 'enterprise_link.village_code')}
			or (${inScope(db, 'enterprise.village_code')} and ${inScope(db, 'partner.village_code')}))
		order by array_position(array['buys_from', 'sells_to', 'paired'], enterprise_link.kind), enterprise_link.feature_no`.execute(
		db.query
	);
	const found = new Map<string, EnterpriseLink[]>();
	for (const { enterprise, ...link } of rows) found.set(enterprise, [...(found.get(enterprise) ?? []), link]);
	return found;
}

/**
 * Enterprises whose village is in sight, with everything known of them, and those that buy from, sell to or are paired with a
 * village in sight, with no more than who they are.
 */
export async function listEnterprises(db: ReadDb): Promise<Enterprise[]> {
	const links = await linksOf(db);
	const { rows } = await sql<Stored>`
		select enterprise.id, enterprise.version, enterprise.feature_no as number, enterprise.name, enterprise.kind,
			enterprise.product, ${inScope(db, 'enterprise.village_code')} as own, enterprise.code, enterprise.capacity,
			enterprise.capacity_unit as "capacityUnit", enterprise.village_code as village, village.name as "villageName",
			village.sort_key as "villageKey", enterprise.east_e7 as east, enterprise.north_e7 as north, enterprise.note,
			enterprise.retired_on as "retiredOn"
		from enterprise
		join village on village.county_code = ${db.county} and village.code = enterprise.village_code
		where enterprise.county_code = ${db.county}
			and (${inScope(db, 'enterprise.village_code')} or enterprise.id = any(${[...links.keys()]}::uuid[]))
		order by enterprise.feature_no`.execute(db.query);
	return rows.map(({ east, north, ...row }): Enterprise => {
		const own = links.get(row.id) ?? [];
		const known = { key: sortKey(row.name), links: own };
		if (row.own) return { ...row, ...known, place: east === null || north === null ? null : [east / 1e7, north / 1e7] };
		const hidden = { code: null, capacity: null, capacityUnit: null, village: null, villageName: null, note: null };
		return { ...row, ...known, ...hidden, villageKey: '', place: null };
	});
}
