import type { meetings as zh } from '../zh/meetings.ts';

const of = (detail: Record<string, unknown>, name: string): string => String(detail[name] ?? '');
const fieldOf = (detail: Record<string, unknown>): string =>
	meetings.fields[of(detail, 'field')] ?? of(detail, 'field');
const yuanOf = (detail: Record<string, unknown>, name: string): string => (Number(detail[name]) / 100).toFixed(2);
const bodyOf = (detail: Record<string, unknown>): string => meetings.bodies[of(detail, 'body') as 'committee'] ?? '';
const names = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const monthOf = (month: string): string => `${names[Number(month.slice(5, 7)) - 1]} ${month.slice(0, 4)}`;

/** Villages’ monthly democratic meetings, the matters decided there, and what everybody is told of them. */
export const meetings: typeof zh = {
	title: 'Village meetings',
	tabs: { meetings: 'Meeting days', matters: 'Matters' },
	lead: 'One meeting day a month, January’s fixes the yearly budget; what matters is done on a resolution only, and both are made public.',
	mattersLead: 'A matter on the county’s list cannot be marked executed without a resolution that passed.',
	head: (shown, all) => `${shown} / ${all} village months`,
	mattersHead: (shown, all) => `${shown} / ${all} matters`,
	filter: 'Filter',
	search: 'village, township, number, day',
	searchMatters: 'matter, village, number, resolution',
	clear: 'Show all',
	labels: {
		year: 'Year',
		place: 'Township, village',
		month: 'Month',
		state: 'State',
		kind: 'Kind',
		standing: 'Standing'
	},
	any: { place: 'All townships and villages', month: 'Whole year', state: 'All states', kind: 'All kinds', standing: 'Any standing' }, // prettier-ignore
	year: (year) => year,
	month: monthOf,
	day: (day) => `${Number(day.slice(8))} ${monthOf(day)}`,
	states: { held: 'Held', planned: 'Planned', late: 'To be entered', due: 'Not planned', missed: 'Missed' },
	standings: {
		raised: 'Raised',
		agenda: 'On an agenda',
		deferred: 'Put off',
		rejected: 'Not passed',
		passed: 'Passed',
		executed: 'Executed',
		withdrawn: 'Withdrawn'
	},
	outcomes: { passed: 'Passed', rejected: 'Not passed', void: 'Too few present, void', deferred: 'Put off' },
	undecided: 'To be voted on',
	kinds: {
		budget: 'Yearly budget',
		expense: 'Single expense',
		homestead: 'Homestead land',
		infrastructure: 'Infrastructure',
		disposal: 'Disposal of assets',
		aid: 'Aid to those in need',
		contracting: 'Contracting and charges',
		other: 'Other'
	},
	bodies: {
		committee: 'Two committees',
		party: 'Party members',
		delegates: 'Delegates',
		members: 'Collective’s members'
	},
	meetingsOf: {
		committee: 'The two committees',
		party: 'Assembly of party members',
		delegates: 'Assembly of delegates',
		members: 'Assembly of members'
	},
	columns: {
		month: 'Month',
		village: 'Village',
		state: 'State',
		day: 'Day',
		turnout: 'Present / due',
		agenda: 'Agenda',
		decided: 'Decided',
		executed: 'Executed / passed',
		reminded: 'Reminded',
		number: 'Number',
		title: 'Matter',
		kind: 'Kind',
		amount: 'Estimate (yuan)',
		raised: 'Raised',
		standing: 'Standing',
		done: 'Executed',
		resolution: 'Resolution'
	},
	total: (held, months, decided, passed, executed) =>
		`${held} / ${months} meetings · ${decided} decided · ${passed} passed · ${executed} executed`,
	mattersTotal: (count, needs, yuan) => `${count} matters · ${needs} need a resolution · ${yuan} yuan estimated`,
	nothing: 'Nothing fits. Widen the filter.',
	empty: 'No meeting day is due in this year. Choose another year, or import villages first.',
	emptyMatters: 'No matter is entered yet. A village raises it, then puts it on a meeting’s agenda.',
	choose: 'Sums',
	sums: {
		title: 'Sums',
		note: 'out of the months that are over',
		place: 'Place',
		held: 'Meetings',
		decided: 'Decided',
		passed: 'Passed',
		executed: 'Executed',
		all: 'All'
	},
	panel: {
		missed: (month) => `No meeting day is entered for ${month}.`,
		due: (month) => `No meeting day is planned for ${month} yet.`,
		late: 'Its day has passed and who came and what was decided is not entered yet.',
		reminded: (day) => `Reminded on ${day}`,
		open: 'Open',
		plan: 'Plan a meeting day',
		remind: 'Remind'
	},
	matter: {
		new: 'Raise a matter',
		facts: 'Matter',
		needs: 'On the county’s list: needs a resolution that passed',
		free: 'Not on the county’s list, or below its limit',
		toMeeting: (number) => `Meeting ${number}`,
		content: 'What it is',
		amount: 'Estimate',
		settled: 'Spent',
		raised: 'Raised on',
		executed: 'Executed on',
		result: 'Result'
	},
	record: {
		title: (village, month) => `${village}, meeting day of ${month}`,
		back: 'All meeting days',
		facts: 'Meeting',
		day: 'Day',
		place: 'Place',
		chair: 'Chair',
		minuteTaker: 'Minutes by',
		attendance: 'Attendance',
		attendanceNote: 'whoever sits in has no vote',
		body: 'Body',
		due: 'Due',
		present: 'Present',
		share: 'Share',
		observers: 'Sat in',
		supervisor: 'Head of the supervisory committee',
		office: 'Head of the village office',
		came: 'present',
		absent: 'absent',
		notHeld: 'Who came is not entered yet. Enter it after the meeting.',
		agenda: 'Agenda',
		noAgenda: 'The agenda is empty. Put on it what is to be decided; in January the yearly budget.',
		budgetMissing: 'January’s meeting fixes the yearly budget: put a matter of that kind on the agenda.',
		minutes: 'Minutes',
		minutesPrint: 'Print minutes',
		files: {
			title: 'Photos and papers',
			none: 'No photos yet. Take one of the room and one of the notice board.',
			add: 'Add…',
			hint: 'photos as JPG, PNG, WebP, or PDF; 10 MB each at most',
			added: 'Added'
		},
		votes: (approve, against, abstain) => `${approve} for · ${against} against · ${abstain} abstained`,
		voteBy: (body, present, due) => `${body}: ${present} present of ${due}`,
		rule: (present, approve) => `${present} must be present, ${approve} agree`,
		number: 'Resolution number',
		decision: 'Resolution',
		next: 'What comes next',
		told: 'Public text',
		toldNote: 'no names, no parcels; for the grid’s group and the notice board',
		copy: 'Copy public text',
		copied: 'Public text copied',
		picture: 'Long picture'
	},
	acts: {
		plan: 'Plan a meeting day',
		mend: 'Put right',
		hold: 'Enter attendance',
		holdAgain: 'Put attendance right',
		raise: 'Raise a matter',
		mendMatter: 'Put right',
		agenda: 'Put on the agenda',
		decide: 'Enter the vote',
		decideAgain: 'Put the vote right',
		execute: 'Mark executed',
		executeAgain: 'Put the result right',
		withdraw: 'Withdraw',
		remind: 'Remind',
		settings: 'Rules of meetings'
	},
	save: 'Save',
	fields: {
		village: 'Village',
		metOn: 'Meeting day',
		place: 'Place',
		chair: 'Chair',
		minuteTaker: 'Minutes by',
		committeeDue: 'Two committees, due',
		committeePresent: 'Two committees, present',
		partyDue: 'Party members, due',
		partyPresent: 'Party members, present',
		delegatesDue: 'Delegates, due',
		delegatesPresent: 'Delegates, present',
		membersDue: 'Collective’s members, due',
		membersPresent: 'Collective’s members, present',
		supervisor: 'Head of the supervisory committee sat in',
		office: 'Head of the village office sat in',
		minutes: 'Minutes',
		kind: 'Kind',
		title: 'Matter',
		content: 'What it is',
		amount: 'Estimate',
		raisedOn: 'Raised on',
		matter: 'Matter to be decided',
		deferred: 'No vote this time',
		body: 'Voted by',
		present: 'Took part in the vote',
		approve: 'For',
		against: 'Against',
		abstain: 'Abstained',
		decision: 'What was decided',
		nextStep: 'What comes next',
		executedOn: 'Executed on',
		settled: 'Spent',
		result: 'Result',
		said: 'What to say',
		reason: 'Why it is put right'
	},
	hints: {
		metOn: (days) => `the county allows the ${days} of a month`,
		chair: 'lists and prints show the surname only',
		title: 'made public: no names, no parcel codes, such as “a homestead for one household”',
		content: 'made public: no names, no parcel codes',
		amount: 'needed for budgets, expenses, building and disposal',
		result: 'made public: no names, no parcel codes',
		decision: 'made public: say what was decided',
		nextStep: 'made public: say who does what by when',
		body: 'those whose attendance is entered',
		members: 'leave empty who was not called'
	},
	deferredYes: 'put off without a vote',
	chooseOne: 'Please choose',
	yuan: 'yuan',
	people: 'people',
	settings: {
		note: 'From which day, on which document’s word. Earlier meetings and matters keep the rules of their day.',
		validFrom: 'From',
		source: 'On the word of',
		keys: {
			'meetings.allowed_days': 'Days of a month to choose from',
			'meetings.single_expense_fen': 'Limit of a single expense',
			'meetings.matters': 'Matters that need a resolution',
			'meetings.from_month': 'First month in which to meet'
		},
		hints: {
			'meetings.allowed_days': 'with commas between, such as 5, 15, 25',
			'meetings.matters': 'the yearly budget always needs one',
			'meetings.from_month': 'such as 2025-12'
		},
		present: (body) => `${body}: present`,
		approve: (body) => `${body}: for`,
		of: (body) => `${body}: for, counted`,
		atLeast: (num, den) => `≥ ${num}/${den}`,
		moreThan: (num, den) => `> ${num}/${den}`,
		ofWhom: { present: 'of those present', due: 'of those entitled' }
	},
	export: 'Download',
	csv: 'Download CSV',
	xlsx: 'Download XLSX',
	sheets: {
		meetings: {
			name: 'Ledger of village meetings',
			heads: ['Number', 'Township', 'Village', 'Village code', 'Month', 'Day', 'State', 'Present', 'Due', 'Agenda', 'Decided', 'Passed', 'Executed', 'Reminded on'] // prettier-ignore
		},
		matters: {
			name: 'Ledger of matters',
			heads: ['Number', 'Township', 'Village', 'Village code', 'Kind', 'Matter', 'Estimate (yuan)', 'Raised on', 'Needs a resolution', 'Standing', 'Meeting day', 'Resolution', 'Executed on'] // prettier-ignore
		},
		yes: 'yes'
	},
	print: {
		title: 'Minutes of the village’s meeting day',
		number: 'Number',
		print: 'Print',
		signChair: 'Chair signs',
		signMinutes: 'Minute taker signs',
		signSupervisor: 'Supervisory committee signs',
		made: 'Printed on',
		masked: 'Only surnames are printed; everybody signs for themselves.',
		result: 'Result of the vote'
	},
	done: {
		plan: 'Planned',
		mend: 'Put right',
		hold: 'Attendance entered',
		raise: 'Matter entered',
		mendMatter: 'Matter put right',
		agenda: 'Put on the agenda',
		decide: 'Vote entered',
		execute: 'Result entered',
		withdraw: 'Matter withdrawn',
		remind: 'Reminded',
		settings: 'Rules saved'
	},
	dialog: {
		plan: 'One a month and village, on one of the county’s days.',
		mend: 'Both versions and the reason are kept.',
		hold: 'Counts as they were; leave empty who was not called. Votes are entered afterwards.',
		decide: 'Whether it passed follows from the counts by the county’s rule; nobody chooses it.',
		execute: (needs) => (needs ? 'Needs a resolution that passed.' : 'Needs no resolution.'),
		withdraw: 'It stays in the list, with the reason.',
		remind: (month) => `Meeting day of ${month}`
	},
	remindText: (month) => `Please hold the meeting day of ${month} soon, and enter who came and what was decided.`,
	reasons: {
		'meeting.unknown': 'There is no such meeting, or it is not in your part of the county.',
		'meeting.changed': 'Somebody has just changed it. It is shown anew, please look again.',
		'meeting.village': 'Choose a village that is yours.',
		'meeting.day': (detail) => `Expected a day in ${of(detail, 'expected')}, got “${of(detail, 'got')}”.`,
		'meeting.not_allowed': (detail) =>
			`Expected one of the days ${(detail.expected as number[]).join(', ')} of a month, got the ${of(detail, 'got')}.`,
		'meeting.words': (detail) =>
			`${fieldOf(detail)}: expected ${of(detail, 'expected')} characters, got ${of(detail, 'got')}.`,
		'meeting.twice': (detail) =>
			`${of(detail, 'month')} has a meeting day already (${of(detail, 'on')}, number ${of(detail, 'got').padStart(4, '0')}); a month has one.`,
		'meeting.month': (detail) =>
			`The day can be moved within ${of(detail, 'expected')} only, got ${of(detail, 'got')}.`,
		'meeting.day_stands': (detail) =>
			`The meeting has been held on ${of(detail, 'expected')}; its day is no longer moved.`,
		'meeting.not_yet': (detail) => `${of(detail, 'got')} has not come yet. Enter it after the meeting.`,
		'meeting.no_agenda': 'The agenda is empty. Put on it first what is to be decided.',
		'meeting.no_budget': 'January’s meeting fixes the yearly budget: put a matter of that kind on the agenda first.',
		'meeting.nobody': 'Give the due and the present of one body at least.',
		'meeting.turnout': (detail) =>
			`${bodyOf(detail)}: due and present are both needed, present ${of(detail, 'expected')}, got “${of(detail, 'got')}”.`,
		'meeting.minutes': (detail) => `Minutes: expected 4000 characters at most, got ${of(detail, 'got')}.`,
		'meeting.votes_stand': (detail) =>
			`${of(detail, 'expected')} of “${bodyOf(detail)}” voted in resolution ${of(detail, 'number')}; fewer cannot have been present (${of(detail, 'got')}). Put the vote right first.`,
		'matter.unknown': 'There is no such matter, or it is not in your part of the county.',
		'matter.changed': 'Somebody has just changed this matter. It is shown anew, please look again.',
		'matter.kind': 'Choose a kind.',
		'matter.words': (detail) =>
			`${fieldOf(detail)}: expected ${of(detail, 'expected')} characters, got ${of(detail, 'got')}.`,
		'matter.amount': (detail) =>
			`${fieldOf(detail)}: expected an amount above 0 with two places at most; budgets, expenses, building and disposal need one.`,
		'matter.day': (detail) => `Raised on: expected ${of(detail, 'expected')}, got “${of(detail, 'got')}”.`,
		'matter.withdrawn': 'This matter has been withdrawn.',
		'matter.ended': 'What has passed, been executed or withdrawn cannot be withdrawn.',
		'matter.no_resolution':
			'This matter is on the county’s list and no resolution has passed it, so it cannot be marked executed. It has to be voted on first.',
		'matter.executed_on': (detail) =>
			`Executed on: expected a day in ${of(detail, 'expected')}, got “${of(detail, 'got')}”.`,
		'matter.over': (detail) =>
			`${yuanOf(detail, 'got')} yuan is more than the ${yuanOf(detail, 'expected')} yuan resolved; the rest needs another resolution.`,
		'matter.executed_stands': (detail) =>
			`The matter of resolution ${of(detail, 'number')} has been executed and would no longer pass by these counts; look into it first.`,
		'matter.resolved_stands': (detail) =>
			`Resolution ${of(detail, 'got')} has passed: kind, estimate and day are no longer changed; raise another matter instead.`,
		'agenda.village': 'This matter is another village’s.',
		'agenda.standing': 'This matter is on an agenda, passed, executed or withdrawn already.',
		'agenda.day': (detail) =>
			`The matter was raised on ${of(detail, 'got')}, after the meeting day: expected ${of(detail, 'expected')}.`,
		'agenda.twice': 'This matter is on this agenda already.',
		'agenda.full': (detail) => `A meeting decides ${of(detail, 'expected')} matters at most.`,
		'agenda.unknown': 'This matter is not on this agenda.',
		'vote.not_held': 'Enter the attendance first, then the vote.',
		'vote.body': 'Choose who voted: one of those whose attendance is entered.',
		'vote.counts': (detail) => `Counts: expected whole numbers in ${of(detail, 'expected')}, got ${of(detail, 'got')}.`,
		'vote.present': (detail) => `No more than ${of(detail, 'expected')} can have taken part, got ${of(detail, 'got')}.`,
		'vote.sum': (detail) =>
			`For + against + abstained should be the ${of(detail, 'expected')} who took part, got ${of(detail, 'got')}.`,
		'public.name': (detail) =>
			`${fieldOf(detail)} has the name “${of(detail, 'got')}”. It will be public: write “one household” or the like.`,
		'public.code': (detail) =>
			`${fieldOf(detail)} has the code of a parcel or a contract, “${of(detail, 'got')}”. It will be public: leave it out.`,
		'public.number': (detail) => `${fieldOf(detail)} has somebody’s ID, phone or account number: leave it out.`,
		'remind.month': (detail) => `Month: expected one in ${of(detail, 'expected')}, got “${of(detail, 'got')}”.`,
		'remind.needless': 'This month’s meeting is planned or has been held.',
		'settings.day': 'From: expected a day such as 2026-11-26.',
		'settings.source_needed': 'Say on whose word, in 2 to 200 characters.',
		'settings.unknown': 'There is nothing to change.',
		'settings.value': (detail) =>
			`“${meetings.settings.keys[of(detail, 'key') as 'meetings.matters'] ?? of(detail, 'key')}” has no such value, see its note.`,
		'step.reason': 'Give the reason in 2 to 500 characters.',
		'file.too_large': 'The file is larger than 10 MB. Make it smaller first.',
		'file.kind': 'Expected a JPG, PNG or WebP photo, or a PDF.',
		'file.needed': 'Choose a file.',
		'permission.missing': 'Your role cannot do this.',
		'request.failed': 'It did not get there. Look at the network and try again.'
	}
};
