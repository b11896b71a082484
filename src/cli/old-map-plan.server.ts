import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { addAttachment } from '#attachments/attachments.write.server.ts';
import { storeBytes } from '#attachments/files.server.ts';
import { csvText } from '#core/csv-text.ts';
import type { Language } from '#core/language.ts';
import { accepted, refused, type Outcome } from '#core/outcome.ts';
import { seesWholeCounty } from '#core/scope.ts';
import type { House } from '#door/house.server.ts';
import type { Session } from '#door/request.server.ts';
import { dropStage, uploadOf, type Stage } from '#exchange/staging/staging.server.ts';
import { villagesByTownship } from '#territory/villages.read.server.ts';
import { words } from '#text/words.ts';
import { planChanges, settled, shareSheet, type OldPlan } from '#zones/old-map/old-plan.ts';
import { attachedTo } from '#zones/old-map/plan-files.ts';
import { planName } from '#zones/plans/plan-names.ts';
import { createPlan } from '#zones/plans/plan.write.server.ts';
import { planByNumber } from '#zones/plans/plans.read.server.ts';
import { matchedMap, preparedMap, readMap } from './old-map-stage.server.ts';

type Locals = Pick<Session, 'read' | 'write' | 'place' | 'actor'> & Pick<House, 'folders'> & { language: Language };

/**
 * A draft plan of an old map as a planner settled it. The map is read and matched anew: what came from the browser only chooses
 * among what the file says.
 * @returns its number; refused as the map is refused, `oldmap.rejected` where records would be left out unknowingly
 */
export async function planOfOldMap(locals: Locals, stage: Stage, asked: OldPlan): Promise<Outcome<{ number: number }>> {
	// Before a byte is stored: what is refused leaves nothing behind.
	if (!seesWholeCounty(locals.read.scope, locals.read.county)) return refused('permission.missing');
	const name = planName(asked.name);
	if (!name.ok) return name;
	const prepared = await preparedMap(locals, await readMap(locals, stage));
	if (!prepared.ok) return prepared;
	const { rejected } = prepared.value;
	if (rejected > 0 && !asked.goodOnly) return refused('oldmap.rejected', { rejected });
	const map = await matchedMap(locals, stage, prepared.value, asked.same);
	if (!map.ok) return map;
	const chosen = settled(map.value.zones, asked.zones);
	if (!chosen.ok) return chosen;
	const { oldmap: text } = await words(locals.language, ['oldmap']);
	const names = new Map(
		(await villagesByTownship(locals.read)).flatMap((township) =>
			township.villages.map(({ code, name }) => [code, { name, township: township.name }] as const)
		)
	);
	const shares = csvText(shareSheet(map.value.zones, chosen.value, names, text.sheet));
	const { folders, place } = locals;
	const file = await storeBytes(folders.files, place.code, createReadStream(uploadOf(folders.staging, stage.id)));
	const table = await storeBytes(folders.files, place.code, Readable.from([Buffer.from(shares)]));
	const outcome = await locals.write(
		'zones.plan.change',
		async (tx, actor) => {
			const changes = planChanges(chosen.value, tx.newId);
			const made = await createPlan(tx, actor, { name: asked.name, from: 'nothing', changes });
			if (!made.ok) return made;
			const plan = (await planByNumber(tx, made.value.number))!;
			const octets = 'application/octet-stream';
			for (const kept of [
				{ ...file, name: stage.name, mediaType: octets },
				{ ...table, name: `${plan.code}-${text.sheet.name}.csv`, mediaType: 'text/csv' }
			])
				await addAttachment(tx, actor, { ...kept, ...attachedTo(plan.id), village: null });
			const { srid, rows } = prepared.value.facts;
			tx.note({
				...{ kind: 'zone_plan', ids: [plan.id], digest: file.sha256 },
				detail: {
					...{ act: 'from_old_map', file: stage.name, srid, rows, rejected, threshold: asked.threshold },
					zones: chosen.value.length
				}
			});
			return accepted({ number: made.value.number });
		},
		{ action: 'zones.plan.old_map' }
	);
	if (outcome.ok) await dropStage(folders.staging, stage.id);
	return outcome;
}
