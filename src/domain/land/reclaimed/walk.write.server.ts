import { sql } from 'kysely';
import { maskedName } from '#core/masked-name.ts';
import { maskedText } from '#core/masks.ts';
import { askerOf } from '#core/office.ts';
import { accepted, refused, type Outcome } from '#core/outcome.ts';
import { dayOf } from '#core/period.ts';
import type { Actor } from '#core/permission.ts';
import { takeStep, workingDaysAfter } from '#core/steps.ts';
import { changeRow } from '#db/one-row.server.ts';
import type { Tx } from '#db/tx.server.ts';
import { assetTable, stateOf } from './asset-table.server.ts';
import { contractNamed } from './contract-named.server.ts';
import { comparisonOf } from './comparables.ts';
import { offerCourse, paperOf, type OfferState, type OfferStep } from './course.ts';
import { checks, type Around, type GivenPaper } from './papers.ts';
import { presentAfter } from './present.ts';
import { movesOf, offerValues } from './reclaimed.read.server.ts';
import type { Paper, StoredAsset } from './reclaimed.ts';
import { lockAsset } from './record.write.server.ts';
import { rentsAround } from './rents.read.server.ts';

export interface Walk {
	number: number;
	/** The version the person had in front. */
	version: number;
	step: OfferStep;
	reason: string | null;
	paper: GivenPaper | null;
}

/** Checks a paper against what lies before; the rents are those of this moment, by the contracts somebody chose. */
export async function checkPaper(
	tx: Tx,
	found: StoredAsset,
	given: GivenPaper,
	around: Omit<Around, 'rents'>
): Promise<Outcome<Paper>> {
	const rents =
		given.kind === 'draft'
			? (await rentsAround(tx, found, around.today))[given.typed.unit]
			: comparisonOf('village', []);
	const check = checks[given.kind] as (typed: unknown, around: Around) => Outcome<object>;
	const checked = check(given.typed, { ...around, rents });
	return checked.ok ? accepted({ kind: given.kind, ...checked.value } as Paper) : checked;
}

/** Takes an offering one step on, with the paper the step brings: all of it or nothing. */
export async function walkOffer(
	tx: Tx,
	actor: Actor,
	asked: Walk
): Promise<Outcome<{ state: OfferState; version: number }>> {
	const locked = await lockAsset(tx, asked.number, asked.version);
	if (!locked.ok) return locked;
	const found = locked.value;
	const today = dayOf(tx.now);
	const asker = askerOf(actor);
	const moves = await movesOf(tx, found.id);
	const rule = offerCourse.steps.find(({ name, from }) => name === asked.step && from.includes(found.state));
	const kind = rule ? paperOf(rule) : null;
	const have = new Set<string>();
	let paper: Paper | null = null;
	if (asked.paper && asked.paper.kind === kind) {
		have.add(kind!);
		const checked = await checkPaper(tx, found, asked.paper, { today, reclaimedOn: found.reclaimedOn, moves });
		// Where the step itself cannot be taken, that is said first.
		if (!checked.ok) {
			const step = takeStep(offerCourse, found, asker, { name: asked.step, reason: asked.reason, have });
			return step.ok ? checked : step;
		}
		paper = checked.value;
	}
	const taken = takeStep(offerCourse, found, asker, { name: asked.step, reason: asked.reason, have });
	if (!taken.ok) return taken;
	const reason = taken.value.reason === null ? null : maskedText(taken.value.reason);
	const { calendar, daysIn } = await offerValues(tx, today);
	const days = daysIn(taken.value.step.to);
	const from = paper?.kind === 'listing' && paper.closesOn > today ? paper.closesOn : today;
	return saveStep(tx, actor, found, {
		...{ step: taken.value.step.name, to: taken.value.step.to, seq: moves.length + 1, paper, reason, on: today },
		...{ level: asker.level, due: days === null ? null : workingDaysAfter(from, days, calendar) }
	});
}

interface Taken {
	step: OfferStep;
	to: OfferState;
	seq: number;
	paper: Paper | null;
	reason: string | null;
	on: string;
	due: string | null;
	level: string;
}

/** Writes a step down that may be taken: what it changes of the record, and the step itself. */
export async function saveStep(
	tx: Tx,
	actor: Actor,
	found: StoredAsset,
	{ step, to, seq, paper, reason, on, due, level }: Taken
): Promise<Outcome<{ state: OfferState; version: number }>> {
	const was = await stateOf(tx, found.id);
	if (paper?.kind === 'listing' && (await listedTwice(tx, found.id, paper.number)))
		return refused('offer.listing_twice', { field: 'number', got: paper.number });
	const contract = paper?.kind === 'contract' ? await contractNamed(tx, found, paper.number) : null;
	if (contract && !contract.ok) return contract;
	const part = {
		...presentAfter(step, paper),
		...(contract ? { contract_id: contract.value.id, contract_version: contract.value.version } : {})
	};
	const version = await changeRow(tx, assetTable, found.id, {
		...{ ...was, ...part, state: to, state_since: on, due_on: due, last_actor: actor.id }
	});
	await tx.query
		.insertInto('offering_step')
		.values({
			...{ county_code: tx.county, id: tx.newId(), asset_id: found.id, seq, step, from_state: found.state },
			...{ to_state: to, taken_on: on, due_on: due, reason, recorded_at: tx.now },
			...{ paper: paper === null ? null : JSON.stringify(paper) },
			...{ actor_id: actor.id, actor_name: actor.name, actor_level: level }
		})
		.execute();
	const told = (name: string, value: unknown) => (name === 'winner_name' ? maskedName(value as string | null) : value);
	const changes = Object.entries(part)
		.filter(([name, value]) => (was[name] ?? null) !== (value ?? null) && !name.startsWith('contract_'))
		.map(([name, value]) => [name, [told(name, was[name] ?? null), told(name, value ?? null)]]);
	tx.note({
		...{
			kind: 'reclaimed_asset',
			ids: [found.id],
			village: found.village,
			detail: { number: found.number, act: step }
		},
		changes: { status: [found.state, to], ...Object.fromEntries(changes) }
	});
	tx.touch('reclaimed');
	if (reason !== null) tx.because(reason);
	return accepted({ state: to, version });
}

async function listedTwice(tx: Tx, id: string, number: string): Promise<boolean> {
	const { rows } = await sql`
		select 1 from offering_step
		where county_code = ${tx.county} and step = 'list' and paper->>'number' = ${number}
		union all
		select 1 from reclaimed_asset
		where county_code = ${tx.county} and listing_number = ${number} and id <> ${id}::uuid limit 1`.execute(tx.query);
	return rows.length > 0;
}
