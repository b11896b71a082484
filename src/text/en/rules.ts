import type { rules as zh } from '../zh/rules.ts';

export const rules: typeof zh = {
	titles: {
		contracts: 'Rules',
		cases: 'Time limits',
		offers: 'Time limits',
		charges: 'Settings',
		debts: 'Base and targets',
		plans: 'Time limits'
	},
	notes: {
		contracts:
			'They hold from a day on; contracts signed before are looked through by the values of their day. Saving looks through the county anew.',
		cases:
			'They hold from a day on: clocks that run already stay, each later step is timed by the new values. Working days are Monday to Friday with the two lists below.',
		offers:
			'They hold from a day on: clocks that run already stay, each later step is timed by the new values. Days off and worked weekends are set with the time limits of cases.',
		charges: 'They hold from a day on: what is due already stays as it is.',
		debts:
			'They hold from a day on. Openings that are entered do not move with the base date: check both ledgers before changing it.',
		plans:
			'They hold from a day on: days that opinions are asked by and links that are made stay. Days off and worked weekends are set with the time limits of cases.'
	},
	keys: {
		'contract.second_round_ends_on': 'Last day of the second round',
		'contract.lease_years': 'Longest lease, years',
		'contract.low_price_percent': 'Low: under so many per cent of the reference',
		'contract.growth_after_years': 'Growth clause after so many years',
		'contract.auction_from': 'Public bidding from (empty: not said)',
		'contract.escalation_days': 'Handed up: working days',
		'contract.rectify_days': 'Put right: working days',
		'contract.meeting_days': 'Days between meetings',
		'case.publicity_days': 'Days put up in public',
		'case.days.assigned': 'Measure after sending out, working days',
		'case.days.suspected': 'Send out after opening or recall, working days',
		'case.days.measured': 'Put up after measuring, working days',
		'case.days.publicised': 'Negotiate after putting up, working days',
		'case.days.objected': 'Answer an objection, working days',
		'case.days.negotiating': 'Negotiation, working days',
		'case.days.resolving': 'Sign after the resolution, working days',
		'case.days.supplemented': 'Close after a supplement, working days',
		'case.days.re_signed': 'Close after signing anew, working days',
		'case.days.reclaimed': 'Close after taking back, working days',
		'case.days.to_equity': 'Close after turning into shares, working days',
		'case.days.legal_review': 'Legal review, working days',
		'case.days.escalated': 'Handed up, working days',
		'calendar.holidays': 'Days off',
		'calendar.worked': 'Weekend days that are worked',
		'offer.days.waiting': 'Set a reserve price, working days',
		'offer.days.drafted': 'Resolution on the price, working days',
		'offer.days.resolved': 'Township review, working days',
		'offer.days.approved': 'Tell the members, working days',
		'offer.days.noticed': 'Listing after the notice, working days',
		'offer.days.listed': 'Result after the listing closes, working days',
		'offer.days.awarded': 'Contract after the award, working days',
		'offer.days.failed': 'Decide after no bidder, working days',
		'charge.receipt_name': 'Name of the receipt',
		'charge.pay_days': 'Days to pay after a year begins',
		'zones.plan.days.asked': 'Opinions, working days (the day that is proposed)',
		'zones.plan.days.reviewed': 'Decision after the leading group, working days',
		'zones.plan.days.approved': 'Publication after the decision, working days',
		'zones.plan.answer_days': 'Whoever is asked has at least, working days',
		'zones.plan.link_days': 'A shared link is good at most, days',
		'debts.base_date': 'Base date',
		'debts.targets': 'Targets (per cent resolved in all by the end of a year)'
	},
	hints: {
		'case.publicity_days': 'Calendar days, at least 7.',
		'calendar.holidays': 'One a line, such as 2026-10-01, by the yearly notice.',
		'calendar.worked': 'One a line, by the yearly notice.',
		'charge.receipt_name': 'The product issues no receipts, it notes their numbers; the name is the finance office’s.',
		'debts.base_date': 'What stood at the end of this day is the opening of both ledgers.',
		'debts.targets': 'A bound belongs to its own bracket; a year that is not named goes on as the one before.'
	},
	shipped: 'The shipped value.',
	since: (day, source) => `Since ${day}, by ${source}.`,
	later: (day, value, source) => `Set from ${day}${value ? `: ${value}` : ': another set'} (${source}).`,
	validFrom: 'From',
	source: 'Source (document)',
	sourceHint: '2 to 200 characters; they stand in the trail',
	save: 'Save',
	saved: {
		contracts: 'Saved; the county’s contracts are being looked through anew',
		cases: 'Saved; later steps are timed by it',
		offers: 'Saved; later steps are timed by it',
		charges: 'Saved; what becomes due later goes by it',
		debts: 'Saved',
		plans: 'Saved; what is sent out or taken on from now on goes by the new values'
	},
	targets: {
		to: 'up to 10k yuan',
		above: 'above',
		by: (year) => `end of ${year} %`,
		row: (n) => `Bracket ${n}`,
		remove: 'Remove',
		addBracket: 'Add a bracket',
		addYear: 'Add a year'
	},
	conflict: {
		title: 'Somebody changed this after you opened it',
		set: (day, source) => `Set by somebody else: since ${day}, by ${source}`,
		theirs: 'As it stands',
		mine: 'As you typed it',
		same: 'The content is the same; only the first day or the document differs.',
		keepTheirs: 'Leave it as it stands; drop mine',
		keepMine: 'I have seen it; save mine'
	},
	reasons: {
		'settings.day': 'The first day is a day such as 2026-01-01.',
		'settings.value': (detail) =>
			detail.key === 'debts.targets'
				? 'Targets were not saved: bounds rise, per cents lie between 0 and 100 and never fall from year to year.'
				: `“${keys[String(detail.key)] ?? String(detail.key)}” does not take “${shown(detail.got)}”: expected ${expected[String(detail.key)] ?? 'a whole number from 1 to 365'}.`,
		'settings.source_needed': 'Name the document it rests on, 2 to 200 characters.',
		'settings.unknown': 'Nothing to save: change a value first.',
		'settings.changed': 'Not saved: somebody changed this after you opened it. Both are listed below; choose one.',
		'permission.missing': 'Your role does not change settings.',
		'request.failed': 'It did not arrive; try again.'
	}
};

const keys: Readonly<Record<string, string>> = rules.keys;
const shown = (got: unknown): string => (got === null ? 'nothing' : String(got).slice(0, 60));
const expected: Record<string, string> = {
	'contract.second_round_ends_on': 'a day such as 2028-12-31',
	'contract.auction_from': 'a day such as 2026-01-01, or nothing',
	'contract.lease_years': 'a whole number from 1 to 100',
	'contract.growth_after_years': 'a whole number from 1 to 100',
	'contract.low_price_percent': 'a whole number from 1 to 100',
	'case.publicity_days': 'a whole number from 7 to 60',
	'calendar.holidays': 'days, one a line, such as 2026-10-01',
	'calendar.worked': 'days, one a line, such as 2026-10-10',
	'charge.receipt_name': '2 to 60 characters',
	'debts.base_date': 'a day such as 2025-12-31'
};
