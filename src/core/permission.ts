/** Every permission's name. A write names one at the door; roles are sets of them (auth). */
export const permissions = [
	'county.create',
	'demo.load',
	'person.first',
	'person.join',
	'zones.plan.open',
	'people.see',
	'people.change',
	'device.change',
	'self.change',
	'screen.see',
	'territory.see',
	'land.see',
	'zones.see',
	'territory.import',
	'map.coordinates.see',
	'land.import',
	'land.analyse',
	'land.finding.decide',
	'land.finding.note',
	'land.link.decide',
	'land.case.open',
	'land.case.assign',
	'land.case.measure',
	'land.case.publicise',
	'land.case.decide',
	'land.case.close',
	'land.charge.set',
	'land.charge.pay',
	'land.charge.waive',
	'land.reclaimed.keep',
	'land.offer.draft',
	'land.offer.resolve',
	'land.offer.approve',
	'land.offer.list',
	'land.handover.see',
	'land.handover.change',
	'land.filter.save',
	'land.export',
	'land.match.decide',
	'land.estimate.see',
	'land.debt.see',
	'land.debt.change',
	'land.debt.answer',
	'land.contract.enter',
	'land.contract.review',
	'land.contract.oversee',
	'land.interest.see',
	'meetings.enter',
	'meetings.remind',
	'zones.import',
	'zones.plan.see',
	'zones.plan.comment',
	'zones.plan.change',
	'zones.enterprise.change',
	'zones.factor.report',
	'zones.factor.check',
	'zones.factor.verify',
	'zones.body.change',
	'zones.plan.ask',
	'zones.plan.opinion',
	'zones.plan.decide',
	'zones.plan.share',
	'projects.see',
	'projects.apply',
	'projects.review',
	'projects.commission',
	'projects.score',
	'projects.sign',
	'projects.decide',
	'projects.accept',
	'projects.ask',
	'projects.file',
	'projects.recuse',
	'projects.import',
	'imagery.change',
	'stewardship.see',
	'stewardship.change',
	'stewardship.import',
	'stewardship.restricted.see',
	'settings.change',
	'attachment.add',
	'attachment.read',
	'backup.make',
	'jobs.run',
	'audit.read',
	'audit.verify',
	'people.full.see',
	'keys.rotate'
] as const;

export type Permission = (typeof permissions)[number];

/** Whoever has one of these has something to import; the kind of file says at the door which of them it takes. */
export const importPermissions: readonly Permission[] = [
	...(['land.import', 'land.contract.enter', 'land.contract.oversee', 'land.debt.change'] as const),
	...(['land.reclaimed.keep', 'land.charge.set', 'land.charge.pay'] as const),
	...(['stewardship.import', 'territory.import', 'zones.import'] as const),
	...(['zones.enterprise.change', 'zones.factor.report', 'projects.import'] as const)
];

/**
 * Who acts, in one county, as one of the things they are there, with what part of it in sight. `role` is a role's id
 * (auth/roles.ts), or what is no person: the machine's operator, its work, a device, somebody who is still joining.
 */
export interface Actor {
	readonly id: string;
	readonly name: string;
	readonly role: string;
	readonly county: string;
	readonly scope: import('./scope.ts').Scope;
	readonly permissions: ReadonlySet<Permission>;
	/** The network address they came from; none for the machine's operator and for jobs. */
	readonly address?: string | null;
}
