import type { handovers as zh } from '../zh/handovers.ts';

type Params = Record<string, string> | undefined;

/** The restricted ledger of leads handed over. */
export const handovers: typeof zh = {
	title: 'Leads handed over',
	lead: 'A restricted ledger. The village concerned, leaders and the wall see nothing of it and nothing counts it; every look and export is in the trail.',
	head: (count) => (count === '1' ? '1 line' : `${count} lines`),
	unseen: 'Say why, then look',
	why: 'Why you look',
	whyHint: '2 to 500 characters, kept in the trail',
	look: 'Look',
	again: 'Look again',
	seenFor: (why) => `Looked at for: ${why}`,
	none: 'Nothing was entered.',
	add: 'Enter a lead',
	mend: 'Receipt, corrections',
	save: 'Save',
	export: 'Download',
	xlsx: 'Ledger of leads handed over, Excel',
	csv: 'Ledger of leads handed over, CSV',
	ledger: 'Leads handed over',
	kinds: {
		contract: 'Contract',
		finding: 'Finding',
		case: 'Case',
		charge: 'Charge',
		debt: 'Debt',
		reclaimed: 'Taken back',
		other: 'Other'
	},
	levels: { township: 'Township', county: 'County' },
	heads: [
		...['No.', 'Place', 'Place code', 'Kind of record', 'Record', 'Lead', 'Handed to', 'Handed on', 'Receipt'],
		...['Receipt of', 'Entered by', 'Note']
	],
	columns: {
		code: 'No.',
		place: 'Place',
		record: 'Record',
		lead: 'Lead',
		body: 'Handed to',
		handed: 'Handed on',
		receipt: 'Receipt'
	},
	noReceipt: 'No receipt yet',
	fields: {
		subject_kind: 'Kind of record',
		subject_number: 'Its number',
		lead: 'Lead',
		body: 'Handed to',
		handed_on: 'Handed on',
		receipt_number: 'Receipt number',
		receipt_on: 'Receipt of',
		note: 'Note'
	},
	hints: {
		subject_number: 'Of contracts and debts their own number, else the number on the page',
		lead: 'What is wrong; nobody the matter does not concern',
		body: 'Such as 县纪委监委 or 公安局',
		receipt_number: 'May stay empty until it comes'
	},
	chooseOne: 'Choose one',
	added: (code) => `${code} is entered.`,
	mended: (code) => `${code} is put right.`,
	fault: (wanted, came) => (came === null ? wanted : `${wanted}, got “${came}”`),
	expected: {
		value: () => 'Fill this in',
		choice: () => 'Choose one of the list',
		day: () => 'A day such as 2026-11-26',
		'day.not_after': (params: Params) => `Not after ${params?.day ?? ''}`,
		'day.not_before': (params: Params) => `Not before it was handed over, ${params?.day ?? ''}`,
		'text.shorter': (params: Params) => `At most ${params?.longest ?? ''} characters`,
		'record.known': () => 'A record of your area'
	},
	reasons: {
		'step.reason': 'Give a reason of 2 to 500 characters.',
		'permission.missing': 'Your role cannot do this.',
		'handover.invalid': 'Some fields need a change, see below.',
		'handover.unknown': 'There is no such line, or it is outside your area.',
		'handover.changed': 'Somebody has just changed it; look again.',
		'request.failed': 'It did not work; try again.'
	}
};
