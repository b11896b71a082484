import { sql } from 'kysely';
import { accepted, refused, type Outcome } from '#core/outcome.ts';
import { isDay } from '#core/period.ts';
import type { Actor } from '#core/permission.ts';
import { changeRow, removeRow } from '#db/one-row.server.ts';
import { saveRows, type State } from '#db/save-rows.server.ts';
import type { Tx } from '#db/tx.server.ts';
import { isVillage } from '#territory/villages.read.server.ts';
import { linkKey, type LinkKind } from './enterprise.ts';
import { checkLink, type LinkGiven } from './enterprise-check.ts';
import { holdEnterprise, type HeldEnterprise } from './enterprise.write.server.ts';
import { linkTable } from './tables.server.ts';

interface HeldLink {
	id: string;
	version: number;
	state: State;
}

/** A link of an enterprise that is held. */
async function holdLink(tx: Tx, enterprise: string, id: string): Promise<HeldLink | null> {
	const columns = sql.join(Object.keys(linkTable.columns).map((column) => sql.ref(column)));
	const { rows } = await sql<{ version: number } & Record<string, string | null>>`
		select version, ${columns} from enterprise_link
		where county_code = ${tx.county} and id = ${id}::uuid and enterprise_id = ${enterprise}::uuid for update`.execute(
		tx.query
	);
	if (!rows[0]) return null;
	const { version, ...state } = rows[0];
	return { id, version, state: state as State };
}

function noted(tx: Tx, { id, state }: HeldEnterprise, act: string, before: State, after: State): void {
	const shown = ['kind', 'village_code', 'product', 'starts_on', 'ends_on'];
	tx.note({
		...{ kind: 'enterprise', ids: [id], village: state.village_code, detail: { act } },
		changes: Object.fromEntries(
			shown
				.map((name) => [name, [before[name] ?? null, after[name] ?? null]] as const)
				.filter(([, [from, to]]) => from !== to)
		)
	});
}

/**
 * Enters a link of an enterprise in sight with a village or an enterprise in sight.
 * @returns refused with `enterprise.invalid` and the faults of each field, `enterprise.link_twice`, `enterprise.unknown`
 */
export async function addLink(
	tx: Tx,
	_actor: Actor,
	asked: { number: number; values: LinkGiven }
): Promise<Outcome<{ number: number }>> {
	const { state, faults } = checkLink(asked.values);
	const held = await holdEnterprise(tx, asked.number);
	if (!held) return refused('enterprise.unknown');
	if (state.village_code !== null && faults.length === 0 && !(await isVillage(tx, state.village_code)))
		faults.push({ field: 'village_code', expected: 'village.known', got: state.village_code });
	const partner = state.partner === null ? null : await holdEnterprise(tx, state.partner);
	if (state.partner !== null && (!partner || partner.id === held.id))
		faults.push({ field: 'partner', expected: 'enterprise.known', got: String(state.partner) });
	if (faults.length > 0) return refused('enterprise.invalid', { faults });
	const { kind, village_code, product, starts_on, ends_on } = state;
	const code = linkKey({
		...{ enterprise: held.id, kind: kind as LinkKind, with: village_code ?? partner!.id },
		...{ product, startsOn: starts_on }
	});
	const kept: State = {
		...{ code, enterprise_id: held.id, kind, village_code, partner_id: partner?.id ?? null },
		...{ product, starts_on, ends_on }
	};
	// Locks the links: two people who enter the same at once meet here.
	await tx.takeNumbers('enterprise_link', 0);
	const { rows } = await sql`
		select 1 from enterprise_link where county_code = ${tx.county} and code = ${code}`.execute(tx.query);
	if (rows.length > 0) return refused('enterprise.link_twice');
	await saveRows(tx, linkTable, [{ row: null, state: kept }], null, undefined, true);
	noted(tx, held, 'link_added', {}, kept);
	return accepted({ number: asked.number });
}

/** Ends a link on its last day, or takes one out that was entered by mistake; its state stays among its versions. */
export async function changeLink(
	tx: Tx,
	_actor: Actor,
	asked: { number: number; link: string; version: number; act: 'end' | 'remove'; on: string }
): Promise<Outcome<{ number: number }>> {
	const held = await holdEnterprise(tx, asked.number);
	const link = held && (await holdLink(tx, held.id, asked.link));
	if (!held || !link) return refused('enterprise.unknown');
	if (link.version !== asked.version) return refused('enterprise.changed', { got: link.version });
	if (asked.act === 'remove') {
		await removeRow(tx, linkTable, link.id);
		noted(tx, held, 'link_removed', link.state, {});
		return accepted({ number: asked.number });
	}
	const begun = (link.state.starts_on ?? '') as string;
	const fault = { field: 'ends_on', got: asked.on.slice(0, 20) };
	if (!isDay(asked.on)) return refused('enterprise.invalid', { faults: [{ ...fault, expected: 'day' }] });
	if (asked.on < begun)
		return refused('enterprise.invalid', {
			faults: [{ ...fault, expected: 'day.not_before', params: { day: begun } }]
		});
	const kept = { ...link.state, ends_on: asked.on };
	await changeRow(tx, linkTable, link.id, kept);
	noted(tx, held, 'link_ended', link.state, kept);
	return accepted({ number: asked.number });
}
