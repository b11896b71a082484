import { SaxesParser } from 'saxes';
import { FileProblem } from '#exchange/file-problem.ts';
import { limits } from '#exchange/limits.ts';
import { headOf, kindOf } from '#exchange/reading/file-kind.server.ts';
import { encodingOfLabel, guessEncoding, isUtf8Cut, type Encoding } from '#exchange/reading/text-encoding.ts';
import { filePieces } from '#exchange/reading/text-pieces.server.ts';
import { KmlBuilder, type Placemark } from './kml-builder.ts';

const SAMPLE = 1 << 20;
/** KML's root, and what some programs write without it. */
const ROOTS = /^(kml|Document|Folder|Placemark)$/i;

export interface KmlEncoding {
	encoding: Encoding;
	encodingFrom: 'declared' | 'guessed' | 'chosen' | null;
	/** The encoding the XML names, which its bytes are not. */
	wrong: Encoding | null;
}

/** KML is UTF-8; programs here also write GBK, and do or do not say so in the XML declaration. */
export function encodingOfKml(path: string, chosen: Encoding | null): KmlEncoding {
	const head = headOf(path, SAMPLE);
	const marked = head.startsWith('\xff\xfe') ? 'UTF-16LE' : head.startsWith('\xfe\xff') ? 'UTF-16BE' : null;
	const label = /^(?:\xef\xbb\xbf)?\s*<\?xml[^>]*?encoding\s*=\s*["']([^"']+)["']/i.exec(head)?.[1];
	const named = marked ?? encodingOfLabel(label ?? '') ?? 'UTF-8';
	const bytes = Buffer.from(head, 'latin1');
	const wrong = named === 'UTF-8' && !isUtf8Cut(bytes);
	if (chosen) return { encoding: chosen, encodingFrom: 'chosen', wrong: null };
	if (wrong) return { encoding: guessEncoding([bytes]), encodingFrom: 'guessed', wrong: label ? named : null };
	return { encoding: named, encodingFrom: named === 'UTF-8' ? null : 'declared', wrong: null };
}

/**
 * Walks a KML file piece by piece; never a tree of it. No entity is looked up: a file that declares a document type is
 * refused. GDAL's own reader keeps a whole file in memory and leaves ExtendedData out.
 * @returns the folders placemarks lie in, by the numbers placemarks name
 * @throws FileProblem
 */
export function scanKml(path: string, encoding: Encoding, take: (placemark: Placemark) => void): string[][] {
	const builder = new KmlBuilder(take);
	const parser = new SaxesParser({ position: false });
	let depth = 0;
	let sinceTag = 0;
	parser.on('error', (error) => {
		throw new FileProblem('import.file.damaged', { got: `KML: ${error.message.slice(0, 120)}` });
	});
	parser.on('doctype', (text) => {
		if (/^\s*html/i.test(text)) throw otherKind('HTML');
		throw new FileProblem('import.kml.entities');
	});
	parser.on('opentag', ({ name, attributes }) => {
		sinceTag = 0;
		if (depth++ === 0 && !ROOTS.test(plain(name))) throw otherKind(/^html$/i.test(name) ? 'HTML' : `<${name}>`);
		if (depth > limits.depth) throw new FileProblem('import.file.damaged', { got: `KML: depth ${depth}` });
		builder.open(plain(name), attributes as Record<string, string>);
	});
	parser.on('text', (text) => builder.text(text));
	parser.on('cdata', (text) => builder.text(text));
	parser.on('closetag', ({ name }) => {
		sinceTag = 0;
		depth--;
		builder.close(plain(name));
	});
	const decoder = new TextDecoder(encoding);
	for (const piece of filePieces(path)) {
		sinceTag += piece.length;
		if (sinceTag > limits.record) throw new FileProblem('import.file.record', { limit: limits.record });
		parser.write(decoder.decode(piece, { stream: true }));
	}
	parser.write(decoder.decode());
	parser.close();
	return builder.folders;
}

const otherKind = (got: string) => new FileProblem('import.file.other_kind', { expected: 'KML', got });

/** @throws FileProblem `import.file.other_kind` when the first bytes are no XML */
export function requireXml(path: string): void {
	const head = headOf(path, 1024);
	const kind = kindOf(head);
	if (kind !== 'XML' && !/^(\xff\xfe|\xfe\xff)/.test(head)) throw otherKind(kind);
}

const plain = (name: string): string => name.slice(name.indexOf(':') + 1);
