import { sql } from 'kysely';
import type { Actor } from '#core/permission.ts';
import { yuanText } from '#core/money.ts';
import type { Accepted, ImportSource } from '#db/import-kind.server.ts';
import type { Tx } from '#db/tx.server.ts';
import { LedgerMoved } from '#land/ledger-moved.ts';
import { addDebt, mendDebt, mendable } from './debt.write.server.ts';
import { debtRules } from './debt-settings.read.server.ts';
import { recordedOf, type LedgerLines } from './import.read.server.ts';
import { dayOfLine, newMovements } from './ledger-lines.ts';
import { recordMovement } from './movement.write.server.ts';
import type { Side } from './methods.ts';

/**
 * Takes in the lines of a ledger: entries that are new, and for those the county has what moved since. Each movement is
 * entered like one typed by hand.
 */
export async function acceptLines(
	tx: Tx,
	actor: Actor,
	side: Side,
	source: ImportSource,
	rows: LedgerLines
): Promise<Accepted> {
	const { calendar } = await debtRules(tx, tx.now);
	const numbers = rows.flatMap(({ row }) => (row.given.number ? [row.given.number] : []));
	const present = await recordedOf(tx, side, numbers);
	const counts = { inserted: 0, changed: 0, unchanged: 0 };
	for (const { n, row } of rows) {
		const before = present.get(row.given.number ?? '') ?? null;
		const late = (row.given.arisen_on ?? '') > calendar.base;
		let id = before?.id ?? null;
		let changed = false;
		if (id === null) {
			const opening = yuanText(late ? row.newFen : row.openingFen);
			const added = await addDebt(tx, actor, { ...row.given, opening, voucher: row.voucher });
			if (!added.ok) throw new LedgerMoved(`expected line ${n} to be taken, got ${added.reason}`);
			id = added.value.id;
			await fromFile(tx, id, source.id, n);
			counts.inserted += 1;
		} else {
			const version = await versionOf(tx, id);
			const values = Object.fromEntries(
				mendable.filter((name) => (row.given[name] ?? null) !== null).map((name) => [name, row.given[name]!])
			);
			const mended = await mendDebt(tx, actor, { id, version, values });
			if (!mended.ok) throw new LedgerMoved(`expected line ${n} to be taken, got ${mended.reason}`);
			changed = mended.value.version !== version;
		}
		for (const [method, fen] of newMovements(row, before)) {
			// What arose after the base date was entered with its first movement.
			if (before === null && method === 'new' && late) continue;
			const moved = await recordMovement(tx, actor, {
				...{ debt: id, method, fen, on: dayOfLine(row, calendar.today), voucher: row.voucher ?? '' },
				...{ resolvedOn: row.resolvedOn, note: source.name.slice(0, 300) }
			});
			if (!moved.ok) throw new LedgerMoved(`expected line ${n} to be taken, got ${moved.reason}`);
			changed = true;
		}
		if (before !== null) counts[changed ? 'changed' : 'unchanged'] += 1;
	}
	return { ...counts, unknown: {} };
}

async function fromFile(tx: Tx, id: string, file: string, row: number): Promise<void> {
	await tx.query
		.updateTable('debt')
		.set({ source_file_id: file, source_row: row })
		.where('county_code', '=', tx.county)
		.where('id', '=', id)
		.execute();
}

async function versionOf(tx: Tx, id: string): Promise<number> {
	const row = await tx.query
		.selectFrom('debt')
		.select('version')
		.where('county_code', '=', tx.county)
		.where('id', '=', id)
		.executeTakeFirstOrThrow();
	return row.version;
}

/** Movements of entries that a file brought: while there are any the file is not taken back, each is taken back by itself. */
export async function movementsOfFile(tx: Tx, file: string): Promise<number> {
	const { rows } = await sql<{ count: number }>`
		select count(*)::integer as count from debt_movement
		join debt on debt.county_code = ${tx.county} and debt.id = debt_movement.debt_id
		where debt_movement.county_code = ${tx.county} and debt.source_file_id = ${file}::uuid`.execute(tx.query);
	return rows[0]!.count;
}
