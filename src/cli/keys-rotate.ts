import { answer, misuse, refusal, type Command } from '#cli/command.ts';
import { accepted, refused } from '#core/outcome.ts';
import { resealSome } from '#db/reseal.server.ts';
import { sealedColumns } from '#db/sealed-columns.ts';
import { settleDataKey } from '#door/data-keys.server.ts';
import { changeKeptKey, isKept, retireFormerKey } from '#door/keys.server.ts';
import { session as sessionOf } from '#door/request.server.ts';
import { readDb } from '#db/read.server.ts';

/** Values sealed anew by one write: below a second on either engine. */
const STEP = 200;

export const keysRotate: Command = {
	name: 'keys rotate',
	usage: 'keys rotate',
	summary: 'seal every protected field with a new key, a step after the other; broken off it is gone on with',
	throughServer: false,
	withoutCounty: true,
	async run({ house, progress }, args) {
		if (args.length > 0) return misuse(`unexpected ${args.join(' ')}`, this.usage);
		const { engine, settings } = house;
		const kept = isKept(settings, house.keys);
		if (!kept && house.keys.former.length === 0) return refusal(refused('key.former_needed'));
		const ring = kept ? changeKeptKey(settings.data) : house.keys;
		let count = 0;
		for (const place of await readDb(engine, '', { prefixes: [] }).counties()) {
			const { write } = sessionOf(house, place);
			for (const column of sealedColumns)
				for (let done = STEP; done === STEP;) {
					const outcome = await write(
						'keys.rotate',
						async (tx) => {
							const sealed = await resealSome(tx, ring, column, STEP);
							tx.note({ kind: 'data_key', ids: [ring.current.id], count: sealed, detail: { field: column.use } });
							return accepted(sealed);
						},
						{ action: 'keys.rotate' }
					);
					if (!outcome.ok) return refusal(outcome);
					done = outcome.value;
					count += done;
					progress(`${place.code} ${column.use}: ${count}`);
				}
		}
		await settleDataKey(engine, ring);
		if (kept) retireFormerKey(settings.data);
		return answer([`${count} values sealed with the key ${ring.current.id}`], {
			ok: true,
			key: ring.current.id,
			values: count
		});
	}
};
