import { addAttachment } from '#attachments/attachments.write.server.ts';
import type { TakenFile } from '#attachments/take-file.server.ts';
import { accepted, refused, type Outcome } from '#core/outcome.ts';
import { dayOf } from '#core/period.ts';
import type { Actor } from '#core/permission.ts';
import { changeRow } from '#db/one-row.server.ts';
import { canonical, type State, type VersionedTable } from '#db/save-rows.server.ts';
import type { Tx } from '#db/tx.server.ts';
import { lacks, type Body } from './body.ts';
import { changed, type BodyChange } from './body-change.ts';
import { BODY_FILES, bodyOfZone } from './body.read.server.ts';
import { holdZone } from './zone.write.server.ts';

const bodyTable: VersionedTable = {
	table: 'zone_body',
	key: 'zone_id',
	within: [],
	columns: {
		...{ zone_id: 'uuid', kind: 'text', status: 'text', name: 'text', credit_code: 'text', agreement_no: 'text' },
		...{ agreed_on: 'date', starts_on: 'date', ends_on: 'date', note: 'text', parts: 'jsonb', returns: 'jsonb' }
	},
	shape: false
};

const factsOf = (body: Body) => ({
	...{ kind: body.kind, status: body.status, name: body.name, credit_code: body.creditCode },
	...{ agreement_no: body.agreementNo, agreed_on: body.agreedOn, starts_on: body.startsOn, ends_on: body.endsOn },
	note: body.note
});

/**
 * Enters or changes who runs a zone: its facts, a village's contribution, all shares, a year's returns. Each change is a
 * version of the whole.
 * @param asked.version the version the form was opened on; null for a body that is not there yet
 * @returns refused `body.invalid` with the faults of each field; `body.unready` with what one in force lacks
 */
export async function changeBody(
	tx: Tx,
	_actor: Actor,
	asked: { number: number; version: number | null; change: BodyChange }
): Promise<Outcome<{ version: number }>> {
	const zone = await holdZone(tx, asked.number);
	if (!zone.ok) return zone;
	const { id: zone_id, members, name: zoneName } = zone.value;
	const found = await bodyOfZone(tx, zone_id);
	if ((found?.version ?? null) !== asked.version)
		return refused('body.changed', { expected: asked.version, got: found?.version ?? null });
	if (!found && asked.change.part !== 'facts') return refused('body.first');
	const { body, faults } = changed(found, asked.change, { members, today: dayOf(tx.now) });
	if (faults.length > 0) return refused('body.invalid', { faults });
	if (body.status === 'in_force') {
		const missing = lacks(body, members);
		if (missing.length > 0) return refused('body.unready', { lacks: missing });
	}
	const [was, now] = [found ? factsOf(found) : null, factsOf(body)];
	const { parts, returns } = body;
	const same = found && canonical([now, parts, returns]) === canonical([was, found.parts, found.returns]);
	if (same) return accepted({ version: found.version });
	const state: State = { zone_id, ...now, parts: { ...parts }, returns: { ...returns } };
	const id = found?.id ?? tx.newId();
	const version = found ? await changeRow(tx, bodyTable, id, state) : 1;
	if (!found) {
		const kept = { version, recorded_at: tx.now, feature_no: await tx.takeNumbers('zone_body', 1) };
		const said = { parts: JSON.stringify(parts), returns: JSON.stringify(returns) };
		await tx.query
			.insertInto('zone_body')
			.values({ county_code: tx.county, id, zone_id, ...kept, ...now, ...said })
			.execute();
	}
	const { change } = asked;
	tx.note({
		...{ kind: 'zone_body', ids: [id, zone_id] },
		detail: {
			...{ act: found ? change.part : 'added', zone: zoneName, name: body.name },
			...('village' in change ? { village: change.village } : {}),
			...('year' in change ? { year: change.year } : {})
		},
		changes: Object.fromEntries(
			Object.entries(now)
				.filter(([field, value]) => was && was[field as keyof typeof was] !== value)
				.map(([field, value]) => [field, [was![field as keyof typeof was], value] as const])
		)
	});
	return accepted({ version });
}

/** Hangs the agreement, whose bytes are stored already, on who runs a zone; it is the whole county's to read. */
export async function addAgreement(
	tx: Tx,
	actor: Actor,
	{ number, ...file }: TakenFile & { number: number }
): Promise<Outcome<{ id: string }>> {
	const zone = await holdZone(tx, number);
	if (!zone.ok) return zone;
	const { id: zoneId, name } = zone.value;
	const body = await bodyOfZone(tx, zoneId);
	if (!body) return refused('body.first');
	tx.note({ kind: 'zone_body', ids: [body.id, zoneId], detail: { act: 'agreement', zone: name, file: file.name } });
	return addAttachment(tx, actor, { ...file, ownerKind: BODY_FILES, ownerId: body.id, village: null });
}
