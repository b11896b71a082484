import { json } from '@sveltejs/kit';
import * as v from 'valibot';
import { refused, type Outcome } from '#core/outcome.ts';
import { entryNames } from '#land/contracts/entries.ts';
import { removeEntry, saveEntry, takeBackEntry } from '#land/contracts/entries.write.server.ts';
import { shareOut } from '#land/contracts/team-book.write.server.ts';
import type { RequestHandler } from './$types';

const entry = v.picklist(entryNames);
const whole = v.pipe(v.number(), v.integer(), v.minValue(1));
const village = v.pipe(v.string(), v.regex(/^\d{12}$/));
const owner = v.union([v.strictObject({ contract: whole }), v.strictObject({ village })]);
const record = { entry, owner, id: v.pipe(v.string(), v.uuid()), version: whole };
const asked = v.variant('act', [
	v.object({
		...{ act: v.literal('save'), entry, owner, id: v.nullable(record.id), version: v.pipe(v.number(), v.integer()) },
		values: v.record(v.pipe(v.string(), v.maxLength(40)), v.pipe(v.string(), v.maxLength(2500)))
	}),
	v.object({ ...record, act: v.literal('undo') }),
	v.object({ ...record, act: v.literal('remove') }),
	v.object({ act: v.literal('share'), village })
]);

/** What is written down beside contracts: added, changed, removed, taken back. Restricted flags ask for their own permission. */
export const POST: RequestHandler = async ({ request, locals }) => {
	const given = v.safeParse(asked, await request.json().catch(() => null));
	if (!given.success) return json(refused('contract.unknown'), { status: 400 });
	const ask = given.output;
	if (ask.act === 'share')
		return json(
			await locals.write('land.contract.enter', (tx, by) => shareOut(tx, by, ask.village), {
				action: 'land.contract.share'
			})
		);
	const permission = ask.entry === 'interest' ? 'land.interest.see' : 'land.contract.enter';
	const outcome: Outcome<unknown> = await locals.write(
		permission,
		(tx, by) => {
			if (ask.act === 'save') return saveEntry(tx, by, ask.entry, ask);
			return ask.act === 'undo' ? takeBackEntry(tx, by, ask.entry, ask) : removeEntry(tx, by, ask.entry, ask);
		},
		{ action: `land.${ask.entry === 'interest' ? 'interest' : 'entry'}.${ask.act}` }
	);
	return json(outcome);
};
