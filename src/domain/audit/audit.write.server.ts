import { sql, type Transaction } from 'kysely';
import { genesisHash } from '#audit/chain.ts';
import { asideOf } from '#audit/entry.ts';
import type { Tables } from '#db/tables.ts';

/**
 * Appends one entry to a county's chain. It must be the last statement before COMMIT: the head's row lock is what makes
 * seq gapless and in commit order, and held any longer it makes writes wait for each other.
 * @param body the exact text, of auditText
 * @returns the entry's seq
 */
export async function appendAudit(query: Transaction<Tables>, county: string, body: string): Promise<number> {
	const { at, actorId, role, action, result, subjects } = asideOf(body);
	const kinds = subjects.map(([kind]) => kind);
	const records = subjects.map(([, subject]) => subject);
	const append = async (): Promise<number | null> => {
		const { rows } = await sql<{ seq: number }>`
			with head as (
				update audit_head
				set seq = seq + 1, hash = encode(sha256(convert_to(hash || ${body}::text, 'UTF8')), 'hex')
				where county_code = ${county}
				returning county_code, seq, hash
			), subjects as (
				insert into audit_subject (county_code, kind, subject, at, seq)
				select ${county}::text, named.kind, named.subject, ${at}::timestamptz, head.seq
				from head, unnest(${kinds}::text[], ${records}::text[]) as named (kind, subject)
				where head.county_code = ${county} and ${at}::timestamptz is not null
			)
			insert into audit_entry (county_code, seq, body, hash, at, actor_id, role, action, result)
			select ${county}::text, head.seq, ${body}::text, head.hash,
				${at}::timestamptz, ${actorId}::text, ${role}::text, ${action}::text, ${result}::text
			from head where head.county_code = ${county}
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
