/**
 * Charges as an auditor would keep them on paper: a page a charge, a line a year, money in the order it came. Imports nothing
 * of the product. A planted mistake makes it keep them wrongly, to see that somebody would notice.
 */
export const faults = [
	'none',
	'takes too much',
	'takes a receipt twice',
	'counts what was taken back',
	'keeps a receipt that was taken back',
	'counts what is only asked for',
	'one hand grants its own',
	'is late on the day itself',
	'rounds down',
	'forgets past years'
] as const;
export type Fault = (typeof faults)[number];

export interface PlainTerms {
	village: string;
	/** Hundredths. */
	mu: number;
	priceFen: number;
	signedOn: string;
	startsOn: string;
	endsOn: string;
	pastFrom: string | null;
}

export type PlainAct =
	| { act: 'pay'; charge: number; on: string; fen: number; receipt: string }
	| { act: 'reverse'; charge: number; receipt: string }
	| { act: 'ask'; charge: number; fen: number; by: string }
	| { act: 'grant'; charge: number; waiver: number; by: string };

interface Page {
	terms: PlainTerms;
	years: { fen: number; dueOn: string }[];
	paid: { fen: number; receipt: string; takenBack: boolean }[];
	waivers: { fen: number; by: string; granted: boolean }[];
}

export interface PlainState {
	due: number;
	paid: number;
	waived: number;
	open: number;
	overdue: number;
}

const DAY = 86_400_000;
const at = (day: string) => new Date(`${day}T00:00:00Z`);
const plus = (day: string, days: number) => new Date(at(day).getTime() + days * DAY).toISOString().slice(0, 10);
const anniversary = (day: string, years: number) => {
	const date = at(day);
	date.setUTCFullYear(date.getUTCFullYear() + years);
	return date.toISOString().slice(0, 10);
};
const span = (from: string, to: string) => Math.round((at(to).getTime() - at(from).getTime()) / DAY);

export class PlainBook {
	readonly pages: Page[];
	readonly receipts = new Set<string>();
	readonly fault: Fault;

	constructor(terms: readonly PlainTerms[], fault: Fault = 'none') {
		this.fault = fault;
		this.pages = terms.map((each) => ({ terms: each, years: this.years(each), paid: [], waivers: [] }));
	}

	private years(terms: PlainTerms) {
		const begin = terms.signedOn > terms.startsOn ? terms.signedOn : terms.startsOn;
		const list: { fen: number; dueOn: string }[] = [];
		const run = (from: string, to: string, past: boolean) => {
			for (let year = 0; anniversary(from, year) < to; year++) {
				const first = anniversary(from, year);
				const whole = anniversary(from, year + 1);
				const last = whole < to ? whole : to;
				const exact = (terms.mu * terms.priceFen * span(first, last)) / (100 * span(first, whole));
				const fen = this.fault === 'rounds down' ? Math.floor(exact) : Math.round(exact);
				if (fen > 0) list.push({ fen, dueOn: plus(past ? terms.signedOn : first, 30) });
			}
		};
		if (terms.pastFrom && terms.pastFrom < begin && this.fault !== 'forgets past years')
			run(terms.pastFrom, begin, true);
		run(begin, terms.endsOn, false);
		return list;
	}

	state(charge: number, today: string): PlainState {
		const page = this.pages[charge]!;
		const due = page.years.reduce((sum, year) => sum + year.fen, 0);
		const paid = page.paid
			.filter(({ takenBack }) => !takenBack || this.fault === 'counts what was taken back')
			.reduce((sum, { fen }) => sum + fen, 0);
		const waived = page.waivers
			.filter(({ granted }) => granted || this.fault === 'counts what is only asked for')
			.reduce((sum, { fen }) => sum + fen, 0);
		// What is waived falls off the end; the first years are paid first.
		let reach = due - waived;
		let money = paid;
		let overdue = 0;
		for (const { fen, dueOn } of page.years) {
			const owed = Math.max(0, Math.min(fen, reach));
			reach -= owed;
			const settled = Math.min(owed, money);
			money -= settled;
			if (dueOn < today || (this.fault === 'is late on the day itself' && dueOn === today)) overdue += owed - settled;
		}
		return { due, paid, waived, open: due - paid - waived, overdue };
	}

	/** What the book's keeper says to it; '' when it was written down. */
	do(act: PlainAct, today: string): string {
		const page = this.pages[act.charge]!;
		const { open } = this.state(act.charge, today);
		if (act.act === 'pay') {
			if (act.on > today) return 'paper.future';
			const begin = page.terms.signedOn > page.terms.startsOn ? page.terms.signedOn : page.terms.startsOn;
			if (act.on < begin) return 'paper.too_early';
			if (act.fen < 1) return 'charge.amount';
			if (act.fen > open && this.fault !== 'takes too much') return 'charge.above_due';
			if (this.receipts.has(act.receipt) && this.fault !== 'takes a receipt twice') return 'charge.receipt_twice';
			this.receipts.add(act.receipt);
			page.paid.push({ fen: act.fen, receipt: act.receipt, takenBack: false });
			return '';
		}
		if (act.act === 'reverse') {
			const entry = page.paid.find(({ receipt, takenBack }) => receipt === act.receipt && !takenBack);
			if (!entry) return 'charge.payment_unknown';
			entry.takenBack = true;
			if (this.fault !== 'keeps a receipt that was taken back') this.receipts.delete(act.receipt);
			return '';
		}
		if (act.act === 'ask') {
			const waiting = page.waivers.filter(({ granted }) => !granted).reduce((sum, { fen }) => sum + fen, 0);
			if (act.fen < 1) return 'charge.amount';
			if (act.fen > open - waiting) return 'charge.above_due';
			page.waivers.push({ fen: act.fen, by: act.by, granted: false });
			return '';
		}
		const waiver = page.waivers[act.waiver];
		if (!waiver || waiver.granted) return 'charge.waiver_unknown';
		if (waiver.by === act.by && this.fault !== 'one hand grants its own') return 'charge.waiver_hand';
		if (waiver.fen > open) return 'charge.above_due';
		waiver.granted = true;
		return '';
	}
}
