import { sql } from 'kysely';
import { foreignTables } from '#sql/classes.ts';
import { openEngine } from '#db/engine/open.server.ts';
import { migrate } from '#db/migrate.server.ts';

/** Tables that the product itself can only read and add to, where a second role owns them. */
export const appendOnly: readonly string[] = ['audit_entry', 'audit_subject', 'project_act', 'project_ask'];

/**
 * Brings the schema forward as one role and hands everything to another but the trail and how projects came to where they
 * stand: that one, which the product works as, may read those and add to them, and neither change, remove nor empty them.
 * @param ownerUrl of a role that is a superuser or a member of the other
 * @param appUrl of the role the product works as
 */
export async function migrateAsOwner(ownerUrl: string, appUrl: string, dataDir: string): Promise<string[]> {
	const app = sql.id(decodeURIComponent(new URL(appUrl).username));
	const engine = await openEngine({ databaseUrl: ownerUrl, dataDir });
	try {
		const done = await migrate(engine);
		await engine.primary.transaction().execute(async (query) => {
			await sql`grant usage, create on schema public to ${app}`.execute(query);
			const { rows } = await sql<{ name: string }>`
				select tablename as name from pg_tables where schemaname = 'public' order by tablename`.execute(query);
			for (const { name } of rows.filter((row) => !foreignTables.includes(row.name))) {
				const table = sql.table(name);
				if (!appendOnly.includes(name)) {
					await sql`alter table ${table} owner to ${app}`.execute(query);
					continue;
				}
				await sql`alter table ${table} owner to current_user`.execute(query);
				await sql`revoke all on ${table} from ${app}`.execute(query);
				await sql`grant select, insert on ${table} to ${app}`.execute(query);
			}
			await sql`grant select on spatial_ref_sys to ${app}`.execute(query);
		});
		return done;
	} finally {
		await engine.close();
	}
}
