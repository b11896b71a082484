import type { Permission } from '#core/permission.ts';

/** Notes of the trail that tell of people and how they come in; all others a page may tell are of land and who answers for it. */
const ofPeople: ReadonlySet<string> = new Set(['person', 'person_role', 'invitation', 'department', 'device']);

/** What else a kind asks for; debts, interests and what was handed over have permissions of their own. */
const own: Readonly<Record<string, Permission>> = {
	...{ debt: 'land.debt.see', contract_interest: 'land.interest.see', handover: 'land.handover.see' },
	...{ zone_plan: 'zones.plan.see', project: 'projects.see' }
};
const asks = (kind: string): Permission => (ofPeople.has(kind) ? 'people.see' : (own[kind] ?? 'land.see'));

/**
 * Whether a record's history may tell an entry to whoever reads it: all of what it notes, or nothing. Who keeps accounts sees
 * no land by an id, who sees land sees nobody's roles by one.
 */
export const mayBeTold = (kinds: readonly string[], permissions: ReadonlySet<Permission>): boolean =>
	kinds.every((kind) => permissions.has(asks(kind)));
