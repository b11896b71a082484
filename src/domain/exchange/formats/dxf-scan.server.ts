import { closeSync, openSync, readSync } from 'node:fs';
import { FileProblem } from '#exchange/file-problem.ts';
import { limits } from '#exchange/limits.ts';
import { encodingOfLabel, guessEncoding, type Encoding } from '#exchange/reading/text-encoding.ts';

/** What a drawing's own text tells that GDAL does not: its encoding, and which closed entities have arcs. */
export interface DxfScan {
	/** Named by its version or code page; null when neither says anything. */
	declared: Encoding | null;
	/** By the bytes of its names and texts. */
	guessed: Encoding;
	/** Whether its bytes can only be UTF-8. */
	surelyUtf8: boolean;
	/** Closed entities with arcs in them, by the layer's name as its bytes. */
	curved: Map<string, number>;
}

const PIECE = 1 << 20;
const SAMPLES = 20_000;
/** AutoCAD 2007; drawings are UTF-8 from then on, whatever code page they name (DXF Reference, $ACADVER). */
const UTF8_FROM = 'AC1021';

/** One entity while its pairs go by. */
interface Entity {
	kind: string;
	layer: string;
	closed: boolean;
	arcs: boolean;
	/** Its corners have begun: flags are theirs from here on. */
	inside: boolean;
}

const ROUND = new Set(['CIRCLE', 'ELLIPSE']);
const DRAWN = new Set(['LWPOLYLINE', 'POLYLINE', 'SPLINE', 'HATCH']);

/**
 * Walks a drawing's pairs of group code and value (DXF Reference, "Group Codes") without keeping them.
 * @throws FileProblem `import.file.damaged` where the pairs break off, `import.file.record` on a line beyond the limits
 */
export function scanDxf(path: string): DxfScan {
	const samples: Buffer[] = [];
	const curved = new Map<string, number>();
	let variable = '';
	let version = '';
	let page = '';
	let ended = false;
	let entity = null as Entity | null;
	let wide = false;

	const sample = (value: string) => {
		if (samples.length >= SAMPLES || !/[^\0-\x7f]/.test(value)) return;
		samples.push(Buffer.from(value, 'latin1'));
		if (/[\xe0-\xf4]/.test(value)) wide = true;
	};
	const finish = () => {
		if (!entity) return;
		const counts = ROUND.has(entity.kind) || ((entity.closed || entity.kind === 'HATCH') && entity.arcs);
		if (counts) curved.set(entity.layer, (curved.get(entity.layer) ?? 0) + 1);
		entity = null;
	};
	const begin = (kind: string) => {
		// The corners of an old polyline are entities of their own, up to SEQEND.
		if (kind === 'VERTEX' && entity?.kind === 'POLYLINE') {
			entity.inside = true;
			return;
		}
		finish();
		if (kind === 'EOF') ended = true;
		if (ROUND.has(kind) || DRAWN.has(kind))
			entity = { kind, layer: '', closed: false, arcs: kind === 'SPLINE', inside: false };
	};
	for (const [code, value] of pairs(path)) {
		if (code === 0) begin(value);
		else if (code === 9) variable = value;
		else if (code <= 8 || code === 1000) {
			if (variable === '$ACADVER' && code === 1) version = value;
			if (variable === '$DWGCODEPAGE' && code === 3) page = value;
			if (code === 8 && entity && !entity.layer) entity.layer = value;
			variable = '';
			sample(value);
		} else if (entity) {
			if (code === 70 && !entity.inside && (Number(value) & 1) === 1) entity.closed = true;
			else if (code === 42 && entity.kind !== 'SPLINE' && Number(value) !== 0) entity.arcs = true;
			else if (code === 72 && entity.kind === 'HATCH' && Number(value) > 1) entity.arcs = true;
		}
	}
	if (!ended) throw new FileProblem('import.file.damaged', { got: 'DXF … EOF' });
	const guessed = guessEncoding(samples);
	return { declared: declaredBy(version, page), guessed, surelyUtf8: wide && guessed === 'UTF-8', curved };
}

/** ANSI_1252 is what drawings name that never asked. */
function declaredBy(version: string, page: string): Encoding | null {
	if (/^AC\d{4}$/.test(version) && version >= UTF8_FROM) return 'UTF-8';
	const encoding = encodingOfLabel(page.replace(/^(ANSI|DOS)_/i, ''));
	return encoding === 'windows-1252' ? null : encoding;
}

/** Pairs of a group code and its value, values as bytes, one character each. */
function* pairs(path: string): Generator<readonly [number, string]> {
	let code: number | null = null;
	for (const line of lines(path)) {
		const text = line.endsWith('\r') ? line.slice(0, -1) : line;
		if (code === null) {
			if (text.trim() === '') continue;
			code = Number(text);
			if (!Number.isInteger(code)) throw new FileProblem('import.file.damaged', { got: `DXF ${text.slice(0, 40)}` });
		} else {
			yield [code, text.trim()];
			if (code === 0 && text.trim() === 'EOF') return;
			code = null;
		}
	}
}

function* lines(path: string): Generator<string> {
	const descriptor = openSync(path, 'r');
	try {
		const piece = Buffer.alloc(PIECE);
		let rest = '';
		for (;;) {
			const length = readSync(descriptor, piece, 0, PIECE, null);
			if (length === 0) break;
			const found = (rest + piece.toString('latin1', 0, length)).split('\n');
			rest = found.pop()!;
			if (rest.length > limits.record) throw new FileProblem('import.file.record', { limit: limits.record });
			yield* found;
		}
		if (rest) yield rest;
	} finally {
		closeSync(descriptor);
	}
}
