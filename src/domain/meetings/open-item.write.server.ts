import { accepted, type Outcome } from '#core/outcome.ts';
import { dayOf } from '#core/period.ts';
import { changeRow } from '#db/one-row.server.ts';
import { saveRows } from '#db/save-rows.server.ts';
import type { Tx } from '#db/tx.server.ts';
import { heldBy, type Kept } from './kept-rows.server.ts';
import type { Known } from './nameless.ts';
import { leaves, resolutionItem, resultItem, type ItemKind, type PublicItem, type PublicWords } from './public-item.ts';
import { countVote, type Vote } from './quorum.ts';
import { meetingValues } from './settings.read.server.ts';
import {
	itemTable,
	type ItemColumns,
	type MatterColumns,
	type MeetingColumns,
	type ResolutionColumns
} from './tables.server.ts';

/** What telling everybody takes: its words, and whose names may not be in it. */
export interface Telling {
	readonly words: PublicWords;
	readonly known: Known;
}

/** 石门镇上峪村 */
export async function villageCalled(tx: Tx, village: string): Promise<string> {
	const row = await tx.query
		.selectFrom('village')
		.innerJoin('township', (join) => join.onRef('township.code', '=', 'village.township_code'))
		.select(['village.name', 'township.name as township'])
		.where('village.county_code', '=', tx.county)
		.where('township.county_code', '=', tx.county)
		.where('village.code', '=', village)
		.executeTakeFirst();
	return row ? `${row.township}${row.name}` : '';
}

/** Keeps what is told of a subject; a former wording stays among the versions. null: nothing is left to tell. */
async function keep(
	tx: Tx,
	{ kind, subject, village }: { kind: ItemKind; subject: string; village: string },
	item: PublicItem | null
): Promise<void> {
	const [there] = (await heldBy<ItemColumns>(tx, itemTable, 'subject_id', subject)).filter(
		({ state }) => state.kind === kind
	);
	const today = dayOf(tx.now);
	if (!there) {
		if (!item) return;
		const state = { village_code: village, kind, subject_id: subject, ...item, published_on: today };
		const [saved] = await saveRows(tx, itemTable, [{ row: null, state }], null, undefined, true);
		tx.note({ kind: 'open_item', ids: [saved!.id], village, detail: { act: 'told', title: item.title } });
		return;
	}
	const next = item ? { ...there.state, ...item, withdrawn_on: null } : { ...there.state, withdrawn_on: today };
	const same = (['title', 'body', 'withdrawn_on'] as const).every((name) => next[name] === there.state[name]);
	if (same || (!item && there.state.withdrawn_on !== null)) return;
	await changeRow(tx, itemTable, there.id, next);
	tx.note({
		...{ kind: 'open_item', ids: [there.id], village, detail: { act: item ? 'told_anew' : 'taken_back' } },
		changes: { body: [there.state.body, item ? item.body : null] }
	});
}

const aboutOf = (village: string, { kind, title, content, amount_fen: amountFen }: MatterColumns) => ({
	...{ village, kind, title, content, amountFen }
});

/** Tells everybody what was decided, or takes back what no longer stands. */
export async function tellResolution(
	tx: Tx,
	{ words, known }: Telling,
	of: { meeting: MeetingColumns; matter: MatterColumns; resolution: Pick<Kept<ResolutionColumns>, 'id' | 'state'> }
): Promise<Outcome<true>> {
	const { meeting, matter, resolution } = of;
	const { village_code: village } = meeting;
	const { outcome, body, number, decision } = resolution.state;
	const subject = { kind: 'resolution', subject: resolution.id, village } as const;
	if ((outcome !== 'passed' && outcome !== 'rejected') || body === null) {
		await keep(tx, subject, null);
		return accepted(true);
	}
	const { due, present, approve, against, abstain } = resolution.state as unknown as Vote;
	const vote = { due, present, approve, against, abstain };
	const counted = countVote((await meetingValues(tx, meeting.met_on)).quorum[body], vote);
	if (!counted.ok) return counted;
	const item = resolutionItem(
		{
			...{ ...aboutOf(await villageCalled(tx, village), matter), metOn: meeting.met_on, number: number!, body, vote },
			...{ counted: { ...counted.value, outcome }, supervisor: meeting.supervisor_present === true },
			...{ office: meeting.office_present === true, decision: decision ?? '', nextStep: resolution.state.next_step }
		},
		words
	);
	const told = leaves(item, { names: [...known.names, meeting.chair, meeting.minute_taker] });
	if (!told.ok) return told;
	await keep(tx, subject, told.value);
	return accepted(true);
}

/** Tells everybody what came of a matter. */
export async function tellResult(
	tx: Tx,
	{ words, known }: Telling,
	matter: Pick<Kept<MatterColumns>, 'id' | 'state'>,
	number: string | null
): Promise<Outcome<true>> {
	const { village_code: village, executed_on, settled_fen: settledFen, result } = matter.state;
	if (executed_on === null || result === null) return accepted(true);
	const about = aboutOf(await villageCalled(tx, village), matter.state);
	const told = leaves(resultItem({ ...about, number, executedOn: executed_on, settledFen, result }, words), known);
	if (!told.ok) return told;
	await keep(tx, { kind: 'result', subject: matter.id, village }, told.value);
	return accepted(true);
}
