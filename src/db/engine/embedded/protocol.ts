import { messages, protocol } from '@electric-sql/pglite';

export type Message = { name: string };

/** What came back for one request. */
export interface Reply {
	fields: { name: string; type: number }[];
	rows: (string | null)[][];
	/** The last command's tag, such as `INSERT 0 3`. */
	tag: string;
	/** No tag, or one PostgreSQL could not name: a statement that ended without ending. */
	lost: boolean;
	/** Transaction status: I idle, T in a transaction, E in a failed one; empty when the engine never said it was ready. */
	status: string;
	error: Error | null;
}

/** How a statement is asked. */
interface Form {
	/** Whether fields come in their types' binary form. */
	binary?: boolean;
	/** The name to prepare it under; unnamed it is forgotten with the next. */
	name?: string;
	/** It has been prepared under that name before. */
	prepared?: boolean;
}

/**
 * Parse, bind, describe, execute and sync of one statement in a single message: half the time of one by one, and parameter
 * types inferred by the server as on any PostgreSQL.
 */
export function requestOf(
	statement: string,
	values: readonly (string | Uint8Array | null)[],
	{ binary = false, name = '', prepared = false }: Form = {}
): Uint8Array {
	const { parse, bind, describe, execute, sync } = protocol.serialize;
	const bound = bind({ statement: name, values: [...values] });
	return Buffer.concat([
		...(prepared ? [] : [parse({ name, text: statement })]),
		binary ? binaryBind(bound) : bound,
		describe({ type: 'P' }),
		execute({}),
		sync()
	]);
}

/**
 * A Bind message that asks for text (it ends with a count of 0 formats) as one that asks for binary form: one format, 1.
 * PGlite 0.5.8's own `binary` writes the count and leaves the format out.
 */
function binaryBind(bind: Uint8Array): Uint8Array {
	const message = Buffer.concat([bind.subarray(0, -2), Uint8Array.of(0, 1, 0, 1)]);
	message.writeInt32BE(message.length - 1, 1);
	return message;
}

export function readReply(received: readonly Message[]): Reply {
	const reply: Reply = { fields: [], rows: [], tag: '', lost: false, status: '', error: null };
	let empty = false;
	for (const message of received) {
		if (message instanceof messages.DataRowMessage) reply.rows.push(message.fields);
		else if (message instanceof messages.RowDescriptionMessage) {
			reply.fields = message.fields.map(({ name, dataTypeID }) => ({ name, type: dataTypeID }));
			reply.rows = [];
		} else if (message instanceof messages.CommandCompleteMessage) reply.tag = message.text;
		else if (message instanceof messages.ReadyForQueryMessage) reply.status = message.status;
		else if (message instanceof messages.DatabaseError) reply.error ??= message;
		else if (message.name === 'emptyQuery') empty = true;
	}
	reply.lost = !reply.error && !empty && (reply.tag === '' || reply.tag === '???' || reply.status === '');
	return reply;
}
