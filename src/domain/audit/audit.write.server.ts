import { sql, type Transaction } from 'kysely';
import { genesisHash } from '#audit/chain.ts';
import type { Tables } from '#db/tables.ts';

/**
 * Appends one entry to a county's chain. It must be the last statement before COMMIT: the head's row lock is what makes
 * seq gapless and in commit order, and held any longer it makes writes wait for each other.
 * @returns the entry's seq
 */
export async function appendAudit(query: Transaction<Tables>, county: string, body: string): Promise<number> {
	const append = async (): Promise<number | null> => {
		const { rows } = await sql<{ seq: number }>`
			with head as (
				update audit_head
				set seq = seq + 1, hash = encode(sha256(convert_to(hash || ${body}::text, 'UTF8')), 'hex')
				where county_code = ${county}
				returning county_code, seq, hash
			)
			insert into audit_entry (county_code, seq, body, hash)
			select ${county}::text, head.seq, ${body}::text, head.hash from head where head.county_code = ${county}
			returning seq`.execute(query);
		return rows[0]?.seq ?? null;
	};
	const seq = await append();
	if (seq !== null) return seq;
	await query
		.insertInto('audit_head')
		.values({ county_code: county, seq: 0, hash: genesisHash(county) })
		.onConflict((conflict) => conflict.columns(['county_code']).doNothing())
		.execute();
	const first = await append();
	if (first === null) throw new Error(`audit_head of ${county} did not take an entry`);
	return first;
}
