import * as v from 'valibot';
import { accepted, refused, type Outcome } from '#core/outcome.ts';
import { isDay } from '#core/period.ts';
import type { Tx } from '#db/tx.server.ts';

export interface AskedSettings {
	values: Readonly<Record<string, unknown>>;
	/** The first day they hold for. */
	validFrom: string;
	/** On whose word. */
	source: string;
}

/**
 * Sets values from a day on. What held on that day is said in the trail, what stood for that very day is replaced; every other
 * day keeps its value.
 * @param schemas of the keys that may be set
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
