import type { BinaryRows } from '#db/binary-rows.server.ts';

export type Field = string | number | Uint8Array | null;

/** Numbers of PostgreSQL's types; geometry's differs from database to database. */
const types = { text: 25, int2: 21, int4: 23, int8: 20, float8: 701, geometry: 18_000 } as const;

function bytesOf(field: Exclude<Field, null>, type: keyof typeof types): Buffer {
	if (typeof field === 'string') return Buffer.from(field);
	if (typeof field !== 'number') return Buffer.from(field);
	const bytes = Buffer.alloc({ int2: 2, int4: 4 }[type as string] ?? 8);
	if (type === 'int2') bytes.writeInt16BE(field);
	else if (type === 'int4') bytes.writeInt32BE(field);
	else if (type === 'int8') bytes.writeBigInt64BE(BigInt(field));
	else bytes.writeDoubleBE(field);
	return bytes;
}

/** Rows as a server sends them: DataRow messages of the protocol 3.0 in binary form. */
export function binaryRowsOf(
	columns: readonly { name: string; type: keyof typeof types }[],
	rows: readonly (readonly Field[])[]
): BinaryRows {
	const messages = rows.map((row) => {
		const fields = row.map((field, at) => {
			const bytes = field === null ? Buffer.alloc(0) : bytesOf(field, columns[at]!.type);
			const size = Buffer.alloc(4);
			size.writeInt32BE(field === null ? -1 : bytes.length);
			return Buffer.concat([size, bytes]);
		});
		const body = Buffer.concat(fields);
		const head = Buffer.alloc(7);
		head[0] = 0x44;
		head.writeInt32BE(body.length + 6, 1);
		head.writeInt16BE(row.length, 5);
		return Buffer.concat([head, body]);
	});
	return {
		columns: columns.map(({ name, type }) => ({ name, type: types[type] })),
		messages: Uint8Array.from(Buffer.concat(messages))
	};
}
