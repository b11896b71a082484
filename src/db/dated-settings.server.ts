import { sql } from 'kysely';
import * as v from 'valibot';
import { accepted, refused, type Outcome } from '#core/outcome.ts';
import { isDay } from '#core/period.ts';
import type { ReadDb } from '#db/read.server.ts';
import type { Tx } from '#db/tx.server.ts';

export interface AskedSettings {
	values: Readonly<Record<string, unknown>>;
	/** The first day they hold for. */
	validFrom: string;
	/** On whose word. */
	source: string;
	/** By key what the person had in front (`settingVersions`); absent: whoever asks has no form that others may overtake. */
	versions?: Readonly<Record<string, string>>;
}

/** By key a text that is another one once anybody has set the key anew, for whatever day; a key never set has none. */
export async function settingVersions(db: ReadDb, keys: readonly string[]): Promise<Record<string, string>> {
	const { rows } = await sql<{ key: string; version: string }>`
		select key, md5(string_agg(valid_from::text || ' ' || source || ' ' || value::text, chr(10) order by valid_from)) as version
		from setting where county_code = ${db.county} and key = any(${[...keys]}::text[]) group by key`.execute(db.query);
	return Object.fromEntries(rows.map(({ key, version }) => [key, version]));
}

/** What was set last of some keys. */
async function setLast(db: ReadDb, keys: readonly string[]) {
	const rows = await db.query
		.selectFrom('setting')
		.select(['key', 'value', 'valid_from as validFrom', 'source'])
		.where('county_code', '=', db.county)
		.where('key', 'in', keys)
		.orderBy('recorded_at')
		.orderBy('valid_from')
		.execute();
	return Object.fromEntries(rows.map(({ key, ...set }) => [key, set]));
}

/**
 * Sets values from a day on. What held on that day is said in the trail, what stood for that very day is replaced; every other
 * day keeps its value.
 * @param schemas of the keys that may be set
 * @returns refused with `settings.changed`, what others set meanwhile and the versions that hold now, where a person would
 * overwrite what they have not seen
 */
export async function setDated(
	tx: Tx,
	schemas: ReadonlyMap<string, v.GenericSchema>,
	asked: AskedSettings
): Promise<Outcome<{ keys: string[] }>> {
	const source = asked.source.trim();
	if (!isDay(asked.validFrom)) return refused('settings.day', { got: asked.validFrom.slice(0, 20) });
	if ([...source].length < 2 || [...source].length > 200)
		return refused('settings.source_needed', { expected: '2–200', got: [...source].length });
	const keys = Object.keys(asked.values);
	for (const [key, value] of Object.entries(asked.values)) {
		const schema = schemas.get(key);
		if (!schema) return refused('settings.unknown', { key });
		if (!v.safeParse(schema, value).success) return refused('settings.value', { key, got: value });
	}
	if (keys.length === 0) return refused('settings.unknown', { key: '' });
	if (asked.versions) {
		// Two people who save at once meet here.
		await tx.takeNumbers('setting', 0);
		const versions = await settingVersions(tx, keys);
		const moved = keys.filter((key) => (versions[key] ?? '') !== (asked.versions![key] ?? ''));
		if (moved.length > 0) return refused('settings.changed', { versions, stands: await setLast(tx, moved) });
	}
	const before = await tx.query
		.selectFrom('setting')
		.select(['key', 'value'])
		.where('county_code', '=', tx.county)
		.where('valid_from', '<=', asked.validFrom)
		.where('key', 'in', keys)
		.orderBy('valid_from', 'desc')
		.forUpdate()
		.execute();
	await tx.query
		.insertInto('setting')
		.values(
			keys.map((key) => ({
				county_code: tx.county,
				key,
				valid_from: asked.validFrom,
				value: JSON.stringify(asked.values[key]),
				source,
				recorded_at: tx.now
			}))
		)
		.onConflict((conflict) =>
			conflict.columns(['county_code', 'key', 'valid_from']).doUpdateSet((excluded) => ({
				value: excluded.ref('excluded.value'),
				source: excluded.ref('excluded.source'),
				recorded_at: excluded.ref('excluded.recorded_at')
			}))
		)
		.execute();
	tx.note({
		kind: 'setting',
		ids: keys,
		detail: { validFrom: asked.validFrom },
		changes: Object.fromEntries(
			keys.map((key) => [key, [before.find((each) => each.key === key)?.value ?? null, asked.values[key]]])
		)
	});
	tx.because(source);
	return accepted({ keys });
}
