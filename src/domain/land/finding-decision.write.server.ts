import { sql } from 'kysely';
import { accepted, refused, type Outcome } from '#core/outcome.ts';
import type { Actor } from '#core/permission.ts';
import { inScope } from '#db/in-scope.ts';
import type { Tx } from '#db/tx.server.ts';
import { AT_ONCE, decideAll, noteOf, type Decision, type SeenFinding } from '#land/finding-decision.ts';
import type { FindingStatus } from '#land/finding-list.ts';
import { setFindingStatus } from '#land/finding-status.write.server.ts';

interface Locked {
	id: string;
	number: number;
	version: number;
	status: FindingStatus;
	village: string | null;
}

/** The findings of these numbers that are in scope, locked in the order of their numbers. */
async function lockFindings(tx: Tx, numbers: readonly number[]): Promise<Locked[]> {
	if (numbers.length === 0) return [];
	const rows = await tx.query
		.selectFrom('finding')
		.select(['id', 'feature_no as number', 'version', 'status', 'village_code as village'])
		.where('county_code', '=', tx.county)
		.where(sql<boolean>`finding.feature_no = any(${[...numbers]}::integer[])`)
		.where(inScope(tx, 'finding.village_code'))
		.orderBy('feature_no')
		.forUpdate()
		.execute();
	return rows as Locked[];
}

/** The village all of them lie in, for the trail; not there when they lie in several. */
const commonVillage = (findings: readonly Locked[]): { village?: string | null } => {
	const villages = new Set(findings.map(({ village }) => village));
	return villages.size === 1 ? { village: findings[0]!.village } : {};
};

/**
 * Records a person's decision about findings, one or many: dismissed (不属实, with a reason) or taken back; all of them or
 * none. Their former states go to finding_version in the statement that changes them.
 * @param asked the findings with the versions the person had in front, the decision and its reason
 */
export async function decideFindings(
	tx: Tx,
	actor: Actor,
	asked: { findings: readonly SeenFinding[]; decision: Decision; reason: string }
): Promise<Outcome<{ status: FindingStatus; findings: SeenFinding[] }>> {
	const found =
		asked.findings.length > AT_ONCE
			? []
			: await lockFindings(
					tx,
					asked.findings.map(({ number }) => number)
				);
	const decided = decideAll(new Map(found.map((each) => [each.number, each])), asked);
	if (!decided.ok) return decided;
	const { status, reason } = decided.value;
	const ids = found.map(({ id }) => id);
	await setFindingStatus(tx, found, status);
	await tx.query
		.insertInto('finding_decision')
		.values(
			found.map(({ id, version }) => ({
				...{ county_code: tx.county, id: tx.newId(), finding_id: id, finding_version: version },
				...{ decision: asked.decision, reason, actor_id: actor.id, actor_name: actor.name, recorded_at: tx.now }
			}))
		)
		.execute();
	tx.touch('finding');
	tx.note({
		kind: 'finding',
		ids,
		count: ids.length,
		...commonVillage(found),
		detail: { decision: asked.decision },
		changes: { status: [found[0]!.status, status] }
	});
	tx.because(reason);
	return accepted({ status, findings: found.map(({ number, version }) => ({ number, version: version + 1 })) });
}

/** Puts a note on findings, one or many; it changes nothing else about them. */
export async function noteFindings(
	tx: Tx,
	actor: Actor,
	asked: { numbers: readonly number[]; note: string }
): Promise<Outcome<{ count: number }>> {
	const note = noteOf(asked.note);
	if (note === null) return refused('finding.note_needed', { expected: '2–500', got: [...asked.note.trim()].length });
	const numbers = [...new Set(asked.numbers)];
	if (numbers.length === 0 || numbers.length > AT_ONCE)
		return refused('finding.too_many', { expected: `1–${AT_ONCE}`, got: numbers.length });
	const found = await lockFindings(tx, numbers);
	if (found.length < numbers.length) {
		const known = new Set(found.map(({ number }) => number));
		const missing = numbers.filter((number) => !known.has(number));
		return refused('finding.unknown', { numbers: missing.slice(0, 5), count: missing.length });
	}
	await tx.query
		.insertInto('finding_note')
		.values(
			found.map(({ id, version }) => ({
				...{ county_code: tx.county, id: tx.newId(), finding_id: id, finding_version: version },
				...{ note, actor_id: actor.id, actor_name: actor.name, recorded_at: tx.now }
			}))
		)
		.execute();
	tx.note({
		kind: 'finding_note',
		ids: found.map(({ id }) => id),
		count: found.length,
		...commonVillage(found),
		detail: { note }
	});
	return accepted({ count: found.length });
}
