import type { Template } from '#core/import-template.ts';
import type { ImportKind } from '#db/import-kind.server.ts';
import type { ReadDb } from '#db/read.server.ts';
import { surveysOf } from '#zones/factors/import-kinds.server.ts';
import { factorTemplate } from '#zones/factors/import-templates.ts';
import { factorRules } from '#zones/factors/profiles.read.server.ts';
import { importKinds } from './import-kinds.server.ts';
import { importTemplates } from './import-templates.ts';

/** Everything a file can be taken for as it stands in a county on a day: a survey of factors asks the county's own fields. */
export async function countyKinds(db: ReadDb, day: string): Promise<Readonly<Record<string, ImportKind>>> {
	const { fields } = await factorRules(db, day);
	return { ...importKinds, factors: surveysOf(fields) as unknown as ImportKind };
}

/** Tables to fill in, as they stand in a county on a day. */
export async function countyTemplates(db: ReadDb, day: string): Promise<readonly Template[]> {
	const { fields } = await factorRules(db, day);
	return importTemplates.map((template) => (template.kind === 'factors' ? factorTemplate(fields) : template));
}
