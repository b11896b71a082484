import { FileProblem } from '#exchange/file-problem.ts';
import { limits } from '#exchange/limits.ts';
import { placeOf } from './xlsx-cells.ts';
import { scanXml } from './xml-scan.ts';

export interface Merge {
	top: number;
	bottom: number;
	left: number;
	right: number;
	name: string;
}

/**
 * The merged ranges of a sheet. They stand behind its rows, so only what follows these is read.
 * @throws FileProblem
 */
export function mergesOf(sheet: Buffer, part: string): Merge[] {
	const end = sheet.lastIndexOf('sheetData>');
	if (end < 0) return [];
	const open = sheet.lastIndexOf('<', end);
	const prefix = sheet.toString('latin1', open, end).replace(/^<\/?/, '');
	if (!/^([\w.-]{1,40}:)?$/.test(prefix)) return [];
	const rest = Buffer.concat([Buffer.from(`<${prefix}worksheet>`), sheet.subarray(end + 'sheetData>'.length)]);
	const merges: Merge[] = [];
	const found = scanXml<Merge | null>(rest, part, (emit) => ({
		open(name, { ref = '' }) {
			if (name === 'mergeCell') emit(mergeOf(ref, part));
		},
		close(name) {
			if (name === 'mergeCells') emit(null);
		}
	}));
	for (const merge of found) {
		if (!merge) break;
		if (merges.length >= limits.merges) throw new FileProblem('import.xlsx.too_large', { limit: limits.merges });
		if (merge.left < limits.columns) merges.push(merge);
	}
	return merges.sort((a, b) => a.top - b.top || a.left - b.left);
}

function mergeOf(name: string, part: string): Merge {
	const [from, to] = name.split(':').map(placeOf);
	if (!from || !to || to.row < from.row || to.column < from.column)
		throw new FileProblem('import.xlsx.damaged', { part, got: name.slice(0, 40) });
	return { top: from.row, bottom: to.row, left: from.column, right: to.column, name };
}

/**
 * Puts merged ranges to the rows of a sheet from above to below: the text of a range counts for every row it covers, in
 * its first column. Only what covers the row at hand is held, one range a column.
 * @param merges by their first row
 */
export function mergedRows(merges: readonly Merge[]) {
	const open: { merge: Merge; text: string | null }[] = [];
	let next = 0;
	return {
		/**
		 * @param cells changed: covered cells take the range's text or become null
		 * @throws FileProblem `import.xlsx.merges` when two ranges share a cell
		 */
		apply(row: number, cells: (string | null)[]): { from: number; to: number }[] {
			for (let index = open.length - 1; index >= 0; index--) if (open[index]!.merge.bottom < row) open.splice(index, 1);
			for (; next < merges.length && merges[next]!.top <= row; next++) {
				const merge = merges[next]!;
				const other = open.find((each) => overlap(each.merge, merge));
				if (other) throw new FileProblem('import.xlsx.merges', { got: `${other.merge.name} ${merge.name}` });
				if (merge.bottom >= row) open.push({ merge, text: merge.top === row ? (cells[merge.left] ?? null) : null });
			}
			const spans: { from: number; to: number }[] = [];
			for (const { merge, text } of open) {
				const { left } = merge;
				const right = Math.min(merge.right, limits.columns - 1);
				if (text !== null || left < cells.length) {
					while (cells.length <= left) cells.push(null);
					cells[left] = text;
				}
				for (let column = left + 1; column <= right && column < cells.length; column++) cells[column] = null;
				if (right > left) spans.push({ from: left, to: right });
			}
			return spans;
		}
	};
}

const overlap = (a: Merge, b: Merge): boolean =>
	a.left <= b.right && b.left <= a.right && a.top <= b.bottom && b.top <= a.bottom;
