import { sql } from 'kysely';
import type { ReadDb } from '#db/read.server.ts';
import { intersection, polygonsOf, unionOf } from '#db/spatial.ts';
import type { FindingDraft } from '#land/draft-findings.ts';

type Shapes = readonly { key: string; shape: string }[];

const GROUND: readonly string[] = ['on_other_contract', 'on_uncontracted', 'beyond_village'];

/**
 * The shapes of findings on the map, before they are stored, for a row that gets its shape later is written twice: a ground
 * finding has its piece; what is over or without contract the pieces beyond its own contract where it has any, else, like
 * every other ledger figure, the whole occupation; a double contract what the two have in common.
 * @param drafts some thousand at most
 * @returns hexadecimal EWKB by the findings' keys
 */
export async function findingShapes(db: ReadDb, drafts: readonly FindingDraft[]): Promise<Map<string, string>> {
	const ground = drafts.filter(({ kind }) => GROUND.includes(kind));
	const doubles = drafts.filter(({ kind }) => kind === 'double_contracted');
	const ledger = drafts.filter((draft) => !GROUND.includes(draft.kind) && draft.kind !== 'double_contracted');
	const found = [
		...(ground.length > 0 ? await groundShapes(db, ground) : []),
		...(ledger.length > 0 ? await ledgerShapes(db, ledger) : []),
		...(doubles.length > 0 ? await doubleShapes(db, doubles) : [])
	];
	return new Map(found.map(({ key, shape }) => [key, shape]));
}

async function groundShapes(db: ReadDb, drafts: readonly FindingDraft[]): Promise<Shapes> {
	const { rows } = await sql<Shapes[number]>`
		select told.key, ${polygonsOf(sql`ST_Transform(occupation_piece.gk, 4490)`)}::text as shape
		from unnest(${drafts.map(({ key }) => key)}::text[], ${drafts.map(({ kind }) => kind)}::text[],
			${drafts.map(({ occupationId }) => occupationId)}::uuid[], ${drafts.map(({ otherContractId }) => otherContractId)}::uuid[])
			as told(key, kind, occupation_id, other_contract_id)
		join occupation_piece on occupation_piece.county_code = ${db.county} and occupation_piece.occupation_id = told.occupation_id
			and occupation_piece.kind = told.kind and occupation_piece.other_contract_id is not distinct from told.other_contract_id`.execute(
		db.query
	);
	return rows;
}

async function ledgerShapes(db: ReadDb, drafts: readonly FindingDraft[]): Promise<Shapes> {
	const members = drafts.flatMap(({ key, kind, explanation }) =>
		explanation.occupations.map(({ id }) => ({ key, kind, id }))
	);
	const { rows } = await sql<Shapes[number]>`
		select distinct on (member.key) member.key,
			${polygonsOf(sql`ST_Transform(${unionOf(sql.ref('part.gk'), db.overlayGrid)}, 4490)`)}::text as shape
		from unnest(${members.map(({ key }) => key)}::text[], ${members.map(({ kind }) => kind)}::text[],
			${members.map(({ id }) => id)}::uuid[]) as member(key, kind, occupation_id)
		cross join lateral (
			select occupation_piece.gk, true as beyond from occupation_piece
			where occupation_piece.county_code = ${db.county} and occupation_piece.occupation_id = member.occupation_id
				and member.kind in ('over_area', 'no_contract') and not occupation_piece.sliver
				and occupation_piece.kind not in ('own', 'state_owned')
			union all
			select occupation.gk, false from occupation
			where occupation.county_code = ${db.county} and occupation.id = member.occupation_id
		) part
		group by member.key, part.beyond
		order by member.key, part.beyond desc`.execute(db.query);
	return rows;
}

async function doubleShapes(db: ReadDb, drafts: readonly FindingDraft[]): Promise<Shapes> {
	const common = polygonsOf(intersection(sql.ref('one.gk'), sql.ref('two.gk'), db.overlayGrid));
	const area = (contract: string) => sql`
		select ${unionOf(sql.ref('parcel.gk'), db.overlayGrid)} as gk from contract_parcel
		join parcel on parcel.county_code = ${db.county} and parcel.id = contract_parcel.parcel_id
		where contract_parcel.county_code = ${db.county} and contract_parcel.contract_id = ${sql.ref(`pair.${contract}`)}`;
	const { rows } = await sql<Shapes[number]>`
		select pair.key, ${polygonsOf(sql`ST_Transform(${common}, 4490)`)}::text as shape
		from unnest(${drafts.map(({ key }) => key)}::text[], ${drafts.map(({ contractId }) => contractId)}::uuid[],
			${drafts.map(({ otherContractId }) => otherContractId)}::uuid[]) as pair(key, contract_id, other_contract_id)
		cross join lateral (${area('contract_id')} offset 0) one
		cross join lateral (${area('other_contract_id')} offset 0) two`.execute(db.query);
	return rows;
}
