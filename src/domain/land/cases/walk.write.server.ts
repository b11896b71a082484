import { sql } from 'kysely';
import { maskedText } from '#core/masks.ts';
import { askerOf, type Office } from '#core/office.ts';
import { accepted, refused, type Outcome } from '#core/outcome.ts';
import { dayOf } from '#core/period.ts';
import type { Actor } from '#core/permission.ts';
import { workingDaysAfter } from '#core/steps.ts';
import { inScope } from '#db/in-scope.ts';
import type { Tx } from '#db/tx.server.ts';
import { setFindingStatus } from '#land/finding-status.write.server.ts';
import { takeBack } from '#land/reclaimed/take-back.write.server.ts';
import { caseValues, findingsOfCase, movesOf, papersOf, storedCase, type StoredCase } from './case.read.server.ts';
import {
	caseCourse,
	isOver,
	officeAbove,
	offices,
	paperOf,
	takeCaseStep,
	type CaseState,
	type CaseStep
} from './course.ts';
import { groundUnder } from './ground.read.server.ts';
import { haveOf } from './have.ts';
import { notHousehold } from './household-land.ts';
import { writePaper } from './papers.write.server.ts';
import { checks, type Around, type GivenPaper } from './papers.ts';

export interface Walk {
	number: number;
	/** The version the person had in front. */
	version: number;
	step: CaseStep;
	reason: string | null;
	paper: GivenPaper | null;
}

const higher = (one: Office, other: Office): Office => (offices.indexOf(one) > offices.indexOf(other) ? one : other);

/** Refused when the contract or the land has become a household's since: nothing but 不属实 is left then. */
export async function stillCollective(tx: Tx, { id, contractId }: Pick<StoredCase, 'id' | 'contractId'>) {
	const findings = await findingsOfCase(tx, id);
	const ground = await groundUnder(
		tx,
		findings.map((finding) => finding.id),
		contractId === null ? [] : [contractId]
	);
	return notHousehold(ground);
}

/** Locks a case that is in scope. */
export async function lockCase(tx: Tx, number: number, version: number): Promise<Outcome<StoredCase>> {
	await tx.query
		.selectFrom('land_case')
		.select('id')
		.where('county_code', '=', tx.county)
		.where('feature_no', '=', number)
		.where(inScope(tx, 'land_case.village_code'))
		.forUpdate()
		.execute();
	const found = await storedCase(tx, number);
	if (!found) return refused('case.unknown', { got: number });
	if (found.version !== version) return refused('case.changed', { expected: version, got: found.version });
	return accepted(found);
}

/**
 * Takes a case one step on, with the paper the step brings: all of it or nothing. A dismissed case gives its findings back
 * as dismissed, with the reason.
 */
export async function walkCase(
	tx: Tx,
	actor: Actor,
	asked: Walk
): Promise<Outcome<{ state: CaseState; version: number }>> {
	const locked = await lockCase(tx, asked.number, asked.version);
	if (!locked.ok) return locked;
	const found = locked.value;
	const today = dayOf(tx.now);
	const asker = askerOf(actor);
	const papers = (await papersOf(tx, [found.id])).get(found.id)!;
	const moves = await movesOf(tx, found.id);
	const handledAt = higher(found.handledAt, asker.level);
	const have = haveOf({ papers, moves, handledAt }, today);
	const rule = caseCourse.steps.find(({ name, from }) => name === asked.step && from.includes(found.state));
	const kind = rule ? paperOf(rule) : null;
	const values = await caseValues(tx, today);
	const around: Around = { today, openedOn: found.openedOn, publicityDays: values.publicityDays, papers };
	const given = asked.paper?.kind === kind ? asked.paper : null;
	let paper: GivenPaper | null = null;
	if (given) {
		const check = checks[given.kind] as (typed: unknown, around: Around) => Outcome<never>;
		const checked = check(given.typed, around);
		// Where the step itself cannot be taken, that is said first.
		if (!checked.ok) {
			const step = takeCaseStep(found, asker, { name: asked.step, reason: asked.reason, have: have.add(kind!) });
			return step.ok ? checked : step;
		}
		paper = { kind: given.kind, typed: checked.value } as GivenPaper;
		have.add(given.kind);
	}
	const taken = takeCaseStep(found, asker, { name: asked.step, reason: asked.reason, have });
	if (!taken.ok) return taken;
	const { step } = taken.value;
	const reason = taken.value.reason === null ? null : maskedText(taken.value.reason);
	if (step.to !== 'dismissed') {
		const collective = await stillCollective(tx, found);
		if (!collective.ok) return collective;
	}
	if (paper) {
		const written = await writePaper(tx, actor, {
			found,
			papers,
			seq: moves.length + 1,
			step: step.name,
			paper,
			today
		});
		if (!written.ok) return written;
	}
	const days = values.daysIn(step);
	const shown = paper?.kind === 'publicity' ? paper.typed.endsOn : today;
	const due =
		paper?.kind === 'assignment'
			? paper.typed.visitOn
			: days === null || isOver(step.to)
				? null
				: workingDaysAfter(shown, days, values.calendar);
	await tx.query
		.insertInto('land_case_step')
		.values({
			...{ county_code: tx.county, id: tx.newId(), case_id: found.id, seq: moves.length + 1, step: step.name },
			...{ from_state: found.state, to_state: step.to, taken_on: today, due_on: due, reason, recorded_at: tx.now },
			...{ actor_id: actor.id, actor_name: actor.name, actor_level: asker.level }
		})
		.execute();
	const concluded = ['supplemented', 're_signed', 'reclaimed', 'to_equity', 'legal_review', 'dismissed'] as const;
	const outcome = (concluded as readonly CaseState[]).includes(step.to) ? step.to : found.outcome;
	await tx.query
		.updateTable('land_case')
		.set({
			...{ version: found.version + 1, recorded_at: tx.now, state: step.to, state_since: today, due_on: due },
			...{ last_actor: actor.id, outcome: step.to === 'negotiating' ? null : outcome },
			handled_at:
				step.name === 'escalate' ? officeAbove(handledAt)! : step.to === 'closed' ? found.handledAt : 'village',
			...(paper?.kind === 'assignment' ? { assignee: paper.typed.assignee, visit_on: paper.typed.visitOn } : {})
		})
		.where('county_code', '=', tx.county)
		.where('id', '=', found.id)
		.execute();
	if (step.to === 'dismissed') await giveBack(tx, actor, found.id, reason!);
	if (step.name === 'reclaim') await takeBack(tx, actor, found, papers);
	tx.touch('finding', 'land_case');
	tx.note({
		...{ kind: 'land_case', ids: [found.id], village: found.village, detail: { number: found.number, act: step.name } },
		changes: { status: [found.state, step.to] }
	});
	tx.because(reason);
	return accepted({ state: step.to, version: found.version + 1 });
}

/** The findings of a case that was dismissed: dismissed themselves, for the same reason. What is no more stays so. */
async function giveBack(tx: Tx, actor: Actor, caseId: string, reason: string): Promise<void> {
	const { rows } = await sql<{ id: string; version: number }>`
		select finding.id, finding.version
		from land_case_finding
		join finding on finding.county_code = ${tx.county} and finding.id = land_case_finding.finding_id
		where land_case_finding.county_code = ${tx.county} and land_case_finding.case_id = ${caseId}::uuid and finding.status = 'in_case'
		order by finding.feature_no for update of finding`.execute(tx.query);
	if (rows.length === 0) return;
	await setFindingStatus(tx, rows, 'dismissed');
	await tx.query
		.insertInto('finding_decision')
		.values(
			rows.map(({ id, version }) => ({
				...{ county_code: tx.county, id: tx.newId(), finding_id: id, finding_version: version },
				...{ decision: 'dismissed', reason, actor_id: actor.id, actor_name: actor.name, recorded_at: tx.now }
			}))
		)
		.execute();
	tx.note({ kind: 'finding', ids: rows.map(({ id }) => id), count: rows.length, detail: { decision: 'dismissed' } });
}
