/** Every permission's name. A write names one at the door; roles are sets of them (auth). */
export const permissions = [
	'county.create',
	'demo.load',
	'territory.import',
	'map.coordinates.see',
	'land.import',
	'land.analyse',
	'land.finding.decide',
	'land.finding.note',
	'land.link.decide',
	'land.filter.save',
	'land.export',
	'land.match.decide',
	'land.estimate.see',
	'zones.import',
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

/** Who acts, in one county, with what part of it in sight. */
export interface Actor {
	readonly id: string;
	readonly name: string;
	readonly county: string;
	/** The role they act in, and the network address they came from; none for the machine's operator and for jobs. */
	readonly role?: string | null;
	readonly address?: string | null;
	readonly scope: import('./scope.ts').Scope;
	readonly permissions: ReadonlySet<Permission>;
}
