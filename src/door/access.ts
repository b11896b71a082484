import { isDevice } from '#auth/devices.ts';
import { importPermissions, type Actor, type Permission } from '#core/permission.ts';

/** What a route asks of whoever comes: one of some permissions, a person's session, one of any kind (a device's too), or nothing. */
export type Access = Permission | readonly Permission[] | 'person' | 'signed-in' | 'public';

/**
 * Pages: without a session they lead to the sign-in page. Every route of the built manifest stands here or in `programs`;
 * the build fails on one that does not (vite.config.ts), and on one that no longer exists.
 */
export const pages: Readonly<Record<string, Access>> = {
	'/': 'signed-in',
	'/(entry)/sign-in': 'public',
	'/(entry)/join/[word]': 'public',
	'/(entry)/refused': 'signed-in',
	'/(entry)/device': 'signed-in',
	'/(entry)/device/[word]': 'public',
	'/(entry)/open/plans/[word]': 'public',
	'/(desk)/me': 'self.change',
	'/(entry)/me/second-factor': 'self.change',
	'/(desk)/help': 'person',
	'/(desk)/map': 'land.see',
	'/(desk)/map/imagery': 'land.see',
	'/(desk)/map/selection': 'land.see',
	'/(print)/map/print': 'land.see',
	'/(desk)/land': 'land.see',
	'/(desk)/land/contracts': 'land.see',
	'/(desk)/land/contracts/[number]': 'land.see',
	'/(desk)/land/contracts/team': 'land.see',
	'/(desk)/land/findings': 'land.see',
	'/(desk)/land/findings/[number]': 'land.see',
	'/(desk)/land/findings/[number]/dossier': 'land.see',
	'/(desk)/land/findings/clusters': 'land.see',
	'/(desk)/land/findings/clusters/[number]': 'land.see',
	'/(desk)/land/findings/what-if': 'land.see',
	'/(desk)/land/import': importPermissions,
	'/(desk)/land/cases': 'land.see',
	'/(desk)/land/cases/[number]': 'land.see',
	'/(desk)/land/cases/print': 'land.see',
	'/(desk)/land/charges': 'land.see',
	'/(desk)/land/charges/[number]': 'land.see',
	'/(desk)/land/charges/[number]/notice': 'land.see',
	'/(desk)/land/reclaimed': 'land.see',
	'/(desk)/land/reclaimed/[number]': 'land.see',
	'/(desk)/land/meetings': 'land.see',
	'/(desk)/land/meetings/matters': 'land.see',
	'/(desk)/land/meetings/[number]': 'land.see',
	'/(desk)/land/meetings/[number]/minutes': 'land.see',
	'/(desk)/land/match': 'land.see',
	'/(desk)/land/match/[village]': 'land.see',
	'/(desk)/land/parcels/[number]/dossier': 'land.see',
	'/(desk)/land/debts': 'land.debt.see',
	'/(desk)/zones': 'zones.see',
	'/(desk)/zones/enterprises': 'zones.see',
	'/(desk)/zones/factors': 'zones.see',
	'/(desk)/zones/[number]': 'zones.see',
	'/(desk)/zones/plans': 'zones.plan.see',
	'/(desk)/zones/footprint': 'zones.plan.see',
	'/(desk)/zones/plans/old-map': 'zones.plan.change',
	'/(desk)/zones/plans/compare': 'zones.plan.see',
	'/(desk)/zones/plans/[number]': 'zones.plan.see',
	'/(print)/zones/plans/[number]/sheet': 'zones.plan.see',
	'/(desk)/zones/plans/[number]/course': 'zones.plan.see',
	'/(desk)/zones/plans/[number]/course/print': 'zones.plan.see',
	'/(desk)/zones/opinions': 'zones.plan.opinion',
	'/(desk)/zones/opinions/[id]': 'zones.plan.opinion',
	'/(desk)/projects': 'projects.see',
	'/(desk)/projects/agenda': 'projects.see',
	'/(desk)/projects/[number]': 'projects.see',
	'/(desk)/projects/[number]/dossier': 'projects.see',
	'/(desk)/projects/[number]/area': 'projects.see',
	'/(desk)/appraisals': 'projects.score',
	'/(desk)/appraisals/[number]': 'projects.score',
	'/(desk)/admin/stewardship': 'stewardship.see',
	'/(desk)/admin/users': 'people.see',
	'/(desk)/admin/devices': 'device.change',
	'/(desk)/admin/users/import': 'people.change',
	'/(desk)/admin/departments': 'people.see',
	'/(desk)/admin/audit': 'audit.read',
	'/(desk)/admin/handovers': 'land.handover.see',
	'/(screen)/screen': 'screen.see'
};

/** Addresses for programs, the pages' own among them: without a session they answer 401 before anything is looked up. */
export const programs: Readonly<Record<string, Access>> = {
	'/language': 'public',
	'/sign-out': 'public',
	'/sign-in/by/callback/outside': 'public',
	'/role': 'person',
	'/live': ['land.see', 'screen.see'],
	'/attachments/[id]': 'attachment.read',
	'/history/[record]': ['land.see', 'stewardship.see', 'people.see'],
	'/export/[sheet].[format]': 'land.export',
	'/export/debts.[format]': 'land.export',
	'/export/contracts.[format]': 'land.export',
	'/export/cases.[format]': 'land.export',
	'/export/charges.[format]': 'land.export',
	'/export/waiting.[format]': 'land.export',
	'/export/progress.[format]': 'land.export',
	'/export/reclaimed.[format]': 'land.export',
	'/export/meetings.[format]': 'land.export',
	'/export/handovers.[format]': 'land.handover.see',
	'/export/imagery.[format]': 'land.see',
	'/export/match.[format]': 'land.export',
	'/export/selection.[format]': 'land.export',
	'/export/what-if.csv': 'land.export',
	'/export/zones.csv': 'zones.see',
	// Shapes are coordinates.
	'/export/zones.[format]': 'map.coordinates.see',
	'/export/plan-zones.[format]': 'zones.plan.see',
	'/export/enterprises.[format]': 'zones.see',
	'/export/enterprise-links.[format]': 'zones.see',
	'/export/factors.[format]': 'zones.see',
	'/export/zone-members.[format]': 'zones.see',
	'/export/zone-body.[format]': 'zones.see',
	'/export/plans.[format]': 'zones.plan.see',
	'/export/plan-members.[format]': 'zones.plan.see',
	'/export/plan-comparison.[format]': 'zones.plan.see',
	'/export/opinions.[format]': ['zones.plan.see', 'zones.plan.opinion'],
	'/export/audit.[format]': 'audit.read',
	'/export/people.[format]': 'people.see',
	'/export/devices.[format]': 'device.change',
	'/(desk)/admin/users/person': 'people.change',
	'/(desk)/admin/devices/device': 'device.change',
	'/export/departments.[format]': 'people.see',
	'/(desk)/admin/departments/department': 'people.change',
	'/(desk)/admin/users/person/[id]/phone': 'people.full.see',
	'/(desk)/admin/users/import/[id]': 'people.change',
	'/(desk)/admin/users/import/[id]/rejections': 'people.change',
	'/(desk)/admin/users/import/template': 'people.change',
	'/(desk)/admin/users/import/upload': 'people.change',
	'/(desk)/admin/audit/verify': 'audit.read',
	'/(desk)/admin/stewardship/record': 'stewardship.see',
	'/export/stewardship.[format]': 'stewardship.see',
	'/tiles/[layer]/[z]/[x]/[y].mvt': 'territory.see',
	'/tiles/on/[day]/[layer]/[z]/[x]/[y].mvt': 'territory.see',
	'/tiles/imagery/[number]/[z]/[x]/[y]': 'land.see',
	'/tiles/base/[layer]/[z]/[x]/[y]': 'territory.see',
	'/tiles/base/source/[source]/[z]/[x]/[y]': 'territory.see',
	'/tiles/base/sprite[part]': 'territory.see',
	'/tiles/base/style': 'territory.see',
	'/(desk)/zones/enterprises/record': 'zones.enterprise.change',
	'/(desk)/zones/factors/record': [
		'zones.factor.report',
		'zones.factor.check',
		'zones.factor.verify',
		'settings.change'
	],
	'/(desk)/zones/[number]/record': 'zones.body.change',
	'/(desk)/zones/[number]/agreement': 'zones.body.change',
	'/(desk)/zones/[number]/photos': 'attachment.add',
	'/(desk)/zones/[number]/photos/[id]': 'zones.see',
	'/(desk)/zones/plans/record': 'zones.plan.change',
	'/(desk)/zones/plans/old-map/upload': 'zones.plan.change',
	'/(desk)/zones/plans/old-map/[id]': 'zones.plan.change',
	'/(desk)/zones/footprint/test': 'zones.plan.see',
	'/(desk)/zones/settings': 'settings.change',
	'/(desk)/zones/plans/names': 'zones.plan.change',
	'/(desk)/zones/plans/[number]/reasons': 'zones.plan.change',
	'/(desk)/zones/plans/[number]/comments': 'zones.plan.see',
	'/(desk)/zones/plans/review': 'settings.change',
	// Asked for by whoever may look; drawn on by whoever may change, says the door.
	'/(desk)/zones/plans/[number]/steps': 'zones.plan.see',
	'/(desk)/zones/plans/[number]/lines': 'zones.plan.see',
	'/(desk)/zones/plans/[number]/course/links': 'zones.plan.share',
	'/(desk)/zones/plans/[number]/course/step': ['zones.plan.ask', 'zones.plan.decide'],
	'/(desk)/zones/opinions/record': ['zones.plan.opinion', 'zones.plan.ask'],
	'/(desk)/zones/plans/[number]/ground': 'zones.plan.see',
	'/(desk)/zones/plans/[number]/grids': 'zones.plan.see',
	'/(desk)/projects/act': [
		...(['projects.apply', 'projects.ask', 'projects.commission', 'projects.sign'] as const),
		...(['projects.recuse', 'projects.file'] as const)
	],
	'/(desk)/projects/settings': 'settings.change',
	'/(desk)/projects/[number]/step': [
		...(['projects.apply', 'projects.review', 'projects.commission', 'projects.sign'] as const),
		...(['projects.decide', 'projects.accept'] as const)
	],
	'/(desk)/projects/[number]/file': 'projects.file',
	'/(desk)/projects/[number]/area/draw': 'projects.apply',
	'/(desk)/appraisals/[number]/file': 'projects.score',
	'/(desk)/appraisals/[number]/paper/[file]': 'projects.score',
	'/export/projects.[format]': 'projects.see',
	'/(desk)/land/analyse': 'land.see',
	'/(desk)/land/debts/record': ['land.debt.change', 'land.debt.answer'],
	'/(desk)/land/contracts/record': 'land.contract.enter',
	'/(desk)/land/contracts/entry': ['land.contract.enter', 'land.interest.see'],
	'/(desk)/land/contracts/act': ['land.contract.enter', 'land.contract.review', 'land.contract.oversee'],
	'/(desk)/land/settings': 'settings.change',
	'/(desk)/land/contracts/[number]/file': 'attachment.add',
	'/(desk)/land/cases/open': 'land.case.open',
	'/(desk)/land/cases/[number]/step': [
		...(['land.case.assign', 'land.case.measure', 'land.case.publicise'] as const),
		...(['land.case.decide', 'land.case.close'] as const)
	],
	'/(desk)/land/cases/[number]/charge': 'land.charge.set',
	'/(desk)/land/cases/[number]/file': 'attachment.add',
	'/(desk)/land/charges/[number]/act': ['land.charge.set', 'land.charge.pay', 'land.charge.waive'],
	'/(desk)/admin/handovers/record': 'land.handover.see',
	'/(desk)/land/reclaimed/record': 'land.reclaimed.keep',
	'/(desk)/land/reclaimed/[number]/step': [
		'land.offer.draft',
		'land.offer.resolve',
		'land.offer.approve',
		'land.offer.list'
	],
	'/(desk)/land/meetings/act': ['meetings.enter', 'meetings.remind'],
	'/(desk)/land/meetings/settings': 'settings.change',
	'/(desk)/land/meetings/picture/[id]': 'land.see',
	'/(desk)/land/meetings/[number]/file': 'attachment.add',
	'/(desk)/land/findings/[number]/link': 'land.link.decide',
	'/(desk)/land/findings/decide': 'land.finding.decide',
	'/(desk)/land/findings/filters': 'land.filter.save',
	'/(desk)/land/findings/filters/[id]': 'land.filter.save',
	'/(desk)/land/findings/note': 'land.finding.note',
	'/(desk)/land/findings/pictures': 'land.export',
	'/(desk)/land/findings/pictures/file': 'land.export',
	'/(desk)/land/import/[id]': importPermissions,
	'/(desk)/land/import/[id]/rejections': importPermissions,
	'/(desk)/land/import/template/[kind]': importPermissions,
	'/(desk)/land/import/upload': importPermissions,
	'/(desk)/map/imagery/job': 'imagery.change',
	'/(desk)/map/imagery/set/[number]': 'imagery.change',
	'/(desk)/map/imagery/upload': 'imagery.change'
};

export const accessOf = (route: string): Access | null => pages[route] ?? programs[route] ?? null;

/** Whether an actor with a session may come in. */
export const mayAsk = (access: Access, { permissions, role }: Pick<Actor, 'permissions' | 'role'>): boolean =>
	access === 'public' ||
	access === 'signed-in' ||
	(access === 'person' && !isDevice(role)) ||
	(typeof access === 'string'
		? access !== 'person' && permissions.has(access)
		: access.some((each) => permissions.has(each)));

/**
 * Files of people's data: whoever takes one out has a second factor (asked for in permit.ts). Registers name office-holders
 * in their office, lists of land mask whoever they name.
 */
export const personalFiles: ReadonlySet<string> = new Set(['/export/people.[format]', '/export/audit.[format]']);

/** Layers that tell of places alone; who administers accounts chooses a scope on them. */
const ofTerritory: ReadonlySet<string> = new Set(['township', 'village', 'border', 'label', 'grid']);

/** What a layer's tiles ask for, beside what their route does. */
export const tileAccess = (layer: string): Access =>
	ofTerritory.has(layer)
		? 'territory.see'
		: layer === 'zone'
			? 'zones.see'
			: layer === 'village_debts'
				? 'land.debt.see'
				: 'land.see';
