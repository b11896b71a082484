import { accepted, refused, type Outcome } from '#core/outcome.ts';
import { endingOf } from '#exchange/formats/format.server.ts';
import { parsedRows } from '#exchange/intake/parsed-rows.server.ts';
import { dropStage, readStage, receiveBody, rowsOf, type CountyForReading, type Holder } from './staging.server.ts';

/** A table as it was read: its columns, and its rows by their numbers in the sheet. */
export interface SmallTable {
	columns: string[];
	rows: { line: number; cells: (string | null)[] }[];
}

const ENDINGS: readonly string[] = ['.xlsx', '.csv'];

/**
 * Reads a small table for somebody to go on with at once, by the one way files are read: staged, in a process of its own,
 * through the gate for archives. What was staged is gone when this answers.
 * @param most bytes and rows
 * @returns refused `import.table.format`, `import.table.large`, `import.table.rows`, and as reading a file refuses
 */
export async function readSmallTable(
	folder: string,
	holder: Holder,
	file: { name: string; request: Pick<Request, 'headers' | 'body'> },
	county: () => Promise<CountyForReading>,
	most: { bytes: number; rows: number }
): Promise<Outcome<SmallTable>> {
	const ending = endingOf(file.name);
	if (!ENDINGS.includes(ending)) return refused('import.table.format', { got: ending.slice(0, 20) });
	// Whoever does not say how much comes is asked no further.
	const length = Number(file.request.headers.get('content-length') ?? Infinity);
	if (!(length <= most.bytes)) return refused('import.table.large', { limit: most.bytes / 1024 });
	const received = await receiveBody(folder, { ...holder, kind: 'small-table', name: file.name }, file.request);
	if (!received.ok) return received;
	const { id } = received.value;
	try {
		const stage = await readStage(folder, received.value, county);
		if (!stage.facts) return stage.refusal ?? refused('import.file.damaged', { got: '' });
		const { columns, rows: count } = stage.facts;
		if (count > most.rows) return refused('import.table.rows', { limit: most.rows, got: count });
		const rows: SmallTable['rows'] = [];
		for await (const part of parsedRows(rowsOf(folder, id), most.rows))
			rows.push(...part.map(({ n, v, line }) => ({ line: line ?? n + 1, cells: v })));
		return accepted({ columns, rows });
	} finally {
		await dropStage(folder, id);
	}
}
