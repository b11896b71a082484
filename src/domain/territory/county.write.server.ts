import { accepted, refused, type Outcome } from '#core/outcome.ts';
import type { Actor } from '#core/permission.ts';
import type { County } from '#db/read.server.ts';
import type { Tx } from '#db/tx.server.ts';

/** Makes a county, without data. Never overwrites: a data set that holds any county refuses. */
export async function createCounty(tx: Tx, _actor: Actor, county: County): Promise<Outcome<County>> {
	const present = await tx.counties();
	if (present.length > 0)
		return refused('county.present', {
			expected: 'data without a county',
			got: present.map(({ code, name }) => `${code} ${name}`)
		});
	await tx.query.insertInto('county').values(county).execute();
	tx.note({ kind: 'county', ids: [], detail: { ...county } });
	return accepted(county);
}

/**
 * Makes a county, or gives one of the same code and coordinate system that stands there alone this name and box. Whether
 * it holds data is for whoever fills it to refuse.
 */
export async function prepareCounty(tx: Tx, actor: Actor, county: County): Promise<Outcome<County>> {
	const [present, ...others] = await tx.counties();
	if (!present) return createCounty(tx, actor, county);
	if (others.length > 0 || present.code !== county.code || present.gk_srid !== county.gk_srid)
		return refused('county.present', {
			expected: `data without a county, or ${county.code} in EPSG:${county.gk_srid}`,
			got: [present, ...others].map(({ code, name, gk_srid }) => `${code} ${name} EPSG:${gk_srid}`)
		});
	const { code, ...rest } = county;
	await tx.query.updateTable('county').set(rest).where('code', '=', code).execute();
	tx.note({
		...{ kind: 'county', ids: [], detail: { ...county } },
		changes: { name: [present.name, county.name] }
	});
	return accepted(county);
}
