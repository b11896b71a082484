import type { stewardship as zh } from '../zh/stewardship.ts';

type Params = Record<string, string | number> | undefined;
const of = (params: Params, name: string): string => String(params?.[name] ?? '');

export const stewardship: typeof zh = {
	title: 'Organisation and pairing',
	motto: 'Who answers, on what ground, and whom to ask: the people and documents named on every page come from here.',
	tabs: {
		pairing: 'Pairs',
		team: 'Leading group and teams',
		member: 'Members',
		document: 'Documents',
		talent: 'Experts and students',
		station: 'Stations',
		visit: 'Visits',
		label: 'Restricted labels'
	},
	one: {
		pairing: 'pair',
		team: 'body',
		member: 'member',
		document: 'document',
		talent: 'person',
		station: 'station',
		visit: 'visit',
		label: 'label'
	},
	fields: {
		subject_kind: 'Kind of subject',
		subject_code: 'Subject',
		leader: 'Leader',
		post: 'Post',
		starts_on: 'From',
		ends_on: 'To (last day)',
		note: 'Note',
		kind: 'Kind',
		duty: 'Team for',
		name: 'Name',
		task: 'Task',
		team_id: 'Body',
		role: 'As',
		number: 'Number',
		title: 'Title',
		issuer: 'Issued by',
		issued_on: 'Issued on',
		organisation: 'Organisation or school',
		field: 'Field',
		station_id: 'Station',
		place_code: 'Place',
		address: 'Address',
		visited_on: 'Date',
		talent_id: 'Person',
		advice: 'Advice given',
		label: 'Label',
		standing: 'State'
	},
	fieldsOf: {
		member: { name: 'Name' },
		talent: { name: 'Name', title: 'Title or study', place_code: 'Village' },
		visit: { place_code: 'Village' },
		label: { place_code: 'Village' },
		document: { starts_on: 'Valid from', ends_on: 'Valid to (last day)' }
	},
	heads: { ends_on: 'To', place_code: 'Place', subject_kind: 'Kind' },
	choices: {
		subject_kind: {
			township: 'Township',
			village: 'Village',
			zone: 'Zone',
			project: 'Project'
		},
		kind: {
			leading_group: 'Leading group',
			work_team: 'Work team',
			expert: 'Expert',
			student: 'Student in a village',
			workstation: 'Expert workstation',
			service_post: 'Township talent post'
		},
		duty: {
			coordination: 'Coordination',
			approval: 'Project approval',
			integration: 'Joining of funds',
			finance: 'Finance and insurance',
			supervision: 'Supervision of funds',
			legal: 'Legal advice'
		},
		role: { head: 'Head', deputy: 'Deputy head', member: 'Member', liaison: 'Liaison' }
	},
	standing: { current: 'In force', coming: 'Not yet', ended: 'Ended' },
	hints: {
		subject_project: 'Number of the project',
		ends_on: 'Leave empty when not known',
		duty: 'Of a work team; none of the leading group',
		field: 'Needed for an expert',
		place_talent: 'Needed for a student',
		note: 'No restricted labels here',
		station_id: 'Leave empty when at none'
	},
	head: (shown, all) => (shown === all ? `${all} records` : `${shown} of ${all} records`),
	search: 'Find by words',
	filter: 'Filter',
	all: { choice: 'All kinds', township: 'All townships', standing: 'All states' },
	clear: 'Clear filter',
	add: (one) => `Add ${one}`,
	edit: 'Edit',
	end: 'End',
	remove: 'Remove',
	export: 'Export',
	csv: 'Export CSV',
	xlsx: 'Export Excel',
	import: 'Import a ledger',
	templates: 'Download template',
	print: 'Print',
	empty: {
		pairing: 'There is no pair yet. Add one, or download the ledger’s template, fill it in and import it.',
		team: 'There is no leading group and no team yet. Add the leading group, then its six work teams.',
		member: 'There are no members yet. Add a body first.',
		document: 'There are no documents yet. Once added, settings may cite them as their source.',
		talent: 'There is nobody yet. Add a person, or download the ledger’s template, fill it in and import it.',
		station: 'There are no expert workstations and no township talent posts yet.',
		visit: 'There are no visits yet. After an expert’s visit, put down its date, village and advice.',
		label: 'There are no labels.'
	},
	nothing: 'No record fits the filter.',
	choose: 'Choose a record from the list to see all of it.',
	save: 'Save',
	chooseOne: 'Choose',
	dialog: {
		add: (one) => `Add ${one}`,
		edit: (one) => `Edit ${one}`,
		end: 'End',
		endHint: 'From the next day on it no longer shows as who answers; the record stays.',
		lastDay: 'Last day',
		remove: 'Remove this record?',
		removeNote:
			'Only for what was entered by mistake. What has run out is ended. Former versions are kept; the list no longer has it.'
	},
	done: { added: 'Added', changed: 'Changed', ended: 'Ended', removed: 'Removed', undone: 'Undone' },
	teamFacts: {
		members: 'Members',
		membersNote: 'at present',
		headsMissing: (got) => `two heads expected, ${got} present`,
		none: 'No members yet',
		open: 'All members'
	},
	visits: { title: 'Visits', none: 'No visits yet', open: 'All visits' },
	places: { county: 'Whole county' },
	expected: {
		value: () => 'a value',
		'text.shorter': (params: Params) => `at most ${of(params, 'longest')} characters`,
		day: () => 'a day such as 2026-01-31',
		choice: () => 'one of the list',
		'day.not_before': (params: Params) => `not before ${of(params, 'day')}`,
		'village.known': () => 'a village that is there',
		'township.known': () => 'a township that is there',
		'place.known': () => 'the county, a township or a village that is there',
		'team.known': () => 'a body that is there',
		'talent.known': () => 'a person on the register',
		'station.known': () => 'a station on the register',
		'zone.known': () => 'a zone or project area that is there',
		no_label: () => 'words without restricted labels (those of villages have a place of their own)'
	},
	fault: (expected, got) => `expected ${expected}, got ${got ?? 'nothing'}`,
	reasons: {
		'register.invalid': 'Some fields are not right; see below each of them.',
		'register.twice': 'There is one like it already; nothing was added.',
		'register.changed': 'Somebody changed it since you opened it; look at it anew.',
		'register.unknown': 'There is no such record, or it is outside your duties.',
		'register.scope': 'It lies outside your duties.',
		'register.in_use': (detail) => `${String(detail.count)} other records name it; change those first.`,
		'pairing.overlaps': (detail) =>
			`This leader is paired with it already (${String(detail.from)} to ${detail.to === null ? 'now' : String(detail.to)}); the days overlap.`,
		'team.heads': (detail) =>
			`A leading group has two heads; there would be ${String(detail.got)} in these days. End the former one first.`,
		'permission.missing': 'Your duties do not allow this.'
	},
	sheet: {
		pairing: 'Pairs',
		team: 'Leading group and teams',
		member: 'Members of teams',
		document: 'Documents',
		talent: 'Experts and students',
		station: 'Stations',
		visit: 'Visits',
		number: 'No.',
		code: 'Code of the subject'
	}
};
