import type { home as zh } from '../zh/home.ts';

export const home: typeof zh = {
	title: 'Waiting and progress',
	lead: 'What waits for you, the soonest due first, each a click from its record; at the right how far each place is, parts and wholes.',
	head: (shown, all) => (shown === all ? `${all} wait for you` : `${shown} of ${all}`),
	views: { waiting: 'Waits for me', progress: 'Progress by place' },
	kinds: {
		case: 'Case',
		contract: 'Contract',
		handup: 'Handed up',
		charge: 'Overdue charge',
		waiver: 'Waiver to grant',
		debt: 'Prohibited new debt',
		offer: 'Offering',
		meeting: 'Village meeting',
		finding: 'Lead',
		plan: 'Zone plan',
		opinion: 'Opinion asked for'
	},
	asks: {
		plan: {
			answer: 'answer the opinions',
			review: 'bring before the leading group',
			decide: 'county decision',
			publish: 'publish'
		},
		opinion: 'give an opinion',
		case: {
			suspected: 'send out',
			assigned: 'measure on the ground',
			measured: 'put up in public',
			publicised: 'negotiate once its days are over',
			objected: 'answer the objection',
			negotiating: 'resolve in assembly',
			resolving: 'sign or take back as resolved',
			supplemented: 'close',
			re_signed: 'close',
			reclaimed: 'close',
			to_equity: 'close',
			legal_review: 'act on the lawyer’s opinion',
			escalated: 'deal with what was handed up'
		},
		contract: {
			review: 'review the entry',
			decide: 'say whether it is regular',
			rectify: 'begin to put right',
			record: 'enter what was done',
			finish: 'confirm it is put right',
			judged: 'enter the outcome in court'
		},
		offer: {
			waiting: 'set a reserve price',
			drafted: 'resolve in assembly',
			resolved: 'approve the reserve price',
			approved: 'tell members of their priority',
			noticed: 'list it',
			listed: 'enter the result',
			awarded: 'enter the new contract',
			failed: 'list it anew'
		},
		meeting: {
			plan: 'plan this month’s meeting',
			record: 'enter attendance and votes',
			remind: 'remind of the missed month'
		},
		handup: 'answer',
		charge: 'ask for payment',
		waiver: 'grant the waiver',
		debt: 'see and comment',
		finding: (kind) => `look into: ${kind}`
	},
	columns: { due: 'Due', kind: 'Matter', name: 'No.', ask: 'What to do', village: 'Village' },
	late: 'overdue',
	noDay: '—',
	unplaced: 'no known village',
	filter: 'Filter what waits',
	search: 'number, village, what to do',
	clear: 'Show all',
	any: { kind: 'All matters', township: 'All townships', late: 'Overdue or not' },
	labels: { kind: 'Matter', township: 'Township', late: 'Overdue' },
	lateOnly: (count) => `Overdue only (${count})`,
	ofKind: (kind, count) => `${kind} ${count}`,
	more: (kind, shown, all) => `${kind}: the first ${shown} of ${all}.`,
	allOf: 'See all',
	total: (count, late) => `${count} · ${late} overdue`,
	empty: 'Nothing waits for you. See how far the places are, or open the map.',
	toProgress: 'See progress',
	toMap: 'Open the map',
	nothing: 'Nothing fits. Loosen the filter.',
	export: 'Export',
	waitingXlsx: 'What waits, Excel',
	waitingCsv: 'What waits, CSV',
	progressXlsx: 'Progress, Excel',
	progressCsv: 'Progress, CSV',
	progress: {
		title: 'Progress',
		note: 'part / whole',
		noFigures: 'No contracts, land, charges or debts yet. Take in the ledgers under Import.',
		toImport: 'Go to import',
		county: (name) => `Back to ${name}`,
		place: { county: 'Township', township: 'Village', village: 'Village' },
		opens: 'open the list',
		total: 'Total',
		unit: { count: 'contracts', mu: 'mu', fen: '10k yuan' },
		measures: {
			cleared: { name: 'Contracts cleared', part: 'Cleared', whole: 'Found' },
			oral: { name: 'Oral contracts settled', part: 'Settled', whole: 'Oral' },
			rectified: { name: 'Irregular put right', part: 'Put right', whole: 'Irregular' },
			land: { name: 'New land signed for', part: 'Signed for', whole: 'New' },
			paid: { name: 'Charges paid', part: 'Paid', whole: 'Due' },
			receivable: { name: 'Claims recovered', part: 'Recovered', whole: 'Claimed at base date' },
			payable: { name: 'Debts resolved', part: 'Resolved', whole: 'Owed at base date' }
		},
		caption: 'Places sum to the level above; 0/0 is —. What is due holds no estimate.',
		share: 'share'
	},
	sheet: {
		waiting: 'what waits',
		progress: 'progress',
		heads: ['Due', 'Overdue', 'Matter', 'No.', 'What to do', 'Village'],
		code: 'Code',
		place: 'Place',
		yuan: 'yuan',
		percent: '%'
	}
};
