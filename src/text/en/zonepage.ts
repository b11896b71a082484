import type { zonepage as zh } from '../zh/zonepage.ts';

export const zonepage: typeof zh = {
	back: 'Back to the list',
	onMap: 'On the map',
	noZone: 'There is no such zone, or none of its villages is in your scope.',
	mapLabel: (zone) => `Map of ${zone}`,
	partly: 'Only villages in your scope are listed.',
	unit: { days: 'days', people: 'people', yuan: 'yuan', percent: '%' },
	figures: { village: 'villages', jobs: 'Jobs' },
	roles: {
		lead: 'Leads',
		produce: 'Grows and raises',
		supply: 'Supplies',
		process: 'Processes',
		sell: 'Sells',
		serve: 'Serves',
		member: 'Member'
	},
	members: {
		title: 'Villages and their parts',
		note: 'a name finds it on the map',
		none: 'No villages yet. Name their codes when the zone is imported, or paint them into a plan.',
		columns: {
			name: 'Village',
			township: 'Township',
			area: 'Area (mu)',
			role: 'Part',
			contracts: 'Contracts',
			newLand: 'New land (mu)'
		},
		sortBy: (column) => `Sort by ${column}`,
		total: (count) => `${count} villages`,
		give: 'Part…',
		giveOf: (village) => `Part of ${village}`,
		form: {
			title: (village) => `What ${village} does`,
			role: 'Part',
			unsaid: 'Not said',
			leads: 'Leads the zone (one village does; who led before no longer will)',
			save: 'Save'
		},
		saved: 'Kept; what was said before stays in the history.'
	},
	links: {
		title: 'Links of the chain',
		note: 'arcs run from light to dark: from giver to taker',
		none: 'No supply, processing or sale between villages has been entered.',
		noneHere: 'No links between villages in your scope.',
		heads: { from: 'From', to: 'To', flow: 'What flows' },
		add: 'Enter a link…',
		remove: 'Remove',
		removeOf: (from, to, flow) => `Remove ${flow} from ${from} to ${to}`,
		gone: 'no longer a member',
		form: {
			title: 'Enter a link of the chain',
			from: 'From (the village that gives)',
			to: 'To (the village that takes)',
			flow: 'What flows',
			flowHint: 'such as silage, fresh fruit, manure',
			save: 'Enter',
			choose: 'Choose'
		},
		added: 'The link is entered.',
		removed: 'The link is removed; it stays in the history.',
		total: (count) => `${count} links`
	},
	history: {
		title: 'How its extent came about',
		note: 'by the day it was recorded',
		one: (day) => `Extent and villages have not changed since they were recorded on ${day}.`,
		slider: 'Choose a day to see the extent of then',
		now: 'Now',
		earlier: 'Earlier',
		later: 'Later',
		toNow: 'Back to now',
		then: (day) => `On ${day}`,
		area: 'Area',
		change: (mu) => `${mu} mu until now`,
		villages: 'Villages',
		count: (count) => `${count}`,
		unknown: 'the villages of that time were not kept',
		joined: 'Joined since',
		left: 'Left since',
		nobody: 'none',
		drawn: 'the broken line on the map is the extent of then',
		comma: ', '
	},
	body: {
		title: 'Who runs it',
		none: 'Nobody has been entered who runs the zone.',
		kinds: { alliance: 'Industry alliance', union: 'Joint cooperative', company: 'Company' },
		states: { draft: 'Draft', in_force: 'In force', ended: 'Ended' },
		enter: 'Enter who runs it…',
		change: 'Change the facts…',
		shares: 'Set shares…',
		village: 'Contribution…',
		villageOf: (village) => `Change the contribution of ${village}`,
		year: 'Enter a year’s returns…',
		yearOf: (year) => `Change the returns of ${year}`,
		dropYear: (year) => `Remove the returns of ${year}`,
		dropSure: (year, amount) => `Remove the returns of ${year} (${amount} yuan)? They stay in the history.`,
		drop: 'Remove',
		save: 'Save',
		saved: 'Kept; what was said before stays in the history.',
		facts: {
			kind: 'Kind',
			name: 'Name',
			status: 'Status',
			creditCode: 'Social credit code',
			agreementNo: 'Agreement number',
			agreedOn: 'Signed on',
			startsOn: 'From',
			endsOn: 'Until (the day after)',
			note: 'Note'
		},
		factHints: {
			creditCode: '18 characters; empty where there is none',
			note: 'say what, never who',
			endsOn: 'empty where no end is agreed'
		},
		period: 'Period',
		open: 'no end agreed',
		columns: {
			village: 'Village',
			moneyFen: 'Money (yuan)',
			landMu: 'Land (mu)',
			landFen: 'Land valued (yuan)',
			assetFen: 'Assets valued (yuan)',
			labourDays: 'Labour (days)',
			labourFen: 'Labour valued (yuan)',
			valued: 'Contribution (yuan)',
			share: 'Share (%)',
			jobs: 'Jobs'
		},
		returns: 'Returns (yuan)',
		yearHead: (year) => `Returns of ${year} (yuan)`,
		income: 'Village income (yuan)',
		incomeNote: 'Returns are held against each village’s income here once its ledger stands.',
		total: 'Total',
		distributed: (amount) => `distributed ${amount}`,
		gone: 'no longer a member',
		tableNote: 'shares sum to 100 %, returns to what was distributed',
		live: {
			whole: 'Together exactly 100 %.',
			missing: (sum, gap) => `Together ${sum} %, ${gap} % missing.`,
			over: (sum, gap) => `Together ${sum} %, ${gap} % too much.`,
			paid: (sum) => `Together ${sum} yuan, as distributed.`,
			unpaid: (sum, gap) => `Together ${sum} yuan, ${gap} yuan missing.`,
			overpaid: (sum, gap) => `Together ${sum} yuan, ${gap} yuan too much.`,
			untold: (sum) => `Together ${sum} yuan; what was distributed is not said yet.`
		},
		form: {
			year: 'Year',
			distributed: 'Distributed (yuan)',
			other: (village) => `${village} (no longer a member)`
		},
		lacksTitle: 'Not ready to be in force',
		lacksInForce: 'To be looked at',
		lacks: {
			agreement: () => 'no agreement number',
			agreedOn: () => 'no day of signing',
			startsOn: () => 'no first day',
			parts: () => 'no villages',
			missing: (gap) => `shares lack ${gap} %`,
			over: (gap) => `shares have ${gap} % too much`,
			share: (village) => `${village} has no share`,
			member: (village) => `${village} is no member but has a contribution or a share`,
			distributed: (year) => `nothing said of what ${year} distributed`,
			unpaid: (year, gap) => `returns of ${year} lack ${gap} yuan`,
			overpaid: (year, gap) => `returns of ${year} have ${gap} yuan too much`
		},
		file: {
			title: 'The agreement',
			none: 'No file of the agreement yet.',
			add: 'Add the agreement (picture or PDF)',
			hint: 'Up to 10 MB each; downloaded by whoever sees the whole county.',
			added: 'The file of the agreement is kept.'
		}
	},
	photos: {
		title: 'Pictures of its progress',
		note: 'newest first',
		none: 'No pictures of its progress yet.',
		add: 'Add a picture…',
		whole: 'Whole zone',
		form: {
			title: 'Add a picture of its progress',
			file: 'Picture',
			fileHint:
				'JPG, PNG or WebP up to 10 MB; large ones are first brought down to 2400 pixels. Time and place are read from the picture; the place is told to whoever sees coordinates',
			village: 'Taken in which village',
			on: 'Taken on',
			caption: 'Caption',
			captionHint: 'say what it shows, never who, up to 100 characters',
			save: 'Add',
			choose: 'Choose'
		},
		added: 'The picture is added.',
		remove: 'Remove',
		removeOf: (caption) => `Remove the picture “${caption}”`,
		removeSure: (caption) => `Remove the picture “${caption}”? It cannot be brought back.`,
		removed: 'The picture is removed.',
		takenAt: (when) => `Camera’s clock: ${when}`,
		place: (where) => `Camera’s place: ${where}`,
		alt: (caption, on) => `${caption}, taken on ${on}`
	},
	later: {
		title: 'Money and ranking',
		funds: ['Money by source', 'Once money is watched over here, what came of each of the six sources stands here.'],
		rankings: ['Ranking of its villages', 'Once villages are ranked monthly, their ranks stand here.']
	},
	export: {
		members: 'Download villages',
		body: 'Download contributions and returns',
		csv: 'CSV',
		xlsx: 'Excel'
	},
	sheets: {
		members: 'villages',
		memberHeads: [
			...['Village code', 'Village', 'Township', 'Area (mu)', 'Leads', 'Part', 'Contracts', 'New land (mu)']
		],
		body: 'who runs it',
		bodyHeads: [
			...['Village code', 'Village', 'Money (yuan)', 'Land (mu)', 'Land valued (yuan)', 'Assets valued (yuan)'],
			...['Labour (days)', 'Labour valued (yuan)', 'Contribution (yuan)', 'Share (%)', 'Jobs']
		],
		yes: 'yes'
	},
	fault: (wanted, came) => (came === null || came === '' ? wanted : `${wanted}; it is “${came}”`),
	expected: {
		value: () => 'to be filled in',
		choice: () => 'one of the list',
		credit: () => '18 characters of a social credit code whose last one checks',
		day: () => 'a day such as 2026-11-26',
		'day.not_after': (params) => `not after ${params?.day ?? ''}`,
		'day.after': (params) => `after ${params?.day ?? ''}`,
		money: () => 'an amount with two places at most',
		mu: () => 'mu with two places at most',
		count: () => 'a whole number',
		share: () => '0 to 100 with two places at most',
		member: () => 'a village of the zone',
		year: (params) => `a year of four digits, not after ${params?.year ?? ''}`,
		'year.known': () => 'a year that has been entered',
		'text.shorter': (params) => `${params?.longest ?? ''} characters at most`
	},
	reasons: {
		'zone.unknown': 'There is no such zone, or none of its villages is in your scope.',
		'permission.missing': 'Zones are kept by the service centre, which sees the whole county.',
		'member.unknown': 'The village is no member of the zone. Reload the page.',
		'member.changed': 'Somebody else has just changed what this village does; nothing was kept. Reload the page.',
		'link.ends': 'From and to are two different villages.',
		'link.flow': 'Say what flows, in 40 characters at most.',
		'link.there': 'This link has been entered already.',
		'link.unknown': 'This link is no longer there. Reload the page.',
		'body.changed': 'Somebody else has just changed who runs the zone; nothing was kept. Reload the page.',
		'body.first': 'Enter the name and the kind first.',
		'body.invalid': 'Some fields need another look.',
		'body.unready':
			'What is in force must be complete; this change would leave it incomplete, so nothing was kept. What is missing stands below; you can set it back to a draft first.',
		'photo.unknown': 'This picture is no longer there. Reload the page.',
		'photo.village':
			'Choose a village of the zone in your scope; pictures of the whole zone are added by whoever sees the whole county.',
		'photo.day': (detail) => `The day is one not after ${String(detail.expected)}.`,
		'photo.caption': 'Write a caption of 100 characters at most.',
		'photo.kind': 'A picture is a JPG, PNG or WebP.',
		'photo.file': 'Choose a picture.',
		'file.too_large': 'The file is larger than 10 MB.',
		'file.needed': 'No file came.',
		'file.kind': 'Expected a picture (JPG, PNG, WebP) or a PDF.',
		'request.failed': 'It did not work; try again.'
	}
};
