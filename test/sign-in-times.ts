/**
 * How long a wrong name takes beside a wrong password: `node --disable-warning=ExperimentalWarning test/sign-in-times.ts`.
 * Prints medians of tries that take turns, ms, and by how much they differ; nobody may tell names by it.
 */
import { openAccounts } from '#auth/accounts.server.ts';
import { userOf } from '#auth/user.write.server.ts';
import { accepted } from '#core/outcome.ts';
import { keyRing } from '#core/sealed.server.ts';
import { openEngine } from '#db/engine/open.server.ts';
import { migrate } from '#db/migrate.server.ts';
import { throughDoor } from '#door/door.server.ts';
import type { House } from '#door/house.server.ts';
import { signInByPassword } from '#door/sign-in.server.ts';
import { localOperator } from '#auth/local-operator.ts';
import { factory, insertInto } from '#test/factory.ts';

const TRIES = Number(process.argv[2] ?? 500);
const settings = { secret: 'a secret of thirty-two signs or more', origin: 'http://127.0.0.1' };
const engine = await openEngine(
	process.env.DATABASE_URL ? { databaseUrl: process.env.DATABASE_URL, dataDir: 'memory' } : { dataDir: 'memory' }
);
await migrate(engine);
const rows = factory({ county: '149977' });
await engine.primary.insertInto('county').values(rows.countyRow({})).execute();
const person = rows.person({ name: '吕峰义' });
await insertInto(engine, 'person', [person]);
await throughDoor(engine, localOperator('149977'), 'person.join', async (tx) => {
	const { id } = await userOf(tx, settings, { id: person.id, name: '吕峰义' }, 'known');
	const { internalAdapter, password } = await openAccounts({ query: tx.query, ...settings }).$context;
	const hashed = await password.hash('Drei Kühe am Hang 7');
	await internalAdapter.linkAccount({ providerId: 'credential', accountId: id, userId: id, password: hashed });
	return accepted(null);
});
const house = { engine, settings, keys: keyRing('a key for measuring that is long enough') } as unknown as House;

const took = { known: [] as number[], unknown: [] as number[] };
for (let at = -20; at < TRIES; at++)
	for (const name of ['known', 'unknown'] as const) {
		// Failures are forgotten, so that none has to wait.
		await engine.primary.deleteFrom('auth_attempt').where('failures', '>=', 0).execute();
		const start = performance.now();
		const knock = { cookieHeader: '', userAgent: '', address: '10.0.0.1' };
		await signInByPassword(house, '149977', knock, { name, password: 'wrong password' });
		if (at >= 0) took[name].push(performance.now() - start);
	}
const median = (times: number[]) => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)]!;
const [known, unknown] = [median(took.known), median(took.unknown)];
const apart = ((unknown - known) / known) * 100;
console.log(
	`${engine.kind}, ${TRIES} tries each: wrong password ${known.toFixed(2)} ms, wrong name ${unknown.toFixed(2)} ms, ${apart.toFixed(1)} %`
);
await engine.close();
