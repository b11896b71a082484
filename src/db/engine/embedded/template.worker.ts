import { parentPort, workerData } from 'node:worker_threads';
import { Session } from './session.ts';

const session = await Session.open({ folder: null });
for (const statement of (workerData as { script: string }).script.split(';')) await session.query(statement, []);
parentPort?.postMessage(await session.dump());
