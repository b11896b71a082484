import { sql } from 'kysely';
import { intersection, polygonsOf, unionOf } from '#db/spatial.ts';
import { refreshStatistics } from '#db/statistics.server.ts';
import type { Tx } from '#db/tx.server.ts';
import type { FindingDraft } from '#land/draft-findings.ts';

const DRAWN_AT_ONCE = 1_000;

/**
 * Gives findings their shape on the map: a ground finding its piece; what is over or without contract the pieces beyond
 * its own contract where it has any, else, like every other ledger figure, the whole occupation; a double contract what
 * the two have in common.
 */
export async function drawFindings(tx: Tx, drafts: readonly FindingDraft[]): Promise<void> {
	if (drafts.length >= DRAWN_AT_ONCE) await refreshStatistics(tx, ['finding']);
	for (let at = 0; at < drafts.length; at += DRAWN_AT_ONCE) await draw(tx, drafts.slice(at, at + DRAWN_AT_ONCE));
}

async function draw(tx: Tx, drafts: readonly FindingDraft[]): Promise<void> {
	const ground = drafts.filter(
		({ kind }) => kind === 'on_other_contract' || kind === 'on_uncontracted' || kind === 'beyond_village'
	);
	const doubles = drafts.filter(({ kind }) => kind === 'double_contracted').map(({ key }) => key);
	const ledger = drafts
		.filter((draft) => !ground.includes(draft) && draft.kind !== 'double_contracted')
		.map(({ key }) => key);
	if (ground.length > 0)
		await sql`
			update finding set shape = ${polygonsOf(sql`ST_Transform(occupation_piece.gk, 4490)`)}
			from occupation_piece
			where finding.county_code = ${tx.county} and finding.key = any(${ground.map(({ key }) => key)}::text[])
				and occupation_piece.county_code = ${tx.county} and occupation_piece.occupation_id = finding.occupation_id
				and occupation_piece.kind = finding.kind and occupation_piece.other_contract_id is not distinct from finding.other_contract_id`.execute(
			tx.query
		);
	if (ledger.length > 0)
		await sql`
			update finding set shape = drawn.shape
			from (
				select distinct on (member.key) member.key, ${polygonsOf(sql`ST_Transform(${unionOf(sql.ref('part.gk'), tx.overlayGrid)}, 4490)`)} as shape
				from (
					select finding.key, finding.kind, (told.value ->> 'id')::uuid as occupation_id
					from finding cross join lateral jsonb_array_elements(finding.explanation -> 'occupations') as told
					where finding.county_code = ${tx.county} and finding.key = any(${ledger}::text[])
				) member
				cross join lateral (
					select occupation_piece.gk, true as beyond from occupation_piece
					where occupation_piece.county_code = ${tx.county} and occupation_piece.occupation_id = member.occupation_id
						and member.kind in ('over_area', 'no_contract') and not occupation_piece.sliver
						and occupation_piece.kind not in ('own', 'state_owned')
					union all
					select occupation.gk, false from occupation
					where occupation.county_code = ${tx.county} and occupation.id = member.occupation_id
				) part
				group by member.key, part.beyond
				order by member.key, part.beyond desc
			) drawn
			where finding.county_code = ${tx.county} and finding.key = drawn.key`.execute(tx.query);
	if (doubles.length > 0) {
		const common = polygonsOf(intersection(sql.ref('one.gk'), sql.ref('two.gk'), tx.overlayGrid));
		const area = (contract: string, alias: string) => sql`
			select ${unionOf(sql.ref('parcel.gk'), tx.overlayGrid)} as gk from contract_parcel
			join parcel on parcel.county_code = ${tx.county} and parcel.id = contract_parcel.parcel_id
			where contract_parcel.county_code = ${tx.county} and contract_parcel.contract_id = ${sql.ref(`${alias}.${contract}`)}`;
		await sql`
			update finding set shape = drawn.shape
			from (
				select pair.key, ${polygonsOf(sql`ST_Transform(${common}, 4490)`)} as shape
				from finding pair
				cross join lateral (${area('contract_id', 'pair')} offset 0) one
				cross join lateral (${area('other_contract_id', 'pair')} offset 0) two
				where pair.county_code = ${tx.county} and pair.key = any(${doubles}::text[])
			) drawn
			where finding.county_code = ${tx.county} and finding.key = drawn.key`.execute(tx.query);
	}
}
