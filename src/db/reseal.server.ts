import { sql } from 'kysely';
import { blindIndex, open, sealedAnew, type KeyRing } from '#core/sealed.server.ts';
import type { SealedColumn } from '#db/sealed-columns.ts';
import type { Tx } from '#db/tx.server.ts';

/**
 * Seals some values of a column anew that another key than the present one sealed, with their blind index.
 * @returns how many; less than `most` when none is left
 */
export async function resealSome(tx: Tx, ring: KeyRing, column: SealedColumn, most: number): Promise<number> {
	const { table, sealed, index, use } = column;
	const stored = sql.ref(`each.${sealed}`);
	const { rows } = await sql<{ id: string; value: string }>`
		select each.id, ${stored} as value from ${sql.table(table)} as each
		where each.county_code = ${tx.county} and ${stored} is not null
			and not starts_with(${stored}, ${`s1.${ring.current.id}.`})
		order by each.id limit ${most} for update`.execute(tx.query);
	for (const { id, value } of rows) {
		const anew = sealedAnew(ring, value, use)!;
		const found = index === null ? null : blindIndex(ring, open(ring, value, use), use);
		await sql`
			update ${sql.table(table)} set ${sql.ref(sealed)} = ${anew} ${index === null ? sql`` : sql`, ${sql.ref(index)} = ${found}`}
			where county_code = ${tx.county} and id = ${id}::uuid`.execute(tx.query);
	}
	return rows.length;
}
