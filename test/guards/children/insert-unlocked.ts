/** Opens a database folder without asking for the lock, as any program could, and writes into it: FOLDER FIRST LAST. */
import { Session } from '#db/engine/embedded/session.ts';

const [folder, first, last] = process.argv.slice(2) as [string, string, string];
const session = await Session.open({ folder });
await session.query('insert into kept select n, $3 from generate_series($1::int, $2::int) n', [first, last, 'second']);
await session.close();
