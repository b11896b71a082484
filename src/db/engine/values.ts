/**
 * How values cross between SQL text and JavaScript, the same on both engines (DESIGN §4). Type numbers are those of
 * PostgreSQL's pg_type.dat; the numbers of PostGIS types differ per database and are learned.
 */
export type ParseValue = (text: string) => unknown;

/** int8 → number. @throws RangeError beyond 2^53, where a number would silently change */
export function parseInt8(text: string): number {
	const value = Number(text);
	if (!Number.isSafeInteger(value)) throw new RangeError(`expected an integer within ±2^53, got ${text}`);
	return value;
}

/** 'YYYY-MM-DD HH:MM:SS.ffffff+00[:00]' → Date (milliseconds). */
export function parseTimestamp(text: string): Date {
	const date = new Date(text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00'));
	if (Number.isNaN(date.getTime())) throw new RangeError(`expected a timestamp of the common era, got ${text}`);
	return date;
}

const fromHex = (hex: string): Uint8Array => new Uint8Array(Buffer.from(hex, 'hex'));

/** bytea in its hex form → bytes. */
export const parseBytea = (text: string): Uint8Array => fromHex(text.slice(2));

/** A geometry's text form is hex EWKB → bytes. */
export const parseGeometry = fromHex;

const asText: ParseValue = (text) => text;

const scalar = new Map<number, ParseValue>([
	[16, (text) => text === 't'],
	[17, parseBytea],
	[20, parseInt8],
	[21, Number],
	[23, Number],
	[26, Number],
	[114, JSON.parse],
	[700, Number],
	[701, Number],
	[1184, parseTimestamp],
	[3802, JSON.parse]
]);

/** Array type → element type. */
const elements = new Map<number, number>([
	[1000, 16],
	[1001, 17],
	[1005, 21],
	[1007, 23],
	[1009, 25],
	[1015, 1043],
	[1016, 20],
	[1021, 700],
	[1022, 701],
	[1028, 26],
	[1182, 1082],
	[1185, 1184],
	[1231, 1700],
	[2951, 2950],
	[199, 114],
	[3807, 3802],
	[1003, 19]
]);

/**
 * Parses an array in PostgreSQL's text form, any depth.
 * @param separator of the element type; a comma for every type but box, which is not used here
 */
export function parseArray(text: string, parse: ParseValue): unknown[] {
	let at = text.indexOf('{');
	const list = (): unknown[] => {
		const items: unknown[] = [];
		at++;
		while (text[at] !== '}') {
			if (text[at] === ',') at++;
			else if (text[at] === '{') items.push(list());
			else if (text[at] === '"') items.push(parse(quoted()));
			else {
				const start = at;
				while (text[at] !== ',' && text[at] !== '}') at++;
				const word = text.slice(start, at);
				items.push(word === 'NULL' ? null : parse(word));
			}
		}
		at++;
		return items;
	};
	const quoted = (): string => {
		let value = '';
		for (at++; text[at] !== '"'; at++) value += text[at] === '\\' ? text[++at] : text[at];
		at++;
		return value;
	};
	return list();
}

/** The parser of a type by its number. `geometries` holds the numbers of geometry and geography in this database. */
export function parserOf(type: number, geometries: ReadonlySet<number>): ParseValue {
	const known = scalar.get(type);
	if (known) return known;
	if (geometries.has(type)) return parseGeometry;
	const element = elements.get(type);
	if (element === undefined) return asText;
	const parse = scalar.get(element) ?? asText;
	return (text) => parseArray(text, parse);
}

/** Asks for the numbers `parserOf` needs; text so that it reads the same through any driver. */
export const GEOMETRY_TYPES = `select oid::int as oid from pg_catalog.pg_type where typname in ('geometry', 'geography')`;

/**
 * A parameter as PostgreSQL's text form (or bytes). The server infers its type from the statement.
 * @throws TypeError on an object that has no plain form: jsonb is passed as text (DESIGN §4)
 */
export function encodeParameter(value: unknown): string | Uint8Array | null {
	if (value === null || value === undefined) return null;
	switch (typeof value) {
		case 'string':
			return value;
		case 'number':
		case 'bigint':
		case 'boolean':
			return String(value);
	}
	if (value instanceof Date) return value.toISOString();
	if (value instanceof Uint8Array) return value;
	if (Array.isArray(value)) return encodeArray(value);
	throw new TypeError('expected text, number, boolean, Date, bytes or a list of them; jsonb is passed as text');
}

function encodeArray(values: readonly unknown[]): string {
	const items = values.map((value) => {
		if (Array.isArray(value)) return encodeArray(value);
		const text = encodeParameter(value);
		if (text === null) return 'NULL';
		const plain = typeof text === 'string' ? text : `\\x${Buffer.from(text).toString('hex')}`;
		return `"${plain.replace(/[\\"]/g, '\\$&')}"`;
	});
	return `{${items.join(',')}}`;
}
