import type { Problem } from '#core/import-fields.ts';
import type { ReadKind } from '#db/import-kind.server.ts';
import { without } from '#territory/import-checks.ts';
import { oldMapSheet, oldRow, type OldRow } from './rows.ts';

/** An old map of zones as the reader of files is told of it: every record is a zone or a part of one, and has a shape. */
export const oldMapKind: ReadKind<OldRow> = {
	sheet: oldMapSheet,
	known: () => ({}),
	understand: oldRow,
	complete(_, rows) {
		const problems = rows.flatMap(({ n, shape }): Problem[] =>
			shape ? [] : [{ row: n, field: 'shape', expected: 'shape', got: null }]
		);
		return Promise.resolve({ rows: without(rows, problems), problems });
	}
};
