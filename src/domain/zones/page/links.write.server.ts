import { accepted, refused, type Outcome } from '#core/outcome.ts';
import type { Actor } from '#core/permission.ts';
import { removeRow } from '#db/one-row.server.ts';
import { saveRows, type VersionedTable } from '#db/save-rows.server.ts';
import type { Tx } from '#db/tx.server.ts';
import { flowFrom } from './links.ts';
import { holdZone } from './zone.write.server.ts';

const linkTable: VersionedTable = {
	table: 'zone_link',
	key: 'zone_id',
	within: [],
	columns: { zone_id: 'uuid', from_village: 'text', to_village: 'text', flow: 'text' },
	shape: false
};

/** Says that something flows from one village of a zone to another. */
export async function addLink(
	tx: Tx,
	_actor: Actor,
	asked: { number: number; from: string; to: string; flow: string }
): Promise<Outcome<{ id: string }>> {
	const zone = await holdZone(tx, asked.number);
	if (!zone.ok) return zone;
	const { id: zone_id, members, name } = zone.value;
	const { from, to } = asked;
	const outside = [from, to].find((code) => !members.includes(code));
	if (outside !== undefined) return refused('member.unknown', { got: outside });
	if (from === to) return refused('link.ends');
	const flow = flowFrom(asked.flow);
	if (flow === null) return refused('link.flow');
	const present = await tx.query
		.selectFrom('zone_link')
		.select('id')
		.where('county_code', '=', tx.county)
		.where('zone_id', '=', zone_id)
		.where('from_village', '=', from)
		.where('to_village', '=', to)
		.where('flow', '=', flow)
		.executeTakeFirst();
	if (present) return refused('link.there', { got: flow });
	const state = { zone_id, from_village: from, to_village: to, flow };
	const [saved] = await saveRows(tx, linkTable, [{ row: null, state }], null, undefined, true);
	tx.note({ kind: 'zone', ids: [zone_id], detail: { act: 'link', zone: name, from, to, flow } });
	return accepted({ id: saved!.id });
}

/** Takes away what was said to flow; it stays among former ones. */
export async function removeLink(
	tx: Tx,
	_actor: Actor,
	asked: { number: number; link: string }
): Promise<Outcome<{ id: string }>> {
	const zone = await holdZone(tx, asked.number);
	if (!zone.ok) return zone;
	const { id, name } = zone.value;
	const found = await tx.query
		.selectFrom('zone_link')
		.select(['id', 'from_village as from', 'to_village as to', 'flow'])
		.where('county_code', '=', tx.county)
		.where('zone_id', '=', id)
		.where('id', '=', asked.link)
		.executeTakeFirst();
	if (!found) return refused('link.unknown');
	await removeRow(tx, linkTable, found.id);
	const { from, to, flow } = found;
	tx.note({ kind: 'zone', ids: [id], detail: { act: 'unlink', zone: name, from, to, flow } });
	return accepted({ id: found.id });
}
