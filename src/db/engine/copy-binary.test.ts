import { expect, test } from 'vitest';
import { areBinary, binaryChunks } from './copy-binary.ts';
import type { CopyValue } from './types.ts';

const HEAD = '5047434f50590aff0d0a00' + '00'.repeat(8);
const bytesOf = (rows: CopyValue[][], types: string[], size = 1 << 20) =>
	Buffer.concat([...binaryChunks(rows, types, size)]).toString('hex');
/** One row of one field, between the signature and the end. */
const row = (field: string) => `${HEAD}0001${field}ffff`;

// The bytes are those that `copy (select …) to stdout (format binary)` of PostgreSQL 15 gives.
test.each<[string, CopyValue, string]>([
	['text', '东沟', '00000006e4b89ce6b29f'],
	['text', '', '00000000'],
	['text', 7, '0000000137'],
	['text', null, 'ffffffff'],
	['uuid', '0192f0a1-b2c3-7d4e-8f50-617283940a0b', '000000100192f0a1b2c37d4e8f50617283940a0b'],
	['int2', 3, '000000020003'],
	['int4', -2, '00000004fffffffe'],
	['int4', '4546', '00000004000011c2'],
	['int8', 4_294_967_297, '000000080000000100000001'],
	['float8', 1.5, '000000083ff8000000000000'],
	['bool', true, '0000000101'],
	['timestamptz', new Date('2026-09-15T08:00:00.250Z'), '000000080002fe7fb4c0b090'],
	['date', '2026-09-15', '000000040000261a'],
	['date', '1999-12-31', '00000004ffffffff'],
	['jsonb', '{"a": 1}', '00000009017b2261223a20317d'],
	['geometry', '0101000000', '000000050101000000']
])('%s %s', (type, value, field) => {
	expect(bytesOf([[value]], [type])).toBe(row(field));
});

test('rows longer than a chunk come whole', () => {
	const rows = Array.from({ length: 50 }, (_, at): CopyValue[] => [at, '东'.repeat(200), 'ab'.repeat(3_000)]);
	const types = ['int4', 'text', 'geometry'];
	const chunks = [...binaryChunks(rows, types, 1_000)];
	expect(chunks.length).toBe(51);
	expect(Buffer.concat(chunks).toString('hex')).toBe(bytesOf(rows, types));
});

test.each<[string, CopyValue[], string[], string]>([
	['a row that is too short', ['a'], ['text', 'text'], 'expected 2 values in a row, got 1'],
	['a number that is none', [NaN], ['float8'], 'expected a finite number, got null'],
	['a fraction', [1.5], ['int4'], 'expected a whole number, got 1.5'],
	['no uuid', ['x'], ['uuid'], 'expected a uuid, got "x"'],
	['half a byte', ['010'], ['geometry'], 'expected hexadecimal text, got "010"'],
	['no hexadecimal text', ['01zz'], ['geometry'], 'expected hexadecimal text, got "01zz"'],
	['no day', ['2026-9-1'], ['date'], 'expected a day, got "2026-9-1"'],
	['no moment', ['soon'], ['timestamptz'], 'expected a moment, got "soon"'],
	['neither true nor false', ['t'], ['bool'], 'expected true or false, got "t"']
])('%s is refused', (_, values, types, message) => {
	expect(() => bytesOf([values], types)).toThrow(message);
});

test('columns of other types are left to the text form', () => {
	expect(areBinary(['text', 'uuid', 'geometry'])).toBe(true);
	expect(areBinary(['text', 'numeric'])).toBe(false);
	expect(areBinary(['text', undefined])).toBe(false);
});
