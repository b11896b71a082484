import type { projects as zh } from '../zh/projects.ts';

type Detail = Record<string, unknown>;
const list = (value: unknown): string => (Array.isArray(value) ? value.map(String).join(', ') : String(value ?? ''));

const stages = {
	village_applied: 'Village application',
	township_review: 'Township review',
	third_party: 'Third-party appraisal',
	joint_review: 'Joint review',
	county_decision: 'County decision',
	implementing: 'Works',
	accepted: 'Acceptance'
};
const states = {
	village_applied: 'Village application',
	township_review: 'Township review',
	third_party: 'Appraisal',
	joint_review: 'Joint review',
	county_decision: 'County decision',
	publicised: 'On public notice',
	implementing: 'Works under way',
	accepted: 'Accepted',
	closed: 'Closed',
	returned: 'Sent back',
	rejected: 'Not approved'
};
const procedures = {
	proposal: 'Proposal of the party branch',
	deliberation: 'Deliberation of the village committees',
	review: 'Review by the assembly of party members',
	resolution: 'Resolution of delegates or members',
	resolution_notice: 'Notice of the resolution',
	result_notice: 'Notice of the result'
};
const documents = {
	application: 'Application',
	feasibility: 'Feasibility report or plan of works',
	budget: 'Cost estimate',
	land_opinion: 'Opinion on the land',
	contract: 'Contracts, agreements',
	township_opinion: 'Township’s opinion',
	appraisal_report: 'Appraisal report',
	joint_minutes: 'Minutes of the joint review',
	decision_minutes: 'Minutes of the decision',
	acceptance_report: 'Acceptance report',
	audit_report: 'Audit of the final account',
	other: 'Other papers'
};
const bodies = {
	branch: 'Party branch committee',
	committee: 'Village committees',
	party: 'Assembly of party members',
	delegates: 'Villagers’ delegates',
	members: 'Assembly of members',
	member_delegates: 'Assembly of members’ delegates'
};
const roles: Record<string, string> = {
	village: 'the village',
	township: 'the township',
	appraiser: 'the appraiser',
	department: 'departments',
	county_leader: 'county leaders',
	centre: 'the service centre'
};
const missing: Record<string, string> = {
	'publicity.over': 'the public notice has not run its days',
	'asks.answered': 'papers that were asked for are not answered yet',
	'procedure.complete': 'the village procedure is not complete',
	'appraisal.passed': 'the third-party appraisal has not passed it',
	'joint.signed': 'not every department has signed in agreement',
	'joint.answered': 'not every remark of the departments is answered',
	'place.fits': 'its place does not fit the village, the red lines or its money',
	'result.noticed': 'the notice of the result has not run its days, or has no photo'
};

/** Projects: from the village procedure to the county's decision, works and acceptance. */
export const projects: typeof zh = {
	title: 'Projects',
	lead: 'Villages apply by their procedure; township, appraiser, departments and county review in turn.',
	head: (shown, all) => (shown === all ? `${all} projects` : `${shown} of ${all} projects`),
	listLabel: 'Projects',
	views: { list: 'List', board: 'Board', map: 'Map', label: 'View' },
	mapLabel: 'Map of projects',
	legend: 'Key: the stage they stand at',
	stages,
	states,
	programmes: {
		support: 'Support of collective economies',
		bridging: 'Bridging funds',
		industry: 'Local industries',
		pairing: 'Enterprise–village pairs',
		other: 'Other'
	},
	matters: {
		affairs: 'Village affairs (villagers’ delegates)',
		letting: 'Letting collective property (members)',
		outside_letting: 'Letting farm land to outsiders (members; township approves)',
		disposal: 'Disposal of collective property (members)',
		distribution: 'Distribution of proceeds (members)'
	},
	headings: {
		county_budget: 'County budget',
		agri_consolidated: 'Consolidated agricultural funds',
		land_gain: 'Land-transfer gain',
		mining_gain: 'Mining-right gain',
		social_capital: 'Social capital',
		pairing: 'Enterprise–village pairing',
		upper: 'Central, provincial, municipal funds',
		own: 'Village’s own'
	},
	columns: {
		code: 'No.',
		name: 'Project',
		village: 'Village',
		state: 'Stands at',
		age: 'Days so far',
		due: 'Due',
		asked: 'Asked, 10k yuan'
	},
	fields: {
		name: 'Name',
		year: 'Year',
		programme: 'Programme',
		village: 'Village',
		zone: 'Zone',
		matter: 'Who decides',
		heading: 'Source of money',
		asked: 'Asked for',
		own: 'Raised by itself',
		summary: 'What is built',
		income: 'Expected income a year',
		households: 'Households that gain',
		jobs: 'Jobs'
	},
	hints: {
		name: '2 to 60 characters',
		zone: 'Leave empty outside of zones',
		matter: 'Says which body votes and by which rule its votes are counted',
		own: 'Leave empty where none is',
		summary: 'What, where and how large',
		income: 'A year’s; leave empty where it is not known'
	},
	noZone: 'in no zone',
	chooseOne: 'Choose',
	units: { yuan: 'yuan', wan: '10k', days: (count) => `${count} days` },
	filter: 'Filter projects',
	search: 'No., name, village, zone',
	clear: 'Clear filters',
	all: {
		state: 'Every stage',
		programme: 'Every programme',
		place: 'Every township and village',
		layout: 'Every layout',
		year: 'Every year',
		amount: 'Any amount'
	},
	amounts: { small: 'Below 500 000 yuan', middle: '500 000 to 2 million yuan', large: 'Above 2 million yuan' },
	late: 'Overdue',
	open: 'Under way',
	layouts: {
		adjacent: 'Contiguous by place',
		chain: 'Along a value chain',
		complement: 'Complementary factors',
		project: 'Led by a project'
	},
	ofZone: 'Projects of the zone',
	ofZoneNone: 'No project builds on this zone yet.',
	empty: 'No projects yet. A village enters one and begins with its procedure.',
	nothing: 'No project fits these filters.',
	choose: 'Choose a project to see where it stands.',
	boardEmpty: 'None',
	boardSum: (count, wan) => `${count} · ${wan} (10k yuan)`,
	total: (count, asked, approved) => `${count} in all · asked ${asked} · approved ${approved} (10k yuan)`,
	overdue: (day) => `▲ due ${day}`,
	due: (day) => `due ${day}`,
	publicUntil: (day) => `on notice until ${day}`,
	publicOver: (day) => `notice ended ${day}`,
	round: (count) => `application no. ${count}`,
	export: 'Download',
	csv: 'Download CSV',
	xlsx: 'Download XLSX',
	print: 'Print',
	template: 'Template of the project pool',
	import: 'Import the project pool',
	add: 'Enter a project',
	edit: 'Change what was entered',
	save: 'Save',
	saved: (code) => `Saved: ${code}`,
	record: 'Open the project',
	dossier: 'Print its page',
	back: 'Projects',
	strip: 'Course',
	facts: 'What is applied for',
	approved: 'Approved',
	asked: 'Asked for',
	own: 'Raised by itself',
	comma: ', ',
	pair: (name, value) => `${name}: ${value}`,
	enteredOn: 'Entered',
	next: 'Next step',
	nothingOpen: 'This step is not yours.',
	over: 'It is over; nothing follows.',
	waits: { village: 'waits for the village', township: 'waits for the township', county: 'waits for the county' },
	who: (names) => `To be taken by ${names}`,
	roles,
	steps: {
		submit: 'Hand in to the township',
		withdraw: 'Take back',
		pass: 'Pass on',
		decide: 'Enter the decision',
		start: 'Enter the start of works',
		accept: 'Enter the acceptance',
		close: 'Close',
		return: 'Send back',
		reject: 'Do not approve'
	},
	acts: {
		enter: 'Entered',
		commission: 'Appraisal commissioned',
		appraise: 'Appraised: not passed',
		sign: 'A department signed'
	},
	done: (step) => `Entered: ${step}`,
	sure: 'Cannot be undone, only sent back',
	told: {
		return: 'It begins anew in the village; appraisal and joint review are done again, former records stay.',
		reject: 'It ends here and cannot be handed in again; a new project can be entered.',
		decide: 'What is approved is the most that will ever be paid.'
	},
	form: {
		opinion: 'Opinion',
		opinionHint: 'May be left empty; 2 to 500 characters',
		approvalNumber: 'Number of the township’s approval',
		approvalHint: 'Letting farm land to outsiders needs the township’s approval first',
		body: 'Deciding body',
		meeting: 'Meeting',
		meetingHint: 'Such as: 12th meeting of the standing committee',
		number: 'Number of the minutes',
		decidedOn: 'Day of the minutes',
		approved: 'Approved, yuan',
		approvedHint: (yuan) => `At most the ${yuan} yuan asked for`,
		startedOn: 'Works began',
		checkedOn: 'Checked by the owner',
		townshipOn: 'Accepted by the township',
		acceptedOn: 'Accepted by the county',
		result: 'Result',
		postedOn: 'On notice since',
		postedAt: 'Where it hangs',
		postedHint: (days) => `The next step opens after ${days} days`,
		unbiased: 'Nothing ties me to the village or the contractor',
		reason: 'Reason',
		reasonHint: '2 to 500 characters'
	},
	decisionBodies: { committee: 'Party committee', government: 'Government', both: 'Party committee and government' },
	missing,
	procedure: {
		title: 'Village procedure',
		note: 'Votes are counted by the rule of the day; photos have their time and place',
		kinds: procedures,
		bodies,
		record: 'Enter',
		mend: 'Correct',
		photo: 'Add a photo',
		none: 'not entered',
		heldOn: 'Day',
		from: 'First day',
		until: 'Last day',
		untilHint: (days) => `at least ${days} days`,
		place: 'Place',
		body: 'Body',
		calledOn: 'Members called on',
		calledHint: (days) => `at least ${days} days before`,
		due: 'Entitled',
		present: 'Present',
		approve: 'For',
		against: 'Against',
		abstain: 'Abstained',
		reason: 'Why it is corrected',
		outcomes: { passed: 'Passed', rejected: 'Not passed', void: 'Too few present: void' },
		rule: (present, approve) => `at least ${present} present, ${approve} for`,
		votes: (due, present, approve, against, abstain) =>
			`${due} entitled, ${present} present; ${approve} for, ${against} against, ${abstain} abstained`,
		hung: (from, until) => `${from} to ${until}`,
		photos: (count) => `photos: ${count}`,
		complete: 'Complete; it can be handed in.',
		lacks: {
			record: 'not entered',
			outcome: 'not passed',
			photo: 'no photo',
			hanging: 'its days have not run'
		},
		done: (kind) => `Entered: ${kind}`
	},
	documents: {
		title: 'Papers and photos',
		kinds: { ...documents, photo: 'Photo' },
		none: 'No papers yet.',
		needed: (names) => `Still needed here: ${names}`,
		add: 'Add',
		kind: 'Kind of paper',
		file: 'File',
		hint: 'JPG, PNG, WebP or PDF, at most 10 MB',
		ofWhat: 'What the photo is of',
		work: 'The works',
		takenAt: 'Taken at',
		takenPlace: 'Taken where',
		added: 'Added',
		withdraw: 'Take off',
		withdrawn: 'Taken off',
		confirm: (name) => `Take “${name}” off? It stays stored and counts no more.`,
		all: 'All papers'
	},
	place: {
		title: 'Where it is built',
		none: 'not drawn yet',
		mapLabel: 'Map of where the project is built',
		hint: 'Draw round it, or press a parcel. It is drawn while the village has the project in hand, and may be drawn anew; former shapes are kept.',
		answers: 'Held against village, zone, red lines and money',
		note: 'By the table of uses of the day it was entered',
		checks: { area: 'Area', village: 'Village', zone: 'Zone', lines: 'Red lines', heading: 'Money' },
		states: {
			fits: 'fits',
			misfit: 'does not fit',
			asked: 'the table does not say: ask natural resources',
			unknown: 'no red lines are known here',
			none: 'in no zone'
		},
		misfit: {
			area: (blocks) => (blocks ? 'not drawn: cannot be handed in' : 'not drawn'),
			village: (blocks) => (blocks ? 'beyond the village: cannot be handed in' : 'beyond the village'),
			zone: (blocks) => (blocks ? 'beyond the zone: cannot be handed in' : 'beyond the zone'),
			lines: (blocks) =>
				blocks ? 'in a red line that forbids the use: cannot be handed in' : 'in a red line that forbids the use',
			heading: (blocks) =>
				blocks ? 'not a source for this programme: cannot be handed in' : 'not a usual source for this programme'
		},
		show: 'Show',
		piece: (number) => `piece ${number}`,
		draw: 'Draw it',
		look: 'See it',
		back: 'Back to the project',
		done: 'The area is saved'
	},
	asks: {
		title: 'Asked for and reminded of',
		none: 'Nothing was asked for or reminded of.',
		ask: 'Ask for more papers',
		answer: 'Answer',
		remind: 'Remind',
		kinds: { ask: 'Asked for', answer: 'Answered', remind: 'Reminded' },
		body: 'Words',
		open: (day) => `answer by ${day}`,
		done: { ask: 'Asked for', answer: 'Answered', remind: 'Reminded' }
	},
	appraisal: {
		title: 'Third-party appraisal',
		none: 'Not commissioned yet.',
		list: 'My appraisals',
		listLead: 'Projects the county’s service centre has commissioned you to appraise.',
		listEmpty: 'Nothing has been commissioned from you.',
		commission: 'Commission',
		again: 'Commission somebody else',
		person: 'Appraiser',
		noPersons: 'There are no appraisers yet; the administrator invites them under People.',
		organisation: 'Organisation',
		organisationHint: 'Empty: the one the appraiser is registered with',
		by: (organisation, on, due) => `${organisation} · commissioned ${on} · due ${due}`,
		item: 'Item',
		most: 'Most',
		floor: 'Floor',
		points: 'Points',
		why: 'Grounds',
		vetoes: 'Grounds that forbid',
		noVeto: 'No ground that forbids',
		total: 'Total',
		pass: (points) => `passes with ${points}`,
		opinion: 'Opinion',
		outcomes: { passed: 'Passed', failed: 'Failed' },
		under: (names) => `Under the floor: ${names}`,
		vetoed: (names) => `Forbidden by: ${names}`,
		deliver: 'Deliver the result',
		deliverSure: 'Cannot be changed once delivered',
		delivered: 'The result is delivered',
		columns: { project: 'Project', village: 'Village', due: 'Due', state: 'State' },
		waiting: 'to be appraised',
		report: 'Appraisal report',
		reportHint: 'Add the report first, then deliver the result'
	},
	joint: {
		title: 'Joint review',
		note: 'Once all have signed in agreement and every remark is answered, the leading department passes it on',
		none: 'Not yet in joint review.',
		leads: 'leads',
		stances: { agree: 'Agrees', remarks: 'Agrees with remarks', object: 'Objects' },
		waiting: 'not signed',
		sign: 'Sign',
		signAgain: 'Sign anew',
		stance: 'Opinion',
		points: 'Remarks',
		pointsHint: 'One a line, 500 characters at most; none where you agree',
		signed: 'Signed',
		answer: 'Answer',
		answers: { adopted: 'Adopted', partly: 'Partly adopted', declined: 'Declined' },
		reply: 'Words',
		replyHint: 'Say why where it is not adopted whole',
		replied: 'The answer is saved',
		noReply: 'not answered'
	},
	decision: {
		title: 'Decision',
		line: (body, meeting, number, on) => `${body} · ${meeting} · ${number} · ${on}`,
		approved: (yuan) => `approved ${yuan} yuan`
	},
	recusal: {
		title: 'Recusals',
		none: 'Nobody has stepped aside.',
		say: 'I step aside',
		grounds: { home_village: 'from the village', kinship: 'related' },
		ground: 'Ground',
		note: 'You cannot act on this project afterwards',
		done: 'Entered'
	},
	settings: {
		title: 'Rules of review',
		open: 'Rules',
		stage: 'Stage',
		days: 'Working days',
		noDays: 'no limit',
		publicity: 'Days of notice',
		documents: 'Papers needed',
		who: 'By whom',
		departments: 'Departments that sign',
		departmentsNote: 'The first one leads',
		none: 'No departments are set yet',
		leave: 'do without this stage',
		validFrom: 'From',
		source: 'On whose word',
		note: 'Projects that were entered go by the rules of that day',
		done: 'Rules saved',
		up: 'make it lead',
		sheet: (pass) => `Score sheet (passes with ${pass})`
	},
	paper: {
		title: 'Project sheet',
		result: 'Result',
		note: 'Set from what was entered; the signed originals hold.',
		made: 'Printed',
		signVillage: 'Village (seal)',
		signTownship: 'Township (seal)',
		signCounty: 'Service centre (seal)'
	},
	history: 'Course so far',
	historyNote: 'Each step once',
	sheet: {
		name: 'Projects',
		heads: ['Township', 'Approved, yuan', 'Stands at', 'Since', 'Due', 'On notice until', 'Entered']
	},
	faults: {
		length: ({ least, most }) => `${String(least)} to ${String(most)} characters`,
		choice: () => 'choose one',
		money: () => 'an amount with at most two decimals',
		count: () => 'a whole number',
		year: ({ least, most }) => `a year from ${String(least)} to ${String(most)}`,
		village: () => 'a village you see',
		zone: () => 'no such zone, or no longer in force'
	},
	reasons: {
		'project.unknown': 'There is no such project.',
		'project.changed': 'Somebody else has just acted on it; look again first.',
		'project.invalid': 'Some fields are not right.',
		'project.not_in_hand': 'It has been handed in; it can be changed once it is sent back.',
		'project.in_hand': 'The village has not handed it in.',
		'project.over': 'It is over.',
		'project.matter_stands': 'A resolution was taken by the former body; who decides cannot be changed any more.',
		'project.role': ({ expected }: Detail) =>
			`This step is for ${list((expected as string[]).map((each) => roles[each] ?? each))}.`,
		'project.recused': ({ ground }: Detail) =>
			ground === 'kinship'
				? 'You have stepped aside and cannot act on it.'
				: 'You are from this village and have to step aside.',
		'project.recused_already': 'You have stepped aside already.',
		'project.nobody': 'Only registered people can step aside.',
		'project.unbiased': 'Confirm that nothing ties you to it, or step aside.',
		'project.needs': ({ missing: names, documents: papers, procedure, until }: Detail) =>
			`Not yet: ${[
				...(names as string[])
					.filter((each) => each !== 'documents')
					.map((each) =>
						each === 'publicity.over' && until ? `on notice until ${String(until)}` : (missing[each] ?? each)
					),
				...((papers as (keyof typeof documents)[]).length > 0 && (names as string[]).includes('documents')
					? [`missing ${list((papers as (keyof typeof documents)[]).map((each) => documents[each]))}`]
					: []),
				...((names as string[]).includes('procedure.complete')
					? (procedure as { kind: keyof typeof procedures }[]).map(({ kind }) => procedures[kind])
					: [])
			].join('; ')}.`,
		'project.area_elsewhere': ({ expected }: Detail) => `None of it lies in ${String(expected)}.`,
		'project.words': ({ expected }: Detail) => `${String(expected)} characters.`,
		'project.day': ({ expected, got }: Detail) => `A day from ${String(expected)}, not ${String(got) || 'none'}.`,
		'project.body': 'Choose the deciding body.',
		'project.approved': ({ expected }: Detail) =>
			`More than nothing and at most the ${(Number(expected) / 100).toFixed(2)} yuan asked for.`,
		'project.reminded': ({ got }: Detail) => `${String(got)} has reminded of it today.`,
		'project.ask_unknown': 'It is answered already, or gone.',
		'project.file_kind': 'Choose the kind of paper.',
		'project.photo_time': ({ expected }: Detail) => `A photo has its time, not after now (${String(expected)}).`,
		'project.photo_picture': 'A photo is JPG, PNG or WebP.',
		'project.file_unknown': 'Only your own papers of this stage can be taken off.',
		'procedure.day': ({ expected }: Detail) => `A day ${String(expected)}.`,
		'procedure.first': ({ expected }: Detail) =>
			`Enter “${procedures[expected as keyof typeof procedures] ?? String(expected)}” first.`,
		'procedure.order': ({ expected, got }: Detail) =>
			`Meetings come in their order: a day ${String(expected)}, not ${String(got)}.`,
		'procedure.place': ({ expected }: Detail) => `A place of ${String(expected)} characters.`,
		'procedure.notice_days': ({ expected }: Detail) => `It has to hang longer: last day ${String(expected)}.`,
		'procedure.body': ({ expected }: Detail) =>
			`This is decided by ${list((expected as (keyof typeof bodies)[]).map((each) => bodies[each] ?? each))}; choose.`,
		'procedure.called': ({ expected }: Detail) => `Members are called ${String(expected)}.`,
		'procedure.not_now': 'This cannot be entered where the project stands now.',
		'vote.counts': 'Whole numbers, with at least one entitled.',
		'vote.present': ({ expected, got }: Detail) => `${String(got)} present are more than ${String(expected)} entitled.`,
		'vote.sum': ({ expected, got }: Detail) =>
			`For, against and abstained are ${String(got)}; ${String(expected)} were present.`,
		'appraisal.score': ({ expected, got }: Detail) =>
			`A whole number ${String(expected)}, not ${String(got) || 'nothing'}.`,
		'appraisal.note': 'Grounds of 300 characters at most.',
		'appraisal.not_now': 'It is not in third-party appraisal.',
		'appraisal.person': 'Choose an appraiser.',
		'appraisal.delivered': 'The result is delivered already.',
		'appraisal.not_yours': 'It was not commissioned from you.',
		'joint.no_departments': 'No departments are set; the service centre sets them under Rules.',
		'joint.lead': ({ expected }: Detail) => `The leading department passes it on: ${list(expected)}.`,
		'joint.not_yours': ({ expected }: Detail) => `To be signed by ${list(expected)}.`,
		'joint.not_now': 'It is not in joint review.',
		'joint.answered': 'Remarks were answered; it can only be signed in agreement now.',
		'permission.missing': 'You may not take this step.',
		'step.unknown': 'There is no such step.',
		'step.from': 'It does not stand there now; reload the page.',
		'step.level': 'Another level takes this step.',
		'step.same_hand': 'You acted on the stage before; somebody else takes this one.',
		'step.reason': 'A reason of 2 to 500 characters.',
		'opinion.agree_alone': 'No remarks where you agree; else choose “agrees with remarks”.',
		'opinion.no_points': 'Write the remarks, one a line.',
		'opinion.points': ({ expected }: Detail) => `At most ${String(expected)}.`,
		'opinion.long': ({ expected }: Detail) => `At most ${String(expected)} characters each.`,
		'opinion.reply': ({ expected }: Detail) => `${String(expected)} characters.`,
		'settings.day': 'Write a day.',
		'settings.source_needed': 'On whose word: 2 to 200 characters.',
		'settings.value': 'One of them breaks the rule.',
		'settings.changed': 'Somebody else has just set them; look again first.',
		'file.too_large': 'The file is larger than 10 MB.',
		'file.needed': 'Choose a file.',
		'file.kind': 'JPG, PNG, WebP and PDF only.',
		'request.failed': 'No connection to the server; try again later.'
	}
};
