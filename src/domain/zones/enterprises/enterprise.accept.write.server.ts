import { sql } from 'kysely';
import type { Actor } from '#core/permission.ts';
import type { Accepted, ImportSource } from '#db/import-kind.server.ts';
import { saveRows, type State } from '#db/save-rows.server.ts';
import type { Tx } from '#db/tx.server.ts';
import { checkEnterprise } from './enterprise-check.ts';
import { linkKey, linkKinds } from './enterprise.ts';
import type { EnterpriseRows } from './import.read.server.ts';
import { enterpriseTable, linkTable } from './tables.server.ts';

/**
 * Enterprises of an accepted file: one the county has already takes what the file says of it. Links the file names and the
 * register has not are added; none is taken away.
 */
export async function acceptEnterprises(
	tx: Tx,
	_actor: Actor,
	source: ImportSource,
	rows: EnterpriseRows
): Promise<Accepted> {
	const incoming = rows.map(({ n, row }) => {
		const { state } = checkEnterprise(row.given);
		const said = (...fields: (keyof typeof row.given)[]) => fields.some((field) => row.given[field] !== undefined);
		// What the file has no column for stays as it is.
		return {
			row: n,
			state: {
				...state,
				...(said('capacity', 'capacity_unit') ? {} : { capacity: undefined, capacity_unit: undefined }),
				...(said('east', 'north') ? {} : { east_e7: undefined, north_e7: undefined }),
				...(said('note') ? {} : { note: undefined }),
				retired_on: row.retiredOn ?? undefined
			} as State
		};
	});
	const saved = await saveRows(tx, enterpriseTable, incoming, source.id);
	const links = rows.flatMap(({ n, row }, at) =>
		linkKinds.flatMap((kind) =>
			(row.links[kind] ?? []).map((village) => {
				const startsOn = kind === 'paired' ? row.pairedOn : null;
				const enterprise = saved[at]!.id;
				const code = linkKey({ enterprise, kind, with: village, product: null, startsOn });
				const state = { code, enterprise_id: enterprise, kind, village_code: village, partner_id: null };
				return { row: n, state: { ...state, product: null, starts_on: startsOn, ends_on: null } as State };
			})
		)
	);
	const present = await presentLinks(tx, saved.map(({ id }) => id)); // prettier-ignore
	const key = (state: State) => `${String(state.enterprise_id)} ${String(state.kind)} ${String(state.village_code)}`;
	await saveRows(tx, linkTable, links.filter(({ state }) => !present.has(key(state))), source.id); // prettier-ignore
	const count = (outcome: string) => saved.filter((each) => each.outcome === outcome).length;
	return {
		...{ inserted: count('inserted'), changed: count('changed'), unchanged: count('unchanged') },
		unknown: {}
	};
}

/** Links these enterprises have with villages, whatever the product. */
async function presentLinks(tx: Tx, enterprises: readonly string[]): Promise<Set<string>> {
	const { rows } = await sql<{ key: string }>`
		select enterprise_id || ' ' || kind || ' ' || village_code as key from enterprise_link
		where county_code = ${tx.county} and village_code is not null and enterprise_id = any(${[...enterprises]}::uuid[])`.execute(
		tx.query
	);
	return new Set(rows.map(({ key }) => key));
}

/** Links of enterprises a file brought that did not come with it: while there are any the file is not taken back. */
export async function linksOnFile(tx: Tx, file: string): Promise<number> {
	const { rows } = await sql<{ count: number }>`
		select count(*)::integer as count from enterprise_link
		join enterprise on enterprise.county_code = ${tx.county}
			and enterprise.id in (enterprise_link.enterprise_id, enterprise_link.partner_id)
		where enterprise_link.county_code = ${tx.county} and enterprise.source_file_id = ${file}::uuid and enterprise.version = 1
			and enterprise_link.source_file_id is distinct from ${file}::uuid`.execute(tx.query);
	return rows[0]!.count;
}
