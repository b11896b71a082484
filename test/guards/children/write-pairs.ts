/**
 * Writes transactions of two rows each until it is killed: FOLDER FROM. Says `ready`, `begin n` before each and `kept n`
 * once COMMIT was answered; each word is in the pipe before the next step begins.
 */
import { writeSync } from 'node:fs';
import { sql } from 'kysely';
import { openEngine } from '#db/engine/open.server.ts';

const [folder, from] = process.argv.slice(2) as [string, string];
const say = (text: string): void => void writeSync(1, `${text}\n`);
const engine = await openEngine({ dataDir: folder });
say('ready');
for (let n = Number(from); ; n++) {
	say(`begin ${n}`);
	await engine.primary.transaction().execute(async (tx) => {
		await sql`insert into written values (${n}, 'first', ${'x'.repeat(2_000)})`.execute(tx);
		await sql`insert into written values (${n}, 'second', ${'y'.repeat(2_000)})`.execute(tx);
	});
	say(`kept ${n}`);
}
