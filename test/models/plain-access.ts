/**
 * Who may come in where and be told of what, said the plain way: a table of who may what, and places by the beginning of their
 * codes. It imports nothing of the product; what is written here is written a second time, by hand.
 */
export interface PlainRole {
	id: string;
	role: string;
	places: readonly string[];
	from: string;
	over: boolean;
}

export interface PlainPerson {
	id: string;
	county: string;
	disabled: boolean;
	roles: readonly PlainRole[];
	/** The role they say they act in. */
	chosen: string | null;
}

/** Something that stands in one place and in none besides. */
export interface PlainThing {
	/** Nine digits or twelve, six for what is the county's. */
	place: string;
	county: string;
	/** Other places whose people are told of it, for something of theirs lies there. */
	also: readonly string[];
	/** `name` of a place, `record` of what lies there, `label` of a restricted one, `whole` name of a person that leaves masked, `person` who is something there. */
	kind: 'name' | 'record' | 'label' | 'whole' | 'person';
}

const onLand =
	'county_leader centre department org_dept social_work township agency village supervisor inspector grid_officer enforcement'; // prettier-ignore
const outside = 'appraiser lawyer judge teller observer discipline';

/** Who may what. */
const table = {
	'be somebody': `${onLand} ${outside} admin none`,
	'keep their own': `${onLand} ${outside} admin`,
	'see places': `${onLand} admin`,
	'see land': onLand,
	'see zones': onLand,
	'see plans': 'county_leader centre department',
	'see coordinates': 'county_leader centre department township inspector enforcement',
	'draw plans': 'centre',
	'change enterprises': 'centre township',
	'state factors': 'centre township village',
	'check factors': 'township',
	'verify factors': 'centre',
	'comment on plans': 'county_leader centre department',
	'keep zones': 'centre',
	'walk plans': 'county_leader centre',
	'share plans': 'centre',
	'see projects': onLand,
	'do with projects': 'county_leader centre department township village',
	'take projects on': 'county_leader centre department township village',
	'apply for projects': 'village',
	'add papers of projects': 'centre department township village',
	'appraise projects': 'appraiser',
	'give opinions': 'department township village',
	'see opinions': 'county_leader centre department township village',
	'see registers': onLand,
	'take a file': onLand,
	'keep filters': onLand,
	'see the wall': 'county_leader centre department org_dept social_work',
	'take land away': 'county_leader centre department township agency',
	'see people': 'county_leader centre org_dept admin',
	'change people': 'admin',
	'see phones': 'centre township',
	'change devices': 'admin',
	'bring in files': 'centre org_dept township agency village',
	'see debts': 'county_leader centre department township agency village supervisor',
	'change debts': 'centre township agency village',
	'answer debts': 'township',
	'enter contracts': 'centre township village',
	'review contracts': 'centre township',
	'open cases': 'centre township',
	'walk cases': 'centre township village inspector',
	'set charges': 'township',
	'keep charges': 'township agency',
	'look at handovers': 'centre township discipline',
	'hand over': 'centre township',
	'keep what was taken back': 'centre township village',
	'walk offerings': 'township agency village supervisor',
	'enter meetings': 'village',
	'remind of meetings': 'township',
	'add papers': 'centre township village inspector grid_officer enforcement',
	'read the trail': 'discipline',
	'decide findings': 'centre township',
	'decide links': 'centre township',
	'note findings':
		'county_leader centre department township agency village supervisor inspector grid_officer enforcement',
	'decide patches': 'centre township village',
	'change imagery': 'centre',
	'ask for a comparison': 'centre',
	'change settings': 'centre',
	'change registers': 'centre org_dept',
	'see labels': 'org_dept social_work'
} as const;
export type Right = keyof typeof table;
const holders = new Map(Object.entries(table).map(([right, roles]) => [right, new Set(roles.split(' '))]));

/** The role a person acts in today: the one they chose, if it is theirs still, else the first they got. */
export function roleOf({ roles, chosen }: PlainPerson): PlainRole | null {
	const present = roles
		.filter(({ over }) => !over)
		.sort((one, other) => (one.from + one.id < other.from + other.id ? -1 : 1));
	return present.find(({ id }) => id === chosen) ?? present[0] ?? null;
}

/** Somebody with a session that holds, in the county that is served. */
export const isIn = (person: PlainPerson | null, served: string): person is PlainPerson =>
	person !== null && !person.disabled && person.county === served;

export const may = (person: PlainPerson, right: Right): boolean =>
	holders.get(right)!.has(roleOf(person)?.role ?? 'none');

/** What an address asks for, by where it lies. Every address of the product is one of these, or nobody has thought of it. */
const addresses: readonly [RegExp, readonly Right[] | 'everybody'][] = [
	[
		/^\/\(entry\)\/(sign-in|(join|device|open\/plans)\/\[word\])$|^\/(language|sign-out|sign-in\/by\/callback\/outside)$/,
		'everybody'
	],
	[/^\/$|^\/\(entry\)\/(refused|device)$|^\/\(desk\)\/help$|^\/role$/, ['be somebody']],
	[/^\/\((desk|entry)\)\/me(\/|$)/, ['keep their own']],
	[/^\/\(desk\)\/map\/imagery\/(job|set|upload)/, ['change imagery']],
	[/^\/\((desk|print)\)\/map(\/|$)/, ['see land']],
	[/^\/\(desk\)\/land\/import(\/|$)/, ['bring in files']],
	[/^\/\(desk\)\/land\/findings\/\[number\]\/link$/, ['decide links']],
	[/^\/\(desk\)\/land\/findings\/decide$/, ['decide findings']],
	[/^\/\(desk\)\/land\/findings\/filters/, ['keep filters']],
	[/^\/\(desk\)\/land\/findings\/note$/, ['note findings']],
	[/^\/\(desk\)\/land\/findings\/pictures/, ['take land away']],
	[/^\/\(desk\)\/land\/contracts\/(record|entry|act)$/, ['enter contracts']],
	[/^\/\(desk\)\/land\/settings$/, ['change settings']],
	[/^\/\(desk\)\/land\/contracts\/\[number\]\/file$/, ['add papers']],
	[/^\/\(desk\)\/land\/cases\/open$/, ['open cases']],
	[/^\/\(desk\)\/land\/cases\/\[number\]\/step$/, ['walk cases']],
	[/^\/\(desk\)\/land\/cases\/\[number\]\/charge$/, ['set charges']],
	[/^\/\(desk\)\/land\/cases\/\[number\]\/file$/, ['add papers']],
	[/^\/\(desk\)\/land\/charges\/\[number\]\/act$/, ['keep charges']],
	[/^\/\(desk\)\/admin\/handovers|^\/export\/handovers\./, ['look at handovers']],
	[/^\/\(desk\)\/land\/reclaimed\/record$/, ['keep what was taken back']],
	[/^\/\(desk\)\/land\/reclaimed\/\[number\]\/step$/, ['walk offerings']],
	[/^\/\(desk\)\/land\/meetings\/act$/, ['enter meetings', 'remind of meetings']],
	[/^\/\(desk\)\/land\/meetings\/settings$/, ['change settings']],
	[/^\/\(desk\)\/land\/meetings\/\[number\]\/file$/, ['add papers']],
	[/^\/\(desk\)\/land\/debts\/record$/, ['change debts', 'answer debts']],
	[/^\/\(desk\)\/land\/debts$/, ['see debts']],
	[/^\/\(desk\)\/land(\/|$)/, ['see land']],
	[/^\/\(desk\)\/zones\/enterprises\/record$/, ['change enterprises']],
	[/^\/\(desk\)\/zones\/enterprises$|^\/export\/enterprise(s|-links)\./, ['see zones']],
	[/^\/\(desk\)\/zones\/factors\/record$/, ['state factors', 'check factors', 'verify factors', 'change settings']],
	[/^\/\(desk\)\/zones\/factors$|^\/export\/factors\./, ['see zones']],
	[/^\/\(desk\)\/zones\/\[number\]\/(record|agreement)$/, ['keep zones']],
	[/^\/\(desk\)\/zones\/\[number\]\/photos$/, ['add papers']],
	[/^\/\(desk\)\/zones\/\[number\](\/photos\/\[id\])?$|^\/export\/zone-(members|body)\./, ['see zones']],
	[/^\/\(desk\)\/zones\/plans\/record$/, ['draw plans']],
	[/^\/\(desk\)\/zones\/plans\/old-map(\/|$)/, ['draw plans']],
	[/^\/\(desk\)\/zones\/(settings|plans\/review)$/, ['change settings']],
	[/^\/\(desk\)\/zones\/footprint(\/|$)/, ['see plans']],
	[/^\/\(desk\)\/zones\/plans\/(names|\[number\]\/reasons)$/, ['draw plans']],
	[/^\/\((desk|print)\)\/zones\/plans(\/|$)|^\/export\/plan(s|-members|-zones|-comparison)\./, ['see plans']],
	[/^\/export\/zones\.\[format\]$/, ['see coordinates']],
	[/^\/\(desk\)\/zones\/plans\/\[number\]\/course\/step$/, ['walk plans']],
	[/^\/\(desk\)\/zones\/plans\/\[number\]\/course\/links$/, ['share plans']],
	[/^\/\(desk\)\/zones\/opinions\/record$/, ['give opinions', 'draw plans']],
	[/^\/\(desk\)\/zones\/opinions(\/|$)/, ['give opinions']],
	[/^\/export\/opinions\./, ['see opinions']],
	[/^\/\(desk\)\/zones\/plans(\/|$)|^\/export\/plan(s|-members|-zones)\./, ['see plans']],
	[/^\/\(desk\)\/zones$|^\/export\/zones\.csv$/, ['see zones']],
	[/^\/\(desk\)\/projects\/act$/, ['do with projects']],
	[/^\/\(desk\)\/projects\/\[number\]\/area\/draw$/, ['apply for projects']],
	[/^\/\(desk\)\/projects\/settings$/, ['change settings']],
	[/^\/\(desk\)\/projects\/\[number\]\/step$/, ['take projects on']],
	[/^\/\(desk\)\/projects\/\[number\]\/file$/, ['add papers of projects']],
	[/^\/\(desk\)\/projects(\/|$)|^\/export\/projects\./, ['see projects']],
	[/^\/\(desk\)\/appraisals(\/|$)/, ['appraise projects']],
	[/^\/\(desk\)\/admin\/stewardship|^\/export\/stewardship\./, ['see registers']],
	[/^\/\(desk\)\/admin\/devices|^\/export\/devices\./, ['change devices']],
	[/^\/\(desk\)\/admin\/users\/person\/\[id\]\/phone$/, ['see phones']],
	[/^\/\(desk\)\/admin\/(users\/(person$|import)|departments\/department$)/, ['change people']],
	[/^\/\(desk\)\/admin\/departments$|^\/export\/departments\./, ['see people']],
	[/^\/\(desk\)\/admin\/users|^\/export\/people\./, ['see people']],
	[/^\/\(desk\)\/admin\/audit|^\/export\/audit\./, ['read the trail']],
	[/^\/\(screen\)\/screen$/, ['see the wall']],
	[/^\/live$/, ['see land', 'see the wall']],
	[/^\/attachments\//, ['take a file']],
	[/^\/history\//, ['see land', 'see registers', 'see people']],
	[/^\/export\/imagery\./, ['see land']],
	[/^\/export\//, ['take land away']],
	[/^\/tiles\/imagery\//, ['see land']],
	[/^\/tiles\/base\//, ['see places']],
	[/^\/tiles\/(on\/\[day\]\/)?\[layer\]\//, ['see places']]
];

/** Layers of places alone; zones have their own; the rest is land. */
const layersOf: Record<string, Right> = {
	...{ township: 'see places', village: 'see places', border: 'see places', label: 'see places', grid: 'see places' },
	zone: 'see zones',
	village_debts: 'see debts'
};

/** @throws for an address that nobody has said anything about */
export function rightsFor(route: string, layer: string | null): readonly Right[] | 'everybody' {
	const found = addresses.find(([pattern]) => pattern.test(route));
	if (!found) throw new Error(`${route}: nobody has said who may come in here (test/models/plain-access.ts)`);
	return layer === null ? found[1] : [layersOf[layer] ?? 'see land'];
}

export type Entry = 'in' | 'who are you' | 'not you';

/** What becomes of whoever comes to an address. */
export function entry(person: PlainPerson | null, served: string, rights: readonly Right[] | 'everybody'): Entry {
	if (rights === 'everybody') return 'in';
	if (!isIn(person, served)) return 'who are you';
	return rights.some((right) => may(person, right)) ? 'in' : 'not you';
}

/**
 * Where places themselves are the business: their names are no secret there, whoever reads them. A border has two sides, and a
 * file that comes in is looked at over the outlines of the county.
 */
const NAMES_PLACES =
	/^\/\(desk\)\/admin\/(stewardship|users|devices)|^\/export\/(stewardship|people|devices)\.|^\/\(desk\)\/me$|^\/\(desk\)\/land\/import|^\/tiles\/border\//;

/** Whether a place lies in what a person has in sight, or, of a township, holds some of it. */
function within(place: string, sight: readonly string[], county: string): boolean {
	return sight.some(
		(each) => place.startsWith(each) || (place.length < 12 && place !== county && each.startsWith(place))
	);
}

/** Where entries of the trail stand, each with whoever made it. */
const TELLS_WHO = /^\/history\/\[record\]$|^\/\(desk\)\/admin\/audit$|^\/export\/audit\./;

/** Whether a person may be told of a thing at an address. */
export function mayBeTold(person: PlainPerson | null, served: string, thing: PlainThing, route: string): boolean {
	// The people of a demo county come in by one click on their names.
	if (thing.kind === 'person' && thing.county === served && route === '/(entry)/sign-in') return true;
	// Whoever did something with a record, or read what is sensitive of it, stands in its history by name.
	if (thing.kind === 'person' && thing.county === served && isIn(person, served) && TELLS_WHO.test(route)) return true;
	if (thing.kind === 'whole' || thing.county !== served || !isIn(person, served)) return false;
	if (thing.kind === 'name' && NAMES_PLACES.test(route)) return true;
	if (thing.kind === 'label' && !may(person, 'see labels')) return false;
	const sight = roleOf(person)?.places ?? [];
	if (thing.kind === 'person')
		return sight.some((each) => [thing.place, ...thing.also].some((place) => place.startsWith(each)));
	return [thing.place, ...thing.also].some((place) => within(place, sight, served));
}

/** Whether what lies in a place can make no difference to what a person is answered. */
export const isBlindTo = (person: PlainPerson | null, served: string, place: string): boolean =>
	!isIn(person, served) ||
	!(roleOf(person)?.places ?? []).some((each) => place.startsWith(each) || each.startsWith(place));
