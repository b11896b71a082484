import type * as v from 'valibot';
import type { Outcome } from '#core/outcome.ts';
import type { Actor } from '#core/permission.ts';
import { setDated, type AskedSettings } from '#db/dated-settings.server.ts';
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

/** Sets values of land's settings from a day on. Comparisons already made keep what they used until they are made again. */
export const changeLandSettings = (tx: Tx, _actor: Actor, asked: AskedSettings): Promise<Outcome<{ keys: string[] }>> =>
	setDated(tx, schemas, asked);
