import { crsOfProjection, crsOfSrid, CGCS2000, type Crs } from './crs.ts';
import { FileProblem } from './file-problem.ts';
import type { Note } from './parsed.ts';

/** A node of well-known text: KEYWORD["name", value, CHILD[…]] (OGC 01-009; ESRI writes the same form). */
interface Node {
	keyword: string;
	values: (string | number)[];
	children: Node[];
}

const DEEPEST = 16;

function parse(text: string): Node | null {
	let at = 0;
	const skip = () => {
		while (at < text.length && /[\s,]/.test(text[at]!)) at++;
	};
	const node = (depth: number): Node | null => {
		const match = /^[A-Za-z_][A-Za-z0-9_]*/.exec(text.slice(at, at + 64));
		if (!match || depth > DEEPEST) return null;
		at += match[0].length;
		skip();
		const found: Node = { keyword: match[0].toUpperCase(), values: [], children: [] };
		if (text[at] !== '[' && text[at] !== '(') {
			found.values.push(match[0]);
			return found;
		}
		at++;
		for (;;) {
			skip();
			const character = text[at];
			if (character === undefined) return null;
			if (character === ']' || character === ')') {
				at++;
				return found;
			}
			if (character === '"') {
				const end = text.indexOf('"', at + 1);
				if (end < 0) return null;
				found.values.push(text.slice(at + 1, end));
				at = end + 1;
				continue;
			}
			const number = /^[-+]?[\d.]+(?:[eE][-+]?\d+)?/.exec(text.slice(at, at + 40));
			if (number) {
				found.values.push(Number(number[0]));
				at += number[0].length;
				continue;
			}
			const child = node(depth + 1);
			if (!child) return null;
			found.children.push(child);
		}
	};
	skip();
	return node(0);
}

const find = (node: Node, ...keywords: string[]): Node | undefined => {
	if (keywords.includes(node.keyword)) return node;
	for (const child of node.children) {
		const found = find(child, ...keywords);
		if (found) return found;
	}
	return undefined;
};

const key = (name: unknown) =>
	String(name)
		.toLowerCase()
		.replace(/[^a-z0-9]/g, '');

const parameter = (root: Node, names: string[], otherwise: number): number => {
	for (const child of root.children)
		if (child.keyword === 'PARAMETER' && names.includes(key(child.values[0]))) return Number(child.values[1]);
	return otherwise;
};

/**
 * The system a .prj names. CGCS2000 in degrees and in 3° and 6° zones with and without zone prefix; the same of WGS 84
 * with a note.
 * @throws FileProblem naming what came: another datum, another projection, text that is no .prj
 */
export function crsOfPrj(text: string): { crs: Crs; notes: Note[] } {
	const root = parse(text.replace(/^\ufeff/, '').replace(/\0/g, ''));
	const system = root && find(root, 'PROJCS', 'PROJCRS', 'PROJECTEDCRS', 'GEOGCS', 'GEOGCRS', 'GEODCRS');
	if (!system) throw new FileProblem('import.crs.damaged', { got: text.trim().slice(0, 120) });
	const name = String(system.values[0] ?? '');
	const words = key(
		`${name} ${find(system, 'DATUM')?.values[0] ?? ''} ${find(system, 'GEOGCS', 'BASEGEOGCRS')?.values[0] ?? ''}`
	);
	for (const [pattern, datum] of [
		[/xian(19)?80/, 'Xian 1980'],
		[/beijing(19)?54/, 'Beijing 1954']
	] as const)
		if (pattern.test(words)) throw new FileProblem('import.crs.other_datum', { got: name, datum });
	const cgcs = /cgcs2000|china2000|chinageodeticcoordinatesystem2000/.test(words);
	const wgs = /wgs(19)?84/.test(words);
	if (!cgcs && !wgs) throw new FileProblem('import.crs.unsupported', { got: name });
	const notes: Note[] = cgcs ? [] : [{ note: 'crs.wgs84_taken', detail: { got: name } }];
	if (/^GEO/.test(system.keyword)) return { crs: crsOfSrid(CGCS2000), notes };
	const projection = key(find(system, 'PROJECTION', 'METHOD')?.values[0]);
	const unit = system.children.find((child) => /UNIT$/.test(child.keyword))?.values[1] ?? 1;
	const crs = crsOfProjection(
		parameter(system, ['centralmeridian', 'longitudeofcenter', 'longitudeofnaturalorigin'], NaN),
		parameter(system, ['falseeasting'], NaN)
	);
	const plain =
		['gausskruger', 'transversemercator'].includes(projection) &&
		unit === 1 &&
		parameter(system, ['scalefactor', 'scalefactoratnaturalorigin'], 1) === 1 &&
		parameter(system, ['latitudeoforigin', 'latitudeofnaturalorigin', 'latitudeofcenter'], 0) === 0 &&
		parameter(system, ['falsenorthing'], 0) === 0;
	if (!plain || !crs) throw new FileProblem('import.crs.unsupported', { got: name });
	return { crs, notes };
}
