import { accepted, refused, type Outcome } from '#core/outcome.ts';
import type { Actor } from '#core/permission.ts';
import type { Tx } from '#db/tx.server.ts';
import { filterName, filterSearch, FILTERS_AT_MOST } from '#land/saved-filter.ts';
import { FINDINGS, savedFilters } from '#land/saved-filters.read.server.ts';

/** Keeps the list's filter under a name of the person's own. */
export async function saveFilter(
	tx: Tx,
	actor: Actor,
	asked: { name: string; search: string }
): Promise<Outcome<{ id: string; name: string }>> {
	const standing = await savedFilters(tx, actor.id);
	if (standing.length >= FILTERS_AT_MOST) return refused('filter.too_many', { most: FILTERS_AT_MOST });
	const name = filterName(asked.name, standing);
	if (!name.ok) return name;
	const search = filterSearch(new URLSearchParams(asked.search));
	if (search === '') return refused('filter.empty');
	const id = tx.newId();
	await tx.query
		.insertInto('saved_filter')
		.values({
			...{ county_code: tx.county, id, actor_id: actor.id, list: FINDINGS },
			...{ name: name.value, search, recorded_at: tx.now }
		})
		.execute();
	tx.note({ kind: 'saved_filter', ids: [id], changes: { name: [null, name.value], search: [null, search] } });
	return accepted({ id, name: name.value });
}

/** Gives one of the person's filters another name. */
export async function renameFilter(
	tx: Tx,
	actor: Actor,
	asked: { id: string; name: string }
): Promise<Outcome<{ name: string }>> {
	const standing = await savedFilters(tx, actor.id);
	const filter = standing.find(({ id }) => id === asked.id);
	if (!filter) return refused('filter.unknown');
	const name = filterName(asked.name, standing, asked.id);
	if (!name.ok) return name;
	await tx.query
		.updateTable('saved_filter')
		.set({ name: name.value })
		.where('county_code', '=', tx.county)
		.where('id', '=', asked.id)
		.where('actor_id', '=', actor.id)
		.execute();
	tx.note({ kind: 'saved_filter', ids: [asked.id], changes: { name: [filter.name, name.value] } });
	return accepted({ name: name.value });
}

/** Puts another filter of the list in the place of what one of the person's own holds; its name stays. */
export async function replaceFilter(
	tx: Tx,
	actor: Actor,
	asked: { id: string; search: string }
): Promise<Outcome<{ name: string; former: string }>> {
	const filter = (await savedFilters(tx, actor.id)).find(({ id }) => id === asked.id);
	if (!filter) return refused('filter.unknown');
	const search = filterSearch(new URLSearchParams(asked.search));
	if (search === '') return refused('filter.empty');
	await tx.query
		.updateTable('saved_filter')
		.set({ search })
		.where('county_code', '=', tx.county)
		.where('id', '=', asked.id)
		.where('actor_id', '=', actor.id)
		.execute();
	tx.note({
		...{ kind: 'saved_filter', ids: [asked.id], detail: { name: filter.name } },
		changes: { search: [filter.search, search] }
	});
	return accepted({ name: filter.name, former: filter.search });
}

/** Throws one of the person's filters away; the trail keeps what it held. */
export async function deleteFilter(
	tx: Tx,
	actor: Actor,
	id: string
): Promise<Outcome<{ name: string; search: string }>> {
	const filter = (await savedFilters(tx, actor.id)).find((each) => each.id === id);
	if (!filter) return refused('filter.unknown');
	await tx.query
		.deleteFrom('saved_filter')
		.where('county_code', '=', tx.county)
		.where('id', '=', id)
		.where('actor_id', '=', actor.id)
		.execute();
	tx.note({
		...{ kind: 'saved_filter', ids: [id] },
		changes: { name: [filter.name, null], search: [filter.search, null] }
	});
	return accepted({ name: filter.name, search: filter.search });
}
