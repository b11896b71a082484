import { SaxesParser } from 'saxes';
import { FileProblem } from '#exchange/file-problem.ts';
import { limits } from '#exchange/limits.ts';

/** What is made of a part's elements; names come without their prefix. */
export interface XmlHandler {
	open(name: string, attributes: Record<string, string>): void;
	text?(text: string): void;
	close?(name: string): void;
}

const PIECE = 65_536;

/**
 * Reads one XML part of a workbook piece by piece and hands on what the handler emits, so that a sheet of any size is
 * never one tree. No entity is ever looked up: a part that declares any is refused.
 * @param bytes UTF-8
 * @throws FileProblem `import.xlsx.entities`, `import.xlsx.damaged`
 */
export function* scanXml<T>(
	bytes: Buffer,
	part: string,
	make: (emit: (found: T) => void) => XmlHandler
): Generator<T, void> {
	let found: T[] = [];
	const handler = make((each) => found.push(each));
	const parser = new SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false });
	let depth = 0;
	parser.on('error', (error) => {
		throw new FileProblem('import.xlsx.damaged', { part, got: error.message.slice(0, 120) });
	});
	parser.on('doctype', () => {
		throw new FileProblem('import.xlsx.entities', { part });
	});
	parser.on('opentag', ({ name, attributes }) => {
		if (++depth > limits.depth) throw new FileProblem('import.xlsx.damaged', { part, got: `depth ${depth}` });
		handler.open(plain(name), attributes);
	});
	parser.on('text', (text) => handler.text?.(text));
	parser.on('cdata', (text) => handler.text?.(text));
	parser.on('closetag', ({ name }) => {
		depth--;
		handler.close?.(plain(name));
	});
	const decoder = new TextDecoder('utf-8');
	for (let at = 0; at < bytes.length; at += PIECE) {
		parser.write(decoder.decode(bytes.subarray(at, at + PIECE), { stream: at + PIECE < bytes.length }));
		yield* found;
		found = [];
	}
	parser.close();
	yield* found;
}

const plain = (name: string): string => name.slice(name.indexOf(':') + 1);
