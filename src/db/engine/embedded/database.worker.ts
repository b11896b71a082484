import { parentPort, workerData } from 'node:worker_threads';
import type { FromWorker, PlainError, Request, WorkerSettings } from './messages.ts';
import { Broken, Session } from './session.ts';
import { selfTest } from './self-test.ts';

/**
 * WAL bytes after which an idle moment is used for a checkpoint. PostgreSQL in single-user mode makes none of its own:
 * without this the WAL of a server that is killed, never closed, grows for ever, and with it the time of its next start.
 */
const CHECKPOINT_BYTES = 32 << 20;

const port = parentPort!;
const send = (message: FromWorker): void => port.postMessage(message);
const session = await Session.open(workerData as WorkerSettings);
await selfTest(session);
let checkpointed = await written();
send({ kind: 'ready' });

let last: Promise<void> = Promise.resolve();
port.on('message', ({ id, request }: { id: number; request: Request }) => {
	last = last.then(() => serve(id, request));
});

async function serve(id: number, request: Request): Promise<void> {
	const health = () => ({ throws: session.guard!.throws, heap: session.heap });
	try {
		const value = await run(request);
		send({ kind: 'answer', id, value, health: health() });
		if (request.kind === 'close') port.close();
	} catch (error) {
		if (error instanceof Broken) {
			send({ kind: 'broken', id, reason: `${error.message}: ${String(error.cause)}` });
			process.exit(1);
		}
		send({ kind: 'error', id, error: plain(error as Error), health: health() });
	}
}

async function run(request: Request): Promise<unknown> {
	switch (request.kind) {
		case 'query':
			return session.query(request.statement, request.parameters);
		case 'binary-rows':
			return session.binaryRows(request.statement, request.parameters, request.lasting);
		case 'script':
			return session.script(request.text);
		case 'copy-in':
			return session.copyIn(request.statement, request.bytes);
		case 'copy-out':
			return session.copyOut(request.statement);
		case 'maintain': {
			if ((await written()) - checkpointed < CHECKPOINT_BYTES) return;
			await session.query('checkpoint', []);
			checkpointed = await written();
			return;
		}
		case 'close':
			return session.close();
	}
}

async function written(): Promise<number> {
	const { rows } = await session.query(`select (pg_current_wal_insert_lsn() - '0/0')::float8`, []);
	return Number(rows[0]![0]);
}

function plain(error: Error): PlainError {
	const fields: PlainError['fields'] = {};
	for (const [name, value] of Object.entries(error)) {
		if (typeof value === 'string' || typeof value === 'number') fields[name] = value;
	}
	return { message: error.message, sql: 'severity' in error, fields };
}
