import { accepted, refused, type Outcome } from '#core/outcome.ts';
import type { Actor } from '#core/permission.ts';
import type { ImportUndo } from '#db/import-kind.server.ts';
import type { Tx } from '#db/tx.server.ts';
import { undoRows, type UndoneRows } from '#db/undo-rows.server.ts';

export interface Undone extends UndoneRows {
	file: string;
}

const DAY_MS = 86_400_000;

/**
 * Takes an accepted file back within so many days, unless something was built on its rows or they were changed since. What
 * it brought stays in the tables of versions; the record of the file stays and says that it was taken back.
 */
export async function undoFile(
	tx: Tx,
	actor: Actor,
	undo: ImportUndo,
	id: string,
	days: number
): Promise<Outcome<Undone>> {
	const file = await tx.query
		.selectFrom('import_file')
		.select(['kind', 'name', 'sha256', 'recorded_at', 'undone_at', 'report'])
		.where('county_code', '=', tx.county)
		.where('id', '=', id)
		.forUpdate()
		.executeTakeFirst();
	if (!file) return refused('import.undo.unknown');
	if (file.undone_at) return refused('import.undo.done');
	if (tx.now.getTime() - file.recorded_at.getTime() > days * DAY_MS) return refused('import.undo.too_late', { days });
	const built = Object.entries(await undo.builtOn(tx, id)).filter(([, count]) => count > 0);
	if (built.length > 0) return refused('import.undo.built_on', { built: Object.fromEntries(built) });
	const undone: Undone = { file: id, removed: 0, restored: 0 };
	const write = { file: id, at: file.recorded_at, cause: `import.${file.kind}` };
	for (const table of undo.tables) {
		const outcome = await undoRows(tx, table, write);
		if (!outcome.ok) return outcome;
		undone.removed += outcome.value.removed;
		undone.restored += outcome.value.restored;
	}
	await undo.after(tx, (file.report as { former?: unknown }).former);
	await tx.query
		.updateTable('import_file')
		.set({ undone_at: tx.now, undone_by: actor.name })
		.where('county_code', '=', tx.county)
		.where('id', '=', id)
		.execute();
	tx.note({
		kind: `import.${file.kind}`,
		digest: file.sha256,
		run: id,
		count: undone.removed + undone.restored,
		detail: { undone: true, removed: undone.removed, restored: undone.restored }
	});
	return accepted(undone);
}
