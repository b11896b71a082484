import * as v from 'valibot';
import { accepted, refused, type Outcome } from '#core/outcome.ts';
import { isDay } from '#core/period.ts';
import type { Actor } from '#core/permission.ts';
import type { Tx } from '#db/tx.server.ts';
import { landCategories, priceKey, priceSchema } from '#land/reference-price.ts';
import { matchUseSettings, useList } from '#land/match-uses.ts';
import { formSchemas } from '#land/rules/rule-forms.ts';
import { landSettings } from '#land/settings.ts';

const schemas = new Map<string, v.GenericSchema>([
	...Object.entries(landSettings).map(([key, { schema }]) => [key, schema] as const),
	...formSchemas,
	...landCategories.map((category) => [priceKey(category), priceSchema] as const),
	...Object.keys(matchUseSettings).map((key) => [key, useList] as const)
]);

/**
 * Sets values of land's settings from a day on. What held on that day is said in the trail, what stood for that very day is replaced; every other
 * day keeps its value. Comparisons already made keep what they used until they are made again.
 * @param asked values by key, the first day they hold for, and on whose word
 */
export async function changeLandSettings(
	tx: Tx,
	_actor: Actor,
	asked: {
		values: Readonly<Record<string, unknown>>;
		validFrom: string;
		source: string;
	}
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
