import { closeSync, openSync, readSync } from 'node:fs';
import { FileProblem } from '#exchange/file-problem.ts';

const KINDS: [RegExp, string][] = [
	[/^SQLite format 3\0/, 'SQLite'],
	[/^PK/, 'ZIP'],
	[/^%PDF/, 'PDF'],
	[/^AC10\d\d/, 'DWG'],
	[/^AutoCAD Binary DXF/, 'DXF (binary)'],
	[/^\xd0\xcf\x11\xe0/, 'DOC / XLS'],
	[/^(\xef\xbb\xbf)?\s*<(!doctype\s+)?html/i, 'HTML'],
	[/^(\xef\xbb\xbf)?\s*</, 'XML'],
	[/^(\xef\xbb\xbf)?\s*[{[]/, 'JSON']
];

/** The first bytes of a file, as text of one character a byte. */
export function headOf(path: string, bytes: number): string {
	const descriptor = openSync(path, 'r');
	try {
		const head = Buffer.alloc(bytes);
		return head.toString('latin1', 0, readSync(descriptor, head, 0, bytes, 0));
	} finally {
		closeSync(descriptor);
	}
}

/** What a file is by its first bytes, for a message: `HTML`, `ZIP`, …, else `text` or `?` for bytes nobody knows. */
export function kindOf(head: string): string {
	const known = KINDS.find(([pattern]) => pattern.test(head))?.[1];
	if (known) return known;
	if (head === '') return '0 bytes';
	// Control characters tell bytes from text.
	return /[\0-\x08\x0e-\x1f]/.test(head.slice(0, 256)) ? '?' : 'text';
}

/**
 * Refuses a file whose first bytes are not of its kind, before any library opens it.
 * @throws FileProblem `import.file.other_kind`
 */
export function requireKind(path: string, expected: string, accepts: (head: string) => boolean): void {
	const head = headOf(path, 1024);
	if (!accepts(head)) throw new FileProblem('import.file.other_kind', { expected, got: kindOf(head) });
}
