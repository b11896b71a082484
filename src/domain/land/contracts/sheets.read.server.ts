import { sql } from 'kysely';
import { maskedName } from '#core/masked-name.ts';
import type { ReadDb } from '#db/read.server.ts';
import type { IrregularityKind } from './irregularity-kinds.ts';
import type { Fen } from '#core/money.ts';
import { fits, listContracts, registered } from './list.read.server.ts';
import type { ContractList, ContractRow } from './list.ts';
import type { SheetRow } from './sheets.ts';
import { termsOf } from './terms.ts';

/** Rows of an export; more than any county has. */
const ALL = 100_000;

/** The register as a list asks for it, with the columns a list does not show. */
export async function registerRows(db: ReadDb, list: ContractList, today: string): Promise<SheetRow[]> {
	const rows = await listContracts(db, { ...list, page: 1 }, today, ALL);
	const { rows: more } = await sql<Omit<SheetRow, keyof ContractRow | 'terms'> & { terms: unknown; id: number }>`
		select contract.feature_no as id, contract.find_source as "findSource", contract.lessor_name as "lessorName",
			contract.lessee_kind as "lesseeKind", contract.lessee_outside as outside, contract.use_agreed as "useAgreed",
			contract.method, contract.signed_on as "signedOn", contract.rent_unit as "rentUnit", contract.terms,
			contract.growth_clause as growth, contract.paid_to as "paidTo", contract.reference_fen as "referenceFen",
			contract.procedure_done as procedure, contract.village_resolution as resolution,
			contract.township_approval as approval, contract.auction_number as auction
		from contract
		where contract.county_code = ${db.county} and not contract.household
			and contract.feature_no = any(${rows.map(({ number }) => number)}::integer[])`.execute(db.query);
	const known = new Map(more.map(({ id, terms, ...row }) => [id, { ...row, terms: termsOf(terms) }]));
	return rows.flatMap((row) => {
		const rest = known.get(row.number);
		return rest ? [{ ...row, ...rest }] : [];
	});
}

interface OfContract {
	village: string | null;
	code: string;
	lessee: string | null;
	asset: string | null;
	object: string | null;
	kind: string;
	mu: number;
	status: string;
	kinds: IrregularityKind[] | null;
}

export interface RectifiedRow extends OfContract {
	done: string | null;
	doneOn: string | null;
	deltaFen: Fen | null;
	recoveredFen: Fen | null;
	document: string | null;
	note: string | null;
}

const kindsOf = (db: ReadDb) => sql`(
	select jsonb_agg(contract_irregularity.kind order by contract_irregularity.feature_no) from contract_irregularity
	where contract_irregularity.county_code = ${db.county} and contract_irregularity.contract_id = contract.id
		and contract_irregularity.status = 'confirmed')`;
const shared = (
	db: ReadDb
) => sql`contract.village_code as village, contract.number as code, contract.lessee_name as lessee,
	contract.asset_name as asset, contract.object_kind as object, contract.kind, contract.contracted_mu as mu, contract.status,
	${kindsOf(db)} as kinds`;
const masked = <R extends OfContract>(rows: R[]): R[] =>
	rows.map((row) => ({ ...row, lessee: maskedName(row.lessee) }));

/** Contracts found irregular with each thing that was done about them; one that nothing was done about stands there too. */
export async function rectifiedRows(db: ReadDb, list: ContractList, today: string): Promise<RectifiedRow[]> {
	const { rows } = await sql<RectifiedRow>`
		select ${shared(db)}, contract_rectification.kind as done, contract_rectification.done_on as "doneOn",
			contract_rectification.delta_fen as "deltaFen", contract_rectification.recovered_fen as "recoveredFen",
			contract_rectification.document, contract_rectification.note
		from ${registered(db)}
		left join contract_rectification on contract_rectification.county_code = ${db.county}
			and contract_rectification.contract_id = contract.id
		where ${fits(db, list.filter, today)} and (contract_rectification.id is not null
			or contract.status in ('irregular', 'rectifying', 'rectified', 'litigation', 'escalated'))
		order by village.sort_key nulls last, contract.sort_key, contract.feature_no, contract_rectification.done_on`.execute(
		db.query
	);
	return masked(rows);
}

export interface EscalatedRow extends OfContract {
	reason: string;
	state: string;
	team: string | null;
	raisedOn: string;
	dueOn: string;
	answeredOn: string | null;
	answer: string | null;
	opinion: string | null;
	lawyer: string | null;
	opinionOn: string | null;
}

/** Every hand-up with its clock, its answer and what a lawyer said last. */
export async function escalatedRows(db: ReadDb, list: ContractList, today: string): Promise<EscalatedRow[]> {
	const { rows } = await sql<EscalatedRow>`
		select ${shared(db)}, contract_escalation.reason, contract_escalation.state,
			contract_escalation.addressee_id as team, contract_escalation.raised_on as "raisedOn",
			contract_escalation.due_on as "dueOn", contract_escalation.answered_on as "answeredOn",
			contract_escalation.answer, said.opinion, said.lawyer, said.given_on as "opinionOn"
		from ${registered(db)}
		join contract_escalation on contract_escalation.county_code = ${db.county}
			and contract_escalation.contract_id = contract.id
		left join lateral (
			select contract_opinion.opinion, contract_opinion.lawyer, contract_opinion.given_on from contract_opinion
			where contract_opinion.county_code = ${db.county} and contract_opinion.contract_id = contract.id
				and contract_opinion.opinion is not null
			order by contract_opinion.given_on desc, contract_opinion.feature_no desc limit 1) said on true
		where ${fits(db, list.filter, today)}
		order by contract_escalation.due_on, contract_escalation.feature_no`.execute(db.query);
	return masked(rows);
}
