import { accepted, refused, type Outcome } from '#core/outcome.ts';
import type { Actor } from '#core/permission.ts';
import { inScope } from '#db/in-scope.ts';
import type { Tx } from '#db/tx.server.ts';
import { newest, type Papers } from './case.ts';
import type { StoredCase } from './case.read.server.ts';
import type { CaseStep } from './course.ts';
import { groundUnder } from './ground.read.server.ts';
import { notHousehold } from './household-land.ts';
import type { GivenPaper, Typed } from './papers.ts';

interface Writing {
	found: StoredCase;
	papers: Papers;
	seq: number;
	step: CaseStep;
	paper: GivenPaper;
	today: string;
}

/** Writes down what a step brought, once it has been checked. */
export async function writePaper(tx: Tx, actor: Actor, writing: Writing): Promise<Outcome<true>> {
	const { found, papers, seq, paper, today } = writing;
	const own = { county_code: tx.county, id: tx.newId(), case_id: found.id, seq, recorded_at: tx.now };
	switch (paper.kind) {
		case 'assignment':
			return accepted(true);
		case 'measurement': {
			const { neighbours, note, occupation, ...said } = paper.typed;
			const survey = occupation.trim() === '' ? null : await surveyOf(tx, occupation.trim());
			if (survey === undefined)
				return refused('paper.occupation', { field: 'occupation', got: occupation.slice(0, 40) });
			await tx.query
				.insertInto('case_measurement')
				.values({
					...{ ...own, method: said.method, measured_on: said.measuredOn, measured_mu: said.measuredMu },
					...{ measured_by: said.measuredBy, user_signed: said.userSigned, village_signed: said.villageSigned },
					...{ occupation_id: survey?.id ?? null, occupation_version: survey?.version ?? null },
					...{ neighbours: JSON.stringify(neighbours), note: note || null }
				})
				.execute();
			return accepted(true);
		}
		case 'publicity':
			await tx.query
				.insertInto('case_publicity')
				.values({
					...{ ...own, measurement_id: newest(papers.measurements)!.id, place: paper.typed.place },
					...{ starts_on: paper.typed.startsOn, ends_on: paper.typed.endsOn }
				})
				.execute();
			return accepted(true);
		case 'objection':
			await tx.query
				.insertInto('case_objection')
				.values({
					...{ ...own, objector: paper.typed.objector, said: paper.typed.said, made_on: paper.typed.madeOn },
					remeasure: paper.typed.remeasure
				})
				.execute();
			return accepted(true);
		case 'answer':
			await tx.query
				.updateTable('case_objection')
				.set({ answer: paper.typed.answer, answered_on: today, answered_by: actor.name })
				.where('county_code', '=', tx.county)
				.where('case_id', '=', found.id)
				.where('answer', 'is', null)
				.execute();
			return accepted(true);
		case 'resolution': {
			const { typed } = paper;
			await tx.query
				.insertInto('case_resolution')
				.values({
					...{ ...own, met_on: typed.metOn, entitled: typed.entitled, present: typed.present },
					...{ approve: typed.approve, against: typed.against, price_fen: typed.priceFen },
					...{ starts_on: typed.startsOn, ends_on: typed.endsOn, past_from: typed.pastFrom },
					opinion_lawyer: typed.opinion?.lawyer ?? null,
					opinion_on: typed.opinion?.on ?? null,
					opinion: typed.opinion?.text ?? null
				})
				.execute();
			return accepted(true);
		}
		case 'agreement':
			return writeAgreement(tx, writing, paper.typed, own);
	}
}

/** A survey of the county by its code; undefined when there is none in scope. */
async function surveyOf(tx: Tx, code: string): Promise<{ id: string; version: number } | undefined> {
	return tx.query
		.selectFrom('occupation')
		.select(['id', 'version'])
		.where('county_code', '=', tx.county)
		.where('code', '=', code)
		.where(inScope(tx, 'occupation.village_code'))
		.executeTakeFirst();
}

/** What the user signed. It stands on a collective contract of the county, or is one itself; never on a household's. */
async function writeAgreement(
	tx: Tx,
	{ found, step }: Writing,
	typed: Typed['agreement'],
	own: { county_code: string; id: string; case_id: string; seq: number; recorded_at: Date }
): Promise<Outcome<true>> {
	const kind = step === 'supplement' ? 'supplement' : 'contract';
	const named = typed.contract === '' ? (kind === 'supplement' ? found.contract : null) : typed.contract;
	if (kind === 'supplement' && named === null) return refused('paper.contract', { field: 'contract', got: '' });
	const contract =
		named === null
			? null
			: await tx.query
					.selectFrom('contract')
					.select(['id', 'version'])
					.where('county_code', '=', tx.county)
					.where('number', '=', named)
					.where(inScope(tx, 'contract.village_code'))
					.executeTakeFirst();
	if (contract === undefined) return refused('paper.contract', { field: 'contract', got: named!.slice(0, 40) });
	const written = { number: typed.number, method: null, household: false };
	const ground = contract ? await groundUnder(tx, [], [contract.id]) : null;
	const collective = notHousehold({
		...{ contracts: [written, ...(ground?.contracts ?? [])], bases: ground?.bases ?? [] },
		...{ categories: ground?.categories ?? [], onFamily: false }
	});
	if (!collective.ok) return collective;
	const twice = await tx.query
		.selectFrom('case_agreement')
		.select('id')
		.where('county_code', '=', tx.county)
		.where('number', '=', typed.number)
		.executeTakeFirst();
	if (twice) return refused('paper.agreement_twice', { field: 'number', got: typed.number });
	await tx.query
		.insertInto('case_agreement')
		.values({
			...{ ...own, kind, number: typed.number, signed_by: typed.signedBy, signed_on: typed.signedOn },
			...{ contract_id: contract?.id ?? null, contract_version: contract?.version ?? null }
		})
		.execute();
	return accepted(true);
}
