import { sql } from 'kysely';
import { keepPseudonymKey } from '#core/pseudonym.server.ts';
import { open, seal, sealedWith, type KeyRing } from '#core/sealed.server.ts';
import type { Engine } from '#db/engine/types.ts';
import { sealedColumns, type SealedColumn } from '#db/sealed-columns.ts';

/** The data was sealed with another key than the one at hand: nothing is opened, nothing written. */
export class DataKeyError extends Error {
	readonly code = 'key.wrong';
	constructor(expected: string, got: string) {
		super(
			`the data was sealed with the key ${expected}, but MUTU_DATA_KEY (or data.key in MUTU_DATA) is the key ${got}: put the former key back, or name it as MUTU_DATA_KEY_FORMER and run mutu keys rotate`
		);
	}
}

/** What the key of pseudonyms is sealed for. */
const USE = 'data_key.proof';

const present = (engine: Engine) =>
	engine.primary
		.selectFrom('data_key')
		.select(['id', 'proof'])
		.where('retired_at', 'is', null)
		.orderBy('made_at', 'desc')
		.limit(1)
		.executeTakeFirst();

const idsOf = ({ current, former }: KeyRing): Set<string> => new Set([current, ...former].map(({ id }) => id));

/** The key that one value of a county's column was sealed with; null where there is none. */
async function keyOf(engine: Engine, county: string, { table, sealed }: SealedColumn): Promise<string | null> {
	const value = sql.ref(`each.${sealed}`);
	const { rows } = await sql<{ value: string }>`
		select ${value} as value from ${sql.table(table)} as each
		where each.county_code = ${county} and ${value} is not null limit 1`.execute(engine.primary);
	return rows[0] ? sealedWith(rows[0].value) : null;
}

/**
 * Holds the key at hand against the data, before anything is served; of new data it is the first.
 * @throws DataKeyError when the data was sealed with a key that is not at hand
 */
export async function openDataKeys(
	engine: Engine,
	ring: KeyRing,
	columns: readonly SealedColumn[] = sealedColumns
): Promise<void> {
	const known = idsOf(ring);
	let held = await present(engine);
	if (!held) {
		const proof = seal(ring, ring.current.pseudonyms.toString('hex'), USE);
		await engine.primary
			.insertInto('data_key')
			.values({ id: ring.current.id, proof, made_at: new Date() })
			.onConflict((conflict) => conflict.columns(['id']).doNothing())
			.execute();
		held = (await present(engine))!;
	}
	if (!known.has(held.id)) throw new DataKeyError(held.id, ring.current.id);
	const counties = await engine.primary.selectFrom('county').select('code').execute();
	for (const { code } of counties)
		for (const column of columns) {
			const id = await keyOf(engine, code, column);
			if (id !== null && !known.has(id)) throw new DataKeyError(id, ring.current.id);
		}
	keepPseudonymKey(Buffer.from(open(ring, held.proof, USE), 'hex'));
}

/** Makes the key in use the data's own, once nothing is left that another sealed. The key of pseudonyms stays. */
export async function settleDataKey(engine: Engine, ring: KeyRing): Promise<void> {
	const held = await present(engine);
	if (!held || held.id === ring.current.id) return;
	const proof = seal(ring, open(ring, held.proof, USE), USE);
	await engine.primary.transaction().execute(async (query) => {
		const now = new Date();
		await query
			.insertInto('data_key')
			.values({ id: ring.current.id, proof, made_at: now, retired_at: null })
			.onConflict((conflict) => conflict.columns(['id']).doUpdateSet({ proof, made_at: now, retired_at: null }))
			.execute();
		await query.updateTable('data_key').set({ retired_at: now }).where('id', '<>', ring.current.id).execute();
	});
}
