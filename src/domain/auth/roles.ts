import type { Permission } from '#core/permission.ts';
import { accepted, refused, type Outcome } from '#core/outcome.ts';

/** The level of a place by its code: county 6 digits, township 9, village 12. */
export const levels = { county: 6, township: 9, village: 12 } as const;
export type Level = keyof typeof levels;

export interface RoleRule {
	/** Of which places somebody can be this. */
	readonly levels: readonly Level[];
	readonly permissions: readonly Permission[];
	/** Belongs to a department of the county, named by its dated name. */
	readonly department?: true;
	/** From outside, for one project, file or meeting, and until a day. */
	readonly bounded?: true;
}

const reads: readonly Permission[] = [
	...(['self.change', 'territory.see', 'land.see', 'zones.see', 'projects.see', 'land.filter.save'] as const),
	...(['stewardship.see', 'attachment.read'] as const)
];
const notes: readonly Permission[] = [...reads, 'land.finding.note'];

/**
 * What each role may do (domain.md §4.2, terms.md Roles). A person acts as one of theirs at a time, so what two roles may
 * never adds up. Audit and administration are never in one hand: `conflicting` holds that for a person, this table for a role.
 */
export const roles = {
	county_leader: {
		levels: ['county'],
		permissions: [
			...notes,
			...(['screen.see', 'land.export', 'land.estimate.see', 'map.coordinates.see', 'people.see'] as const),
			...(['land.debt.see', 'zones.plan.see', 'zones.plan.comment', 'zones.plan.decide'] as const),
			...(['projects.decide', 'projects.recuse'] as const)
		]
	},
	centre: {
		levels: ['county'],
		permissions: [
			...notes,
			...(['screen.see', 'territory.import', 'map.coordinates.see', 'land.import', 'land.analyse'] as const),
			...(['land.finding.decide', 'land.link.decide', 'land.export', 'land.match.decide'] as const),
			...(['land.estimate.see', 'zones.import', 'imagery.change', 'settings.change', 'attachment.add'] as const),
			...(['land.case.open', 'land.case.decide', 'land.case.close'] as const),
			...(['people.see', 'people.full.see', 'stewardship.change', 'stewardship.import'] as const),
			...(['land.contract.enter', 'land.contract.review', 'land.contract.oversee', 'land.interest.see'] as const),
			...(['land.debt.see', 'land.debt.change', 'land.reclaimed.keep'] as const),
			...(['land.handover.see', 'land.handover.change', 'zones.plan.see', 'zones.plan.comment'] as const),
			...(['zones.plan.change', 'zones.enterprise.change', 'zones.factor.report', 'zones.factor.verify'] as const),
			'zones.body.change',
			...(['zones.plan.ask', 'zones.plan.decide', 'zones.plan.share'] as const),
			...(['projects.commission', 'projects.decide', 'projects.accept', 'projects.ask'] as const),
			...(['projects.file', 'projects.recuse', 'projects.import'] as const)
		]
	},
	department: {
		levels: ['county'],
		department: true,
		permissions: [
			...notes,
			...(['screen.see', 'land.export', 'map.coordinates.see', 'land.debt.see', 'zones.plan.see'] as const),
			...(['zones.plan.comment', 'zones.plan.opinion'] as const),
			...(['projects.sign', 'projects.accept', 'projects.ask', 'projects.file', 'projects.recuse'] as const)
		]
	},
	org_dept: {
		levels: ['county'],
		permissions: [
			...reads,
			...([
				'screen.see',
				'people.see',
				'stewardship.change',
				'stewardship.import',
				'stewardship.restricted.see'
			] as const)
		]
	},
	social_work: { levels: ['county'], permissions: [...reads, 'screen.see', 'stewardship.restricted.see'] },
	appraiser: { levels: ['county'], bounded: true, permissions: ['self.change', 'projects.score'] },
	lawyer: { levels: ['county'], bounded: true, permissions: ['self.change'] },
	township: {
		levels: ['township'],
		permissions: [
			...notes,
			...(['land.import', 'land.finding.decide', 'land.link.decide', 'land.export', 'land.match.decide'] as const),
			...(['land.estimate.see', 'map.coordinates.see', 'attachment.add', 'people.full.see'] as const),
			...(['land.contract.enter', 'land.contract.review', 'land.interest.see'] as const),
			...(['land.debt.see', 'land.debt.change', 'land.debt.answer'] as const),
			...(['land.case.open', 'land.case.assign', 'land.case.measure', 'land.case.publicise'] as const),
			...(['land.case.decide', 'land.case.close', 'land.charge.set', 'meetings.remind'] as const),
			...(['land.reclaimed.keep', 'land.offer.approve', 'land.offer.list'] as const),
			...(['land.handover.see', 'land.handover.change', 'zones.enterprise.change'] as const),
			...(['zones.factor.report', 'zones.factor.check', 'zones.plan.opinion'] as const),
			...(['projects.review', 'projects.ask', 'projects.file', 'projects.recuse', 'projects.import'] as const)
		]
	},
	agency: {
		levels: ['township'],
		permissions: [
			...notes,
			...(['land.export', 'land.estimate.see', 'land.debt.see', 'land.debt.change'] as const),
			...(['land.charge.pay', 'land.charge.waive', 'land.offer.list'] as const)
		]
	},
	village: {
		levels: ['village'],
		permissions: [
			...notes,
			...(['land.match.decide', 'attachment.add', 'land.contract.enter', 'land.debt.see', 'land.debt.change'] as const),
			...(['land.case.measure', 'land.case.publicise', 'land.case.decide', 'meetings.enter'] as const),
			...(['land.reclaimed.keep', 'land.offer.draft', 'land.offer.resolve', 'zones.factor.report'] as const),
			...(['zones.plan.opinion', 'projects.apply', 'projects.file'] as const)
		]
	},
	supervisor: { levels: ['village'], permissions: [...notes, 'land.debt.see', 'land.offer.resolve'] },
	inspector: {
		levels: ['county', 'township', 'village'],
		permissions: [...notes, 'map.coordinates.see', 'attachment.add', 'land.case.measure']
	},
	grid_officer: { levels: ['village'], permissions: [...notes, 'attachment.add'] },
	enforcement: { levels: ['county', 'township'], permissions: [...notes, 'map.coordinates.see', 'attachment.add'] },
	judge: { levels: ['county'], bounded: true, permissions: ['self.change'] },
	teller: { levels: ['county'], bounded: true, permissions: ['self.change'] },
	observer: { levels: ['county'], bounded: true, permissions: ['self.change'] },
	discipline: {
		levels: ['county'],
		permissions: ['self.change', 'audit.read', 'audit.verify', 'land.handover.see']
	},
	admin: {
		levels: ['county'],
		permissions: ['self.change', 'territory.see', 'people.see', 'people.change', 'device.change']
	}
} as const satisfies Record<string, RoleRule>;

export type Role = keyof typeof roles;
export const roleNames = Object.keys(roles) as Role[];
export const isRole = (name: string): name is Role => Object.hasOwn(roles, name);
export const roleRule = (role: Role): RoleRule => roles[role];

/** Roles that watch over the others; whoever administers accounts has none of them (DESIGN: three powers). */
const watching: ReadonlySet<Role> = new Set(['discipline']);

/** Accounts that move money, change roles or take people's data out: they need a second factor. */
const SECOND_FACTOR: ReadonlySet<Permission> = new Set(['people.change', 'land.charge.pay', 'land.charge.waive']);

export const needsSecondFactor = (role: Role): boolean =>
	roleRule(role).permissions.some((permission) => SECOND_FACTOR.has(permission));

export const levelOf = (place: string): Level | null =>
	(Object.keys(levels) as Level[]).find((level) => levels[level] === place.length) ?? null;

/** One thing a person is, as it is asked for. */
export interface Assignment {
	role: string;
	places: readonly string[];
	department?: string | null;
	from: string;
	to?: string | null;
}

/**
 * Whether somebody can be this, of these places, beside what they already are.
 * @param county six digits; every place lies in it
 * @param present roles that are in force for the same person
 */
export function checkAssignment(county: string, asked: Assignment, present: readonly Role[]): Outcome<Role> {
	if (!isRole(asked.role)) return refused('role.unknown', { expected: roleNames, got: asked.role });
	const rule = roleRule(asked.role);
	if (asked.places.length === 0) return refused('role.no_place', { role: asked.role });
	for (const place of asked.places) {
		const level = levelOf(place);
		if (!place.startsWith(county) || !/^\d+$/.test(place) || !level || !rule.levels.includes(level))
			return refused('role.level', { role: asked.role, expected: rule.levels, got: place });
	}
	if (rule.department && !asked.department) return refused('role.no_department', { role: asked.role });
	if (rule.bounded && !asked.to) return refused('role.no_end', { role: asked.role });
	if (asked.to && asked.to <= asked.from)
		return refused('role.ends_before', { expected: `> ${asked.from}`, got: asked.to });
	const other = present.find((each) => conflicting(each, asked.role as Role));
	if (other) return refused('role.conflict', { role: asked.role, other });
	return accepted(asked.role);
}

/** Whether one person may not be both: who administers accounts does not watch over them. */
export const conflicting = (one: Role, other: Role): boolean =>
	(one === 'admin' && watching.has(other)) || (other === 'admin' && watching.has(one));
