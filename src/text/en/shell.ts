import type { shell as zh } from '../zh/shell.ts';

export const shell: typeof zh = {
	product: 'Mutu',
	demo: 'Demo data',
	demoNote: 'Demo data: an invented county; figures come from public reports and describe no real place',
	roles: {
		county_leader: 'County leader',
		centre: 'Service centre',
		department: 'Department',
		org_dept: 'Organisation department',
		social_work: 'Social work department',
		inspector: 'Inspector',
		appraiser: 'Third-party appraiser',
		lawyer: 'Lawyer',
		township: 'Township',
		agency: 'Township agency centre',
		village: 'Village',
		supervisor: 'Village supervisor',
		grid_officer: 'Grid keeper',
		enforcement: 'Enforcement team',
		judge: 'Judge',
		teller: 'Teller',
		observer: 'Observer of the tally',
		discipline: 'Discipline inspection',
		admin: 'System administrator',
		wall: 'Wall screen',
		scoring: 'Scoring phone',
		none: 'No role'
	},
	self: 'My account',
	changeRole: 'Act in another role',
	signOut: 'Sign out',
	signIn: 'Sign in',
	skip: 'Skip to content',
	navigation: 'Main navigation',
	menu: 'Menu',
	close: 'Close',
	language: 'Switch to Chinese',
	languageShort: '中文',
	search: 'Village, contract or finding no.',
	searchAction: 'Search',
	searchKey: 'Press / to search',
	places: {
		screen: 'Command screen',
		map: 'One map',
		land: 'Land clearing',
		projects: 'Projects',
		appraisals: 'My appraisals',
		zones: 'Industry zones',
		stewardship: 'Stewardship',
		users: 'People',
		devices: 'Devices',
		handovers: 'Leads handed over',
		audit: 'Trail'
	},
	foot: {
		help: 'Help',
		border: 'Borders',
		borderValue: 'schematic',
		system: 'CRS',
		area: 'Area',
		areaValue: 'ellipsoidal · mu to 2 places',
		asOf: 'Data as of',
		never: 'no data yet'
	},
	error: {
		title: 'This page cannot be shown',
		notFound: 'There is nothing at this address, or it has moved.',
		refused: 'Your duties do not cover what is shown here.',
		broken: 'The program failed; no data were changed.',
		restarting: 'The database is restarting, please try again shortly.',
		home: 'Back to the map',
		again: 'Try again',
		status: (status) => `Status ${status}`,
		reasons: {
			'request.too_many': (seconds) =>
				`Too many requests came from here. Please wait ${seconds} s and try again; no data were changed.`,
			'request.too_large': () =>
				'What was sent is larger than this address takes, and was not saved. Large files go through Import or Imagery.',
			'request.foreign': () =>
				"This action was asked for by another site's page and was not carried out. Please do it from the pages here.",
			'session.missing': () => 'You are not signed in, or your session has ended. Please sign in again.',
			'permission.missing': () => 'Your role does not cover this.',
			'password.outworn': () => 'Your password is more than 90 days old; please change it under My account first.',
			'second_factor.export': (_seconds) =>
				'Taking people’s data out asks for a second factor. Please set one up under “My account”.',
			'second_factor.missing': () => 'Your role asks for a second factor. Please set it up under My account first.',
			'county.none': () =>
				'There are no data of any county yet. An administrator can run npm run -s mutu -- demo, or init.'
		}
	},
	unit: { mu: 'mu', yuan: 'yuan', squareMetres: 'm²', metres: 'm' },
	none: '—',
	loading: 'Loading',
	cancel: 'Cancel',
	confirm: 'OK',
	print: 'Print',
	undo: 'Undo',
	total: 'Total',
	sortBy: (column) => `Sort by ${column}`,
	rows: (count) => `${count} rows`
};
