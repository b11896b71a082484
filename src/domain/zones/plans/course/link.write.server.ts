import { sql } from 'kysely';
import { digestOf, linkWord } from '#auth/one-time-link.server.ts';
import { accepted, refused, type Outcome } from '#core/outcome.ts';
import { dayOf } from '#core/period.ts';
import type { Actor } from '#core/permission.ts';
import { countyScope, seesWholeCounty } from '#core/scope.ts';
import type { Tx } from '#db/tx.server.ts';
import { mapReview } from '#zones/plans/sheet/review.read.server.ts';
import { planByNumber } from '#zones/plans/plans.read.server.ts';
import { courseValues } from './course.read.server.ts';
import type { Freeze, FrozenPlan } from './frozen.ts';
import { freezesOf, frozenPlan } from './frozen.read.server.ts';
import { linkAsked } from './link.ts';

const DAY = 86_400_000;

/** Makes a link to one frozen version. Its word is told once: the database has its digest. */
export async function makeLink(
	tx: Tx,
	actor: Actor,
	asked: { plan: number; serial: number; label: string; days: number }
): Promise<Outcome<{ word: string; until: Date }>> {
	const plan = await planByNumber(tx, asked.plan);
	if (!plan) return refused('plan.unknown');
	const freeze = (await freezesOf(tx, plan.id)).find(({ serial }) => serial === asked.serial);
	if (!freeze) return refused('plan.unknown', { got: asked.serial });
	const { linkDays } = await courseValues(tx, dayOf(tx.now));
	const given = linkAsked(asked.label, asked.days, linkDays);
	if (!given.ok) return given;
	const word = linkWord();
	const until = new Date(tx.now.getTime() + given.value.days * DAY);
	const id = tx.newId();
	await tx.query
		.insertInto('zone_plan_link')
		.values({
			...{ county_code: tx.county, id, freeze_id: freeze.id, label: given.value.label, token_hash: digestOf(word) },
			...{ expires_at: until, revoked_at: null, opened: 0, last_opened_at: null },
			...{ actor_id: actor.id, actor_name: actor.name, recorded_at: tx.now }
		})
		.execute();
	tx.note({
		...{ kind: 'zone_plan', ids: [plan.id] },
		detail: {
			act: 'shared',
			code: plan.code,
			version: freeze.serial,
			label: given.value.label,
			until: until.toISOString()
		}
	});
	return accepted({ word, until });
}

/** Takes a link back at once; it stays in its list. */
export async function revokeLink(tx: Tx, _actor: Actor, asked: { id: string }): Promise<Outcome<{ id: string }>> {
	if (!seesWholeCounty(tx.scope, tx.county)) return refused('link.unknown');
	const found = await tx.query
		.selectFrom('zone_plan_link')
		.innerJoin('zone_plan_freeze', (join) =>
			join
				.onRef('zone_plan_freeze.county_code', '=', 'zone_plan_link.county_code')
				.onRef('zone_plan_freeze.id', '=', 'zone_plan_link.freeze_id')
		)
		.select(['zone_plan_freeze.plan_id', 'zone_plan_link.label', 'zone_plan_link.revoked_at'])
		.where('zone_plan_link.county_code', '=', tx.county)
		.where('zone_plan_freeze.county_code', '=', tx.county)
		.where('zone_plan_link.id', '=', asked.id)
		.executeTakeFirst();
	if (!found) return refused('link.unknown');
	if (found.revoked_at) return refused('link.over');
	await tx.query
		.updateTable('zone_plan_link')
		.set({ revoked_at: tx.now })
		.where('county_code', '=', tx.county)
		.where('id', '=', asked.id)
		.where('revoked_at', 'is', null)
		.execute();
	tx.note({ kind: 'zone_plan', ids: [found.plan_id], detail: { act: 'revoked', label: found.label } });
	return accepted({ id: asked.id });
}

/** What a link opens: one frozen version and nothing else; no names of people. */
export interface SharedPlan {
	readonly name: string;
	readonly code: string;
	readonly freeze: Freeze;
	readonly until: Date;
	readonly publishedOn: string | null;
	readonly frozen: FrozenPlan;
	/** 审图号; null: none is set. */
	readonly review: string | null;
}

/**
 * Opens a frozen version by a link's word, and counts it. A wrong word, one that is over and one that was revoked are refused
 * alike, by the same statement.
 */
export async function openLink(tx: Tx, _actor: Actor, word: string): Promise<Outcome<SharedPlan>> {
	const { rows } = await sql<{ freeze_id: string; until: Date }>`
		update zone_plan_link set opened = zone_plan_link.opened + 1, last_opened_at = ${tx.now}::timestamptz
		where zone_plan_link.county_code = ${tx.county} and zone_plan_link.token_hash = ${digestOf(word)}
			and zone_plan_link.revoked_at is null and zone_plan_link.expires_at > ${tx.now}::timestamptz
		returning zone_plan_link.freeze_id, zone_plan_link.expires_at as until`.execute(tx.query);
	const opened = rows[0];
	if (!opened) return refused('link.unknown');
	const plan = await tx.query
		.selectFrom('zone_plan_freeze')
		.innerJoin('zone_plan', (join) =>
			join
				.onRef('zone_plan.county_code', '=', 'zone_plan_freeze.county_code')
				.onRef('zone_plan.id', '=', 'zone_plan_freeze.plan_id')
		)
		.select(['zone_plan.id', 'zone_plan.name', 'zone_plan.code', 'zone_plan.published_on'])
		.where('zone_plan_freeze.county_code', '=', tx.county)
		.where('zone_plan.county_code', '=', tx.county)
		.where('zone_plan_freeze.id', '=', opened.freeze_id)
		.executeTakeFirstOrThrow();
	// The link is what lets in: whoever holds it sees the whole of this version, whatever else they see.
	const whole = { ...tx, scope: countyScope(tx.county) };
	const freeze = (await freezesOf(whole, plan.id)).find(({ id }) => id === opened.freeze_id)!;
	tx.note({ kind: 'zone_plan', ids: [plan.id], detail: { act: 'opened', code: plan.code, version: freeze.serial } });
	return accepted({
		...{ name: plan.name, code: plan.code, freeze, until: opened.until },
		publishedOn: freeze.kind === 'approved' ? plan.published_on : null,
		frozen: await frozenPlan(whole, freeze.id),
		review: await mapReview(whole, dayOf(tx.now))
	});
}
