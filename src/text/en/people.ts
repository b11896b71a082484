import type { people as zh } from '../zh/people.ts';
import { shell } from './shell.ts';

type Detail = Record<string, unknown>;

export const people: typeof zh = {
	tabs: { people: 'People', title: 'Departments' },
	title: 'People',
	lead: 'A person may be several things and acts as one at a time. Who keeps accounts sees no land or money, and never audits.',
	head: (shown, all) => (shown === all ? `${all} people` : `${shown} of ${all} people`),
	filter: 'Filter people',
	search: 'Name, role, place',
	all: { role: 'All roles', state: 'All states', place: 'All places' },
	clear: 'Clear filters',
	csv: 'Export CSV',
	xlsx: 'Export Excel',
	export: 'Export',
	sheet: 'People',
	columns: {
		name: 'Name',
		organisation: 'Organisation',
		post: 'Post',
		roles: 'Roles and places',
		state: 'State',
		seen: 'Last seen',
		phone: 'Phone'
	},
	states: { active: 'Active', invited: 'Invited', disabled: 'Disabled' },
	wholeCounty: 'whole county',
	comma: ', ',
	semicolon: '; ',
	role: (role, where) => `${role} · ${where}`,
	empty: 'Nobody is here yet. Invite the first person and hand them the one-time link.',
	nothing: 'Nobody fits the filters.',
	choose: 'Choose a person to see their roles and account.',
	demo: 'demo identity, one click',
	never: 'never signed in',
	linkUntil: 'Link good until',
	facts: 'Facts',
	roles: 'Roles',
	noRoles: 'No role: cannot sign in.',
	until: (from, to) => (to ? `from ${from} until ${to}` : `from ${from}`),
	acts: {
		invite: 'Invite a person',
		edit: 'Edit',
		give: 'Add role',
		giveTo: (name) => `Add role: ${name}`,
		scope: 'Places',
		scopeOf: (name: string) => `Other places: ${name}`,
		end: 'End',
		endOf: (role) => `End role: ${role}`,
		disable: 'Disable',
		enable: 'Enable',
		reset: 'Reset link',
		remove: (place) => `Remove ${place}`
	},
	form: {
		name: 'Name',
		organisation: 'Organisation',
		post: 'Post',
		phone: 'Mobile number',
		phoneHint: 'Kept encrypted; lists show its first three and last four digits. It signs in too.',
		phoneKept: (masked) => `Now ${masked}; leave empty to keep it`,
		identity: (provider: string) => `Identity at ${provider}`,
		identityHint: 'Exactly as it is there; empty: no sign-in from there. A change signs them out',
		phoneRemove: 'Remove the number',
		home: 'Home village',
		homeHint: 'They have no part in reviewing its projects; empty: none of this county',
		homeNone: 'Not said',
		role: 'Role',
		places: 'Places',
		placesHint: {
			township: 'One township or several',
			village: 'One village or several',
			mixed: 'The county, townships or villages'
		},
		addPlace: 'Choose a place to add',
		department: 'Department',
		until: 'Until (that day excluded)',
		untilHint: 'Ends by itself; empty: no end',
		chooseOne: 'Choose',
		save: 'Save',
		sendInvite: 'Invite and get the link',
		give: 'Add'
	},
	sure: {
		end: 'End this role?',
		endNote: 'At once; every device of theirs is signed out. Other roles stay and work after signing in again.',
		disable: 'Disable this account?',
		disableNote:
			'They are signed out at once and unused links end. Records and the trail stay; it can be enabled again.',
		enable: 'Enable this account?',
		enableNote: 'They can sign in with the password they had.',
		reset: 'Give a reset link?',
		resetNote: 'The old password ends at once, every device is signed out; they set another by the link.',
		inviteAgain: 'They have not taken up their account: the old link ends, a new one is given.',
		factor: 'Reset the second factor too (phone lost)'
	},
	link: {
		title: 'One-time link',
		note: (name, until) => `Hand it to ${name} in person. Shown this once, good for one use until ${until}.`,
		field: 'Link',
		copy: 'Copy link',
		copied: 'Copied',
		closed: 'Done'
	},
	map: {
		open: 'Choose on the map',
		close: 'Close the map',
		label: 'Map of townships and villages: a click chooses, another leaves',
		hint: 'A click chooses, another leaves; the list above does the same. By keys: arrows move the map, Enter chooses what is under the cross.',
		level: 'A click chooses',
		levels: { township: 'Townships', village: 'Villages' },
		chosen: (count: string) => `${count} chosen`
	},
	full: {
		show: 'Show in full',
		title: (name: string) => `Mobile of ${name}`,
		note: 'Only the first three and last four digits are shown otherwise. The full number needs a written reason; your name, role, the time and the reason go into the audit trail.',
		reason: 'Reason',
		hint: 'Such as: to check finding 56 of Shangyu on the ground, 26 November',
		once: 'Shown this once and gone when you close it; it is in the audit trail.'
	},
	import: {
		title: 'Import people',
		lead: 'Many invited by one list: every row is checked, and one that cannot be taken stops all, unless only the good ones are wanted',
		open: 'Import a list',
		steps: { template: '1. Download the list', file: '2. Fill it in and hand it back', links: '3. Take the links' },
		template: 'Download the list of people',
		templateNote:
			'Name, user name, mobile, roles, places, department, end; with two examples and what each column means.',
		fileNote: 'Mobiles are stored sealed; what is shown of the check has their first three and last four digits only.',
		formats: (limit: string) => `Excel (.xlsx), CSV; at most 1000 people and ${limit} at a time`,
		linksNote:
			'A one-time link for each, good for 72 hours, shown once, when the list is in. Download them and hand them out; for a lost one give a reset link in the list.',
		empty: 'No file yet. Download the list, fill it in and hand it back: the check of every row is shown here.',
		userName: 'User name',
		done: (count: string) => (count === '1' ? '1 person invited.' : `${count} people invited.`),
		doneNote: 'The links are shown this once, and are gone when you leave the page.',
		download: 'Download the links',
		linksFile: 'One-time links'
	},
	done: {
		edit: 'Changed',
		give: 'Role added; they sign in again',
		scope: 'Places changed; they sign in again',
		end: 'Role ended',
		disable: 'Disabled and signed out',
		enable: 'Enabled'
	},
	reasons: {
		'person.name': ({ expected }: Detail) => `A name has ${(expected as number[]).join(' to ')} characters.`,
		'person.home': 'There is no such village.',
		'person.phone': 'A mobile number has 11 digits and begins with 1.',
		'person.phone_taken': 'That number is somebody else’s. Please check it.',
		'person.identity': ({ expected }: Detail) => `An identity has ${expected} characters at most.`,
		'person.identity_taken': 'That identity is somebody else’s. Please check it.',
		'person.unknown': 'There is no such person; the list may have changed. Please reload.',
		'person.disabled': 'This account is disabled. Enable it first.',
		'person.self': 'Nobody disables their own account; another administrator does.',
		'person.last_admin': 'This is the last administrator who can sign in. Let another one take up their account first.',
		'role.unknown': 'Choose a role.',
		'role.gone': 'This role has ended. Please load the page anew.',
		'role.present': 'They are this, of these places, already.',
		'role.no_place': 'Choose one place at least.',
		'role.level': 'This role is not of places of that level. Choose again.',
		'role.place_unknown': 'The county has no such place. Choose again.',
		'role.no_department': 'Choose the department.',
		'role.department_unknown': 'There is no such department. Choose one of the list.',
		'role.no_end': 'Somebody from outside needs a last day.',
		'role.ends_before': ({ expected }: Detail) => `The end must be after ${String(expected).replace(/^> /, '')}.`,
		'role.conflict': ({ role, other }: Detail) =>
			`${shell.roles[String(other)]} and ${shell.roles[String(role)]} cannot be one person: who keeps accounts does not audit them.`,
		'permission.missing': 'Your role may look and not change.',
		'session.missing': 'You are signed out. Please sign in again.',
		'people.too_many': ({ expected, got }: Detail) =>
			`At most ${String(expected)} people at a time; this file has ${String(got)} rows. Please split it.`,
		'people.reason': ({ expected, got }: Detail) =>
			`A reason has ${(expected as number[]).join(' to ')} characters; this has ${String(got)}.`,
		'person.no_phone': 'No mobile number is known.',
		'people.request': 'Something is too long or not in its form. Please check it.',
		'request.failed': 'It was not sent. Please try again.'
	}
};
