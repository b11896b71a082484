import { sql } from 'kysely';
import { officeOf } from '#core/office.ts';
import { accepted, refused, type Outcome } from '#core/outcome.ts';
import { dayOf } from '#core/period.ts';
import type { Actor } from '#core/permission.ts';
import { placeOf, seesWholeCounty } from '#core/scope.ts';
import { reasonOf } from '#core/steps.ts';
import { inScope } from '#db/in-scope.ts';
import { changeRow } from '#db/one-row.server.ts';
import { saveRows, type VersionedTable } from '#db/save-rows.server.ts';
import type { Tx } from '#db/tx.server.ts';
import { checkHandover, type HandoverRow, type HandoverState, type HandoverValues } from './handover.ts';
import { subjectVillage } from './subject.read.server.ts';

const handoverTable: VersionedTable = {
	table: 'handover',
	key: 'code',
	within: [],
	columns: {
		...{ code: 'text', place_code: 'text', opened_level: 'text', subject_kind: 'text', subject_number: 'text' },
		...{ lead: 'text', body: 'text', handed_on: 'date', receipt_number: 'text', receipt_on: 'date', note: 'text' }
	},
	shape: false
};

/** The trail's kind of it: told to nobody who may not look (`auth/told-history`, `core/restricted-kinds`). */
const KIND = 'handover';

/** Lines whoever asks may see: the county's office all, a township's what itself opened. */
async function rowsOf(tx: Tx, id: string | null): Promise<HandoverRow[]> {
	const own = seesWholeCounty(tx.scope, tx.county) ? sql`true` : sql`handover.opened_level = 'township'`;
	const { rows } = await sql<HandoverRow>`
		select handover.id, handover.version, handover.code, handover.place_code as place,
			coalesce(village.name, township.name, county.name, handover.place_code) as "placeName", handover.opened_level as "openedLevel",
			handover.subject_kind, handover.subject_number, handover.lead, handover.body, handover.handed_on, handover.receipt_number,
			handover.receipt_on, handover.note
		from handover
		left join village on village.county_code = ${tx.county} and village.code = handover.place_code
		left join township on township.county_code = ${tx.county} and township.code = handover.place_code
		left join county on county.code = ${tx.county} and county.code = handover.place_code
		where handover.county_code = ${tx.county} and ${own} and ${inScope(tx, 'handover.place_code')}
			and ${id === null ? sql`true` : sql`handover.id = ${id}::uuid`}
		order by handover.handed_on desc, handover.feature_no desc`.execute(tx.query);
	return rows;
}

/**
 * Looks at the restricted ledger. A sensitive read is a write: it goes through the door with `land.handover.see`, and the
 * trail says who looked, how many they saw and why, before any of them leaves. It names no village: nobody there is told.
 */
export async function seeHandovers(tx: Tx, _actor: Actor, why: string): Promise<Outcome<HandoverRow[]>> {
	const reason = reasonOf(why);
	if (reason === null) return refused('step.reason', { expected: '2–500', got: [...why.trim()].length });
	const rows = await rowsOf(tx, null);
	tx.note({ kind: KIND, count: rows.length, detail: { seen: true } });
	tx.because(reason);
	return accepted(rows);
}

/** The next number that is free: YJ, the year, four digits or more. */
async function nextCode(tx: Tx): Promise<string> {
	const serial = await tx.takeNumbers('handover/code', 1);
	const code = `YJ-${dayOf(tx.now).slice(0, 4)}-${String(serial).padStart(4, '0')}`;
	const taken = await tx.query
		.selectFrom('handover')
		.select('id')
		.where('county_code', '=', tx.county)
		.where('code', '=', code)
		.executeTakeFirst();
	return taken ? nextCode(tx) : code;
}

/** Enters what was handed over; the record it lies in is one of the opener's area. */
export async function addHandover(tx: Tx, actor: Actor, values: HandoverValues): Promise<Outcome<{ code: string }>> {
	const level = officeOf(actor.scope);
	if (level === 'village') return refused('permission.missing');
	const { state, faults } = checkHandover(values, dayOf(tx.now));
	const place =
		state.subject_number === null ? null : await subjectVillage(tx, state.subject_kind, state.subject_number);
	if (state.subject_number !== null && place === null)
		faults.push({ field: 'subject_number', expected: 'record.known', got: state.subject_number });
	if (faults.length > 0) return refused('handover.invalid', { faults });
	const code = await nextCode(tx);
	const own = { code, place_code: place ?? placeOf(actor.scope)!, opened_level: level };
	const [saved] = await saveRows(
		tx,
		handoverTable,
		[{ row: null, state: { ...state, ...own } }],
		null,
		undefined,
		true
	);
	tx.note({ kind: KIND, ids: [saved!.id], detail: { act: 'added', code, ...state } });
	return accepted({ code });
}

/** Records the receipt, or puts a line right; its former state is kept, and the trail tells before and after. */
export async function mendHandover(
	tx: Tx,
	_actor: Actor,
	asked: { id: string; version: number; values: HandoverValues }
): Promise<Outcome<{ code: string }>> {
	await tx.query
		.selectFrom('handover')
		.select('id')
		.where('county_code', '=', tx.county)
		.where('id', '=', asked.id)
		.where(inScope(tx, 'handover.place_code'))
		.forUpdate()
		.execute();
	const [found] = await rowsOf(tx, asked.id);
	if (!found) return refused('handover.unknown');
	if (found.version !== asked.version) return refused('handover.changed', { got: found.version });
	const was: HandoverState = {
		...{ subject_kind: found.subject_kind, subject_number: found.subject_number, lead: found.lead, body: found.body },
		...{ handed_on: found.handed_on, receipt_number: found.receipt_number, receipt_on: found.receipt_on },
		note: found.note
	};
	// What it is about and where it lies stand; a wrong one is entered anew.
	const fixed = { subject_kind: was.subject_kind, subject_number: was.subject_number };
	const { state, faults } = checkHandover({ ...was, ...asked.values, ...fixed }, dayOf(tx.now));
	if (faults.length > 0) return refused('handover.invalid', { faults });
	const changed = Object.entries(state).filter(([name, value]) => value !== was[name as keyof HandoverState]);
	if (changed.length === 0) return accepted({ code: found.code });
	const own = { code: found.code, place_code: found.place, opened_level: found.openedLevel };
	await changeRow(tx, handoverTable, found.id, { ...state, ...own });
	tx.note({
		...{ kind: KIND, ids: [found.id], detail: { act: 'mended', code: found.code } },
		changes: Object.fromEntries(changed.map(([name, value]) => [name, [was[name as keyof HandoverState], value]]))
	});
	return accepted({ code: found.code });
}
