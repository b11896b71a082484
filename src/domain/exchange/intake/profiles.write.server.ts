import type { Actor } from '#core/permission.ts';
import type { Tx } from '#db/tx.server.ts';
import { columnsDigest } from './profiles.read.server.ts';

/** Remembers what a person said about a file's columns; the newest word on the same columns holds. */
export async function rememberProfile(
	tx: Tx,
	actor: Actor,
	kind: string,
	columns: readonly string[],
	overrides: Readonly<Record<string, string>>,
	fileName: string
): Promise<void> {
	if (Object.keys(overrides).length === 0) return;
	const said = {
		column_names: JSON.stringify(columns),
		overrides: JSON.stringify(overrides),
		file_name: fileName,
		actor_name: actor.name,
		recorded_at: tx.now
	};
	await tx.query
		.insertInto('import_profile')
		.values({ county_code: tx.county, id: tx.newId(), kind, columns_digest: columnsDigest(columns), ...said })
		.onConflict((conflict) => conflict.columns(['county_code', 'kind', 'columns_digest']).doUpdateSet(said))
		.execute();
}
