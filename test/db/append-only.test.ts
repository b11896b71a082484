import { randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql, type RawBuilder } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verifyTrail } from '#audit/verify.read.server.ts';
import { accepted } from '#core/outcome.ts';
import { readSettings } from '#core/settings.ts';
import { openEngine } from '#db/engine/open.server.ts';
import { openHouse, type House } from '#door/house.server.ts';
import { session } from '#door/request.server.ts';
import { createCounty } from '#territory/county.write.server.ts';
import { freshCounty, testEngine, testRead, testWrite, valueOf } from '#test/database.ts';
import { factory } from '#test/factory.ts';
import { createDatabase, dropDatabases } from '#test/harness/postgres-databases.ts';

const server = process.env.DATABASE_URL;
const name = `mutu_roles_${randomBytes(4).toString('hex')}`;
const [app, owner] = [`${name}_app`, `${name}_owner`];

const as = (url: string, role: string): string => {
	const other = new URL(url);
	other.username = role;
	other.password = 'trail';
	return other.href;
};

/** Statements as the server's superuser, on one of its databases. */
async function asSuperuser(url: string, ...statements: RawBuilder<unknown>[]): Promise<void> {
	const engine = await openEngine({ databaseUrl: url, dataDir: 'memory' });
	for (const statement of statements) await statement.execute(engine.primary);
	await engine.close();
}

const withTwoRoles = () => {
	let house: House;
	let url: string;
	const open = () =>
		openHouse({
			...readSettings({}, () => ''),
			...{ databaseUrl: as(url, app), migrateUrl: as(url, owner) },
			...{ data: mkdtempSync(join(tmpdir(), 'mutu-roles-')), dataKey: 'k'.repeat(40) }
		});

	beforeAll(async () => {
		url = await createDatabase(server!, name);
		await asSuperuser(
			url,
			sql`create role ${sql.id(app)} login password 'trail'`,
			sql`create role ${sql.id(owner)} login password 'trail' in role ${sql.id(app)}`,
			sql`create extension if not exists postgis`,
			sql`create extension if not exists btree_gist`,
			sql`create extension if not exists pg_trgm`,
			sql`alter schema public owner to ${sql.id(owner)}`
		);
		house = await open();
	}, 120_000);

	afterAll(async () => {
		await house?.close();
		await dropDatabases(server!, name);
		await asSuperuser(server!, sql`drop role if exists ${sql.id(owner)}`, sql`drop role if exists ${sql.id(app)}`);
	});

	test('the product writes and verifies its trail, and can neither change, remove nor empty it', async () => {
		const place = factory({ county: '149901' }).countyRow({});
		const { write, read } = session(house, place);
		valueOf(await write('county.create', (tx, actor) => createCounty(tx, actor, place)));
		valueOf(
			await write('land.import', async (tx) => {
				tx.note({ kind: 'parcel', ids: ['p1'] });
				return accepted(null);
			})
		);
		expect(await verifyTrail(read)).toEqual({ chain: place.code, entries: 2, fault: null });
		const here = sql`county_code = ${place.code}`;
		for (const statement of [
			sql`update audit_entry set body = '{}' where ${here}`,
			sql`delete from audit_entry where ${here}`,
			sql`truncate audit_entry`,
			sql`update audit_subject set subject = 'x' where ${here}`,
			sql`delete from audit_subject where ${here}`,
			sql`truncate audit_subject`,
			sql`update project_act set act = 'pass' where ${here}`,
			sql`delete from project_act where ${here}`,
			sql`update project_ask set body = 'x' where ${here}`,
			sql`truncate project_ask`,
			sql`drop table audit_entry`,
			sql`alter table audit_entry owner to current_user`
		])
			await expect(statement.execute(house.engine.primary)).rejects.toMatchObject({ code: '42501' });
		expect(await verifyTrail(read)).toEqual({ chain: place.code, entries: 2, fault: null });
	});

	test('another start finds everything as it left it', async () => {
		const again = await open();
		const { rows } = await sql<{ entries: number }>`
			select count(*)::integer as entries from audit_entry where county_code = '149901'`.execute(again.engine.primary);
		expect(rows[0]!.entries).toBe(2);
		await again.close();
	});
};

if (server) describe('with two roles of PostgreSQL', withTwoRoles);
else
	test('the embedded engine has one role, which may alter an entry; the verification names it', async () => {
		const engine = await testEngine();
		const county = await freshCounty(engine);
		for (let count = 0; count < 3; count++)
			valueOf(await testWrite(engine, county, async () => accepted(count), { permission: 'jobs.run' }));
		await engine.primary
			.updateTable('audit_entry')
			.set({ body: '{}' })
			.where('county_code', '=', county.code)
			.where('seq', '=', 2)
			.execute();
		expect(await verifyTrail(testRead(engine, county))).toMatchObject({ fault: { seq: 2, fault: 'altered' } });
	});
