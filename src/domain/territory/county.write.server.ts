import { accepted, refused, type Outcome } from '#core/outcome.ts';
import type { Actor } from '#core/permission.ts';
import type { County } from '#db/read.server.ts';
import type { Tx } from '#db/tx.server.ts';

/** Makes a county, without data. Never overwrites: a data set that holds any county refuses. */
export async function createCounty(tx: Tx, actor: Actor, county: County): Promise<Outcome<County>> {
	const present = await tx.counties();
	if (present.length > 0)
		return refused('county.present', {
			expected: 'data without a county',
			got: present.map(({ code, name }) => `${code} ${name}`)
		});
	await tx.query.insertInto('county').values(county).execute();
	tx.note({ kind: 'county', ids: [], detail: { ...county, by: actor.id } });
	return accepted(county);
}
