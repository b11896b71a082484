import { FileProblem } from '#exchange/file-problem.ts';
import type { Note } from '#exchange/parsed.ts';
import { crsOfProjection, crsOfSrid, datumNames, degreesOf, sridOfName, type Crs, type ZonedDatum } from './crs.ts';

/** A node of well-known text: KEYWORD["name", value, CHILD[…]] (OGC 01-009, ESRI's names, and ISO 19162). */
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
				// A quote inside is written twice (ISO 19162 §6.3.4).
				let end = text.indexOf('"', at + 1);
				while (end >= 0 && text[end + 1] === '"') end = text.indexOf('"', end + 2);
				if (end < 0) return null;
				found.values.push(text.slice(at + 1, end).replaceAll('""', '"'));
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
		.normalize('NFD')
		.toLowerCase()
		.replace(/[^a-z0-9]/g, '');

/** Parameters stand beside the projection, or inside the conversion. */
const parameter = (system: Node, names: string[]): number | undefined => {
	for (const child of (find(system, 'CONVERSION') ?? system).children)
		if (child.keyword === 'PARAMETER' && names.includes(key(child.values[0]))) return Number(child.values[1]);
	return undefined;
};

const DATUMS: readonly (readonly [RegExp, ZonedDatum])[] = [
	[/xian(19)?80/, 'xian80'],
	[/(?<!new)beijing(19)?54/, 'beijing54'],
	[/cgcs2000|china2000|chinageodeticcoordinatesystem2000/, 'cgcs2000']
];

const SYSTEMS = ['PROJCS', 'PROJCRS', 'PROJECTEDCRS', 'GEOGCS', 'GEOGCRS', 'GEODCRS', 'GEODETICCRS', 'GEOGRAPHICCRS'];

/** The EPSG code a system itself carries, not that of a part of it. */
function authorityOf(system: Node): number | null {
	const id = system.children.find(({ keyword }) => keyword === 'AUTHORITY' || keyword === 'ID');
	return id && key(id.values[0]) === 'epsg' ? sridOfName(`EPSG:${id.values[1]}`) : null;
}

/**
 * The system a .prj names: CGCS2000, Xian 1980 or Beijing 1954, in degrees or in 3° and 6° zones with and without zone
 * prefix, as well-known text of either version; the same of WGS 84 with a note. Its parameters tell; where there are
 * none, its EPSG code; without one, its name as ESRI writes it.
 * @throws FileProblem naming what came: another datum, another projection, text that is no .prj
 */
export function crsOfPrj(text: string): { crs: Crs; notes: Note[] } {
	const plain = text.replace(/^\ufeff/, '').replace(/\0/g, '');
	const code = sridOfName(plain);
	if (code !== null) return { crs: crsOfSrid(code), notes: [] };
	const root = parse(plain);
	const system = root && find(root, ...SYSTEMS);
	if (!system) throw new FileProblem('import.crs.damaged', { got: text.trim().slice(0, 120) });
	const name = String(system.values[0] ?? '');
	const words = key(
		`${name} ${find(system, 'DATUM', 'ENSEMBLE', 'TRF')?.values[0] ?? ''} ${find(system, 'GEOGCS', 'BASEGEOGCRS', 'BASEGEODCRS')?.values[0] ?? ''}`
	);
	const datum = DATUMS.find(([pattern]) => pattern.test(words))?.[1];
	const wgs = !datum && /wgs(19)?84/.test(words);
	const authority = authorityOf(system);
	const unsupported = () =>
		datum === 'xian80' || datum === 'beijing54'
			? new FileProblem('import.crs.other_datum', { got: name, datum: datumNames[datum] })
			: new FileProblem('import.crs.unsupported', { got: name });
	if (!datum && !wgs) {
		if (authority === null || find(system, 'PROJECTION', 'METHOD', 'DATUM')) throw unsupported();
		return { crs: { ...crsOfSrid(authority), name }, notes: [] };
	}
	const notes: Note[] = wgs ? [{ note: 'crs.wgs84_taken', detail: { got: name } }] : [];
	const of = datum ?? 'cgcs2000';
	const projected = /^PROJ/.test(system.keyword);
	const crs = !projected ? inDegrees(system, of) : (byParameters(system, of) ?? byCode(system, authority, of, name));
	if (!crs) throw unsupported();
	return { crs: { ...crs, name }, notes };
}

/** Radians a degree; other units of angles are none of these systems'. */
const DEGREE = Math.PI / 180;

function inDegrees(system: Node, datum: ZonedDatum): Crs | null {
	const unit = find(
		{ ...system, children: system.children.filter(({ keyword }) => keyword !== 'PRIMEM') },
		'UNIT',
		'ANGLEUNIT'
	);
	const degree = Number(unit?.values[1] ?? DEGREE);
	const meridian = Number(find(system, 'PRIMEM', 'PRIMEMERIDIAN')?.values[1] ?? 0);
	return Math.abs(degree - DEGREE) < 1e-6 && meridian === 0 ? degreesOf(datum) : null;
}

const METHODS = ['gausskruger', 'gausskrueger', 'gausskrger', 'transversemercator', 'transversemercatorgausskruger'];

/** A zone by the projection's own numbers; null when they are no zone's, or missing. */
function byParameters(system: Node, datum: ZonedDatum): Crs | null {
	const method = key(find(system, 'PROJECTION', 'METHOD')?.values[0]);
	const meridian = parameter(system, ['centralmeridian', 'longitudeofcenter', 'longitudeofnaturalorigin']);
	const easting = parameter(system, ['falseeasting']);
	if (meridian === undefined || easting === undefined) return null;
	const unit =
		system.children.find(({ keyword }) => /UNIT$/.test(keyword)) ?? find(axisOf(system), 'LENGTHUNIT', 'UNIT');
	const plain =
		METHODS.includes(method) &&
		Number(unit?.values[1] ?? 1) === 1 &&
		(parameter(system, ['scalefactor', 'scalefactoratnaturalorigin']) ?? 1) === 1 &&
		(parameter(system, ['latitudeoforigin', 'latitudeofnaturalorigin', 'latitudeofcenter']) ?? 0) === 0 &&
		(parameter(system, ['falsenorthing']) ?? 0) === 0;
	return plain ? crsOfProjection(meridian, easting, datum) : null;
}

const axisOf = (system: Node): Node => find(system, 'AXIS') ?? { keyword: '', values: [], children: [] };

/** A zone by its code or by its name, only where no parameter says anything. */
function byCode(system: Node, authority: number | null, datum: ZonedDatum, name: string): Crs | null {
	if (parameter(system, ['centralmeridian', 'longitudeofnaturalorigin', 'falseeasting']) !== undefined) return null;
	if (authority !== null) {
		const crs = crsOfSrid(authority);
		return crs.datum === datum ? crs : null;
	}
	const match = /_(3_Degree_)?GK_(Zone|CM)_(\d{2,3})E?$/i.exec(name);
	if (!match) return null;
	const [, three, kind, digits] = match;
	const number = Number(digits);
	if (/cm/i.test(kind!)) return crsOfProjection(number, 500_000, datum);
	return crsOfProjection(three ? number * 3 : number * 6 - 3, number * 1e6 + 500_000, datum);
}
