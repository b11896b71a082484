/**
 * The registers of this subject: what a record of each consists of. Forms, lists, exports and checks go by this one table.
 * Pure; the tables themselves are in register-tables.server.ts.
 */
export const registerNames = ['pairing', 'team', 'member', 'document', 'talent', 'station', 'visit', 'label'] as const;
export type RegisterName = (typeof registerNames)[number];

/** Those that anybody with `stewardship.see` reads and that may be exported. Labels are neither. */
export const openRegisters = registerNames.filter((name) => name !== 'label');
export type OpenRegister = Exclude<RegisterName, 'label'>;

export const isOpenRegister = (value: string | null | undefined): value is OpenRegister =>
	(openRegisters as readonly string[]).includes(value ?? '');

/** What a pair may be about (domain.md §1.1): a place or a zone by its code, a project by its number. */
export const subjectKinds = ['township', 'village', 'zone', 'project'] as const;
export type SubjectKind = (typeof subjectKinds)[number];

export const teamKinds = ['leading_group', 'work_team'] as const;
/** The six 工作专班. */
export const teamDuties = ['coordination', 'approval', 'integration', 'finance', 'supervision', 'legal'] as const;
export const memberRoles = ['head', 'deputy', 'member', 'liaison'] as const;
export const stationKinds = ['workstation', 'service_post'] as const;
export const talentKinds = ['expert', 'student'] as const;
export const labelKinds = ['weak_organisation', 'governance_focus', 'petition'] as const;
export type LabelKind = (typeof labelKinds)[number];

/** A leading group has two heads (双组长). */
export const HEADS = 2;

export type ReferenceName = 'team' | 'talent' | 'station';

export interface RegisterField {
	/** The column. */
	readonly name: string;
	readonly kind: 'text' | 'long' | 'day' | 'choice' | 'village' | 'place' | 'subject' | ReferenceName;
	readonly required?: boolean;
	/** Characters, of text. */
	readonly longest?: number;
	readonly choices?: readonly string[];
	/** What is said of one place: labels do not belong there. */
	readonly ofPlace?: boolean;
	/** Left out of the list, kept for the record itself and the export. */
	readonly aside?: boolean;
}

const needed = { required: true } as const;
const text = (name: string, longest: number, rest: Partial<RegisterField> = {}): RegisterField => ({
	...{ name, kind: 'text', longest },
	...rest
});
const choice = (name: string, choices: readonly string[], rest: Partial<RegisterField> = {}): RegisterField => ({
	...{ name, kind: 'choice', choices },
	...rest
});
const period: readonly RegisterField[] = [
	{ name: 'starts_on', kind: 'day', required: true },
	{ name: 'ends_on', kind: 'day' }
];

export const registers: Readonly<Record<RegisterName, readonly RegisterField[]>> = {
	pairing: [
		choice('subject_kind', subjectKinds, needed),
		{ name: 'subject_code', kind: 'subject', required: true, longest: 50 },
		text('leader', 50, needed),
		text('post', 100, needed),
		...period,
		{ name: 'note', kind: 'long', longest: 500, ofPlace: true, aside: true }
	],
	team: [
		choice('kind', teamKinds, needed),
		choice('duty', teamDuties),
		text('name', 100, needed),
		...period,
		{ name: 'task', kind: 'long', longest: 500, aside: true }
	],
	member: [
		{ name: 'team_id', kind: 'team', required: true },
		choice('role', memberRoles, needed),
		text('name', 50, needed),
		text('post', 100, needed),
		...period
	],
	document: [
		text('number', 60, needed),
		text('title', 200, needed),
		text('issuer', 100, needed),
		{ name: 'issued_on', kind: 'day', required: true },
		...period
	],
	talent: [
		choice('kind', talentKinds, needed),
		text('name', 50, needed),
		text('organisation', 100, needed),
		text('title', 60, { aside: true }),
		text('field', 60),
		{ name: 'station_id', kind: 'station' },
		{ name: 'place_code', kind: 'village' },
		...period
	],
	station: [
		choice('kind', stationKinds, needed),
		text('name', 100, needed),
		{ name: 'place_code', kind: 'place', required: true },
		text('address', 100, { aside: true }),
		...period
	],
	visit: [
		{ name: 'visited_on', kind: 'day', required: true },
		{ name: 'talent_id', kind: 'talent', required: true },
		{ name: 'place_code', kind: 'village', required: true },
		{ name: 'advice', kind: 'long', longest: 1000, required: true, ofPlace: true }
	],
	label: [
		{ name: 'place_code', kind: 'village', required: true },
		choice('label', labelKinds, needed),
		...period,
		{ name: 'note', kind: 'long', longest: 500 }
	]
};

export const hasPeriod = (name: RegisterName): boolean => registers[name].some((field) => field.name === 'ends_on');

/** Values of a record by column; null is not given. */
export type RegisterState = Readonly<Record<string, string | null>>;

/**
 * What a record is known by in its county: the same for two records is one record written twice. A file's row meets the
 * county's own by it.
 */
export function registerKey(name: RegisterName, state: RegisterState): string {
	const parts: Record<RegisterName, readonly string[]> = {
		pairing: ['subject_kind', 'subject_code', 'leader', 'starts_on'],
		team: ['name'],
		member: ['team_id', 'name', 'starts_on'],
		document: ['number'],
		talent: ['kind', 'name', 'organisation'],
		station: ['name'],
		visit: ['talent_id', 'place_code', 'visited_on'],
		label: ['place_code', 'label', 'starts_on']
	};
	return parts[name].map((column) => state[column] ?? '').join('/');
}

export type Standing = 'current' | 'ended' | 'coming';

/** Where a day stands in a record's period; `ends_on` is its last day, a record without a period always holds. */
export function standingOf({ starts_on, ends_on }: RegisterState, day: string): Standing {
	if (starts_on && starts_on > day) return 'coming';
	return ends_on && ends_on < day ? 'ended' : 'current';
}

/** Whether two periods share a day. */
export const meet = (one: RegisterState, other: RegisterState): boolean =>
	(!one.ends_on || !other.starts_on || other.starts_on <= one.ends_on) &&
	(!other.ends_on || !one.starts_on || one.starts_on <= other.ends_on);
