import type { Problem } from '#core/import-fields.ts';
import type { Refusal } from '#core/outcome.ts';
import type { Papers } from '#land/cases/case.ts';
import { checks, type Around, type Typed } from '#land/cases/papers.ts';
import { mayPay } from './balance.ts';
import { dueOf, type Due } from './due.ts';
import type { ChargeLedgerLine, ChargePapers, PaymentLine } from './import-rows.ts';
import { isReceipt, plainReceipt } from './receipts.ts';

/** What a line is judged by beside its own words. */
export interface LedgerRules {
	today: string;
	publicityDays: number;
	payDays: number;
}

type PaperName = 'measurement' | 'publicity' | 'resolution' | 'agreement';

/** Which column of the ledger a field of a paper stands in. */
const columns: Readonly<Record<PaperName, Readonly<Record<string, string>>>> = {
	measurement: {
		...{ measuredOn: 'measured_on', measuredMu: 'measured_mu', measuredBy: 'measured_by' },
		...{ east: 'neighbours', south: 'neighbours', west: 'neighbours', north: 'neighbours' }
	},
	publicity: { place: 'place', startsOn: 'shown_from', endsOn: 'shown_to' },
	resolution: {
		...{ metOn: 'met_on', present: 'present', approve: 'approve', priceFen: 'price', startsOn: 'starts_on' },
		...{ endsOn: 'ends_on', pastFrom: 'past_from', opinion: 'opinion', opinionOn: 'opinion_on' }
	},
	agreement: { number: 'agreement', signedBy: 'payer', signedOn: 'signed_on' }
};

/** Which column shows why nothing is due. */
const dueColumns: Readonly<Record<string, string>> = {
	...{ 'due.measurement': 'method', 'due.no_land': 'measured_mu', 'due.publicity': 'shown_to' },
	...{ 'due.resolution': 'met_on', 'due.agreement': 'signed_on', 'due.opinion': 'opinion', 'due.period': 'ends_on' }
};

const textOf = (value: unknown): string | null =>
	value === undefined || value === null || Number.isNaN(value) ? null : String(value as string | number);

function problemOf(row: number, field: string, { reason, detail }: Refusal): Problem {
	const expected = textOf(detail?.expected);
	return { row, field, expected: reason, got: textOf(detail?.got), ...(expected !== null && { params: { expected } }) };
}

const numbered = <T>(typed: T, seq: number): T & { id: string; seq: number } => ({ ...typed, id: String(seq), seq });

/** The papers of a case, as its lines write them: in the order they come about. */
export function papersWritten({ measurement, publicity, resolution, agreement, step }: ChargePapers): Papers {
	const kind = step === 'supplement' ? 'supplement' : 'contract';
	return {
		measurements: [numbered(measurement, 1)],
		publicities: [{ ...numbered(publicity, 2), measurementId: '1' }],
		objections: [],
		resolutions: [numbered(resolution, 3)],
		agreements: [{ ...numbered(agreement, 4), kind, contract: agreement.contract || null }]
	};
}

const upTo = (papers: Papers, paper: PaperName): Papers => ({
	...papers,
	...(paper === 'measurement' && { measurements: [] }),
	...((paper === 'measurement' || paper === 'publicity') && { publicities: [] }),
	...(paper !== 'agreement' && { resolutions: [] }),
	agreements: []
});

/**
 * What a line's papers come to, by the rules that papers typed in a case are held to, or the first thing in each paper that
 * is wrong. Nothing is due by a ledger's word: only by its measurement, publicity, resolution and agreement.
 * @param n the record's number in its file
 */
export function dueOfLine(
	n: number,
	line: ChargeLedgerLine,
	rules: LedgerRules
): { due: Due | null; problems: Problem[] } {
	const papers = papersWritten(line.papers);
	const problems: Problem[] = [];
	const around: Omit<Around, 'papers'> = { ...rules, openedOn: '1900-01-01' };
	for (const name of ['measurement', 'publicity', 'resolution', 'agreement'] as const) {
		const check = checks[name] as (
			typed: Typed[typeof name],
			around: Around
		) => ReturnType<(typeof checks)[typeof name]>;
		const checked = check(line.papers[name], { ...around, papers: upTo(papers, name) });
		if (!checked.ok) problems.push(problemOf(n, columns[name][String(checked.detail?.field)] ?? name, checked));
	}
	if (problems.length > 0) return { due: null, problems };
	const state = line.papers.step === 'supplement' ? 'supplemented' : 're_signed';
	const due = dueOf({ state, outcome: state, papers }, rules.today, rules.payDays);
	if (!due.ok) return { due: null, problems: [problemOf(n, dueColumns[due.reason] ?? 'due', due)] };
	const fen = due.value.lines.reduce((sum, each) => sum + each.fen, 0);
	if (line.dueFen !== null && line.dueFen !== fen)
		problems.push({
			...{ row: n, field: 'due', expected: 'charge.due', got: String(line.dueFen / 100) },
			params: { due: (fen / 100).toFixed(2) }
		});
	return { due: due.value, problems };
}

/** A charge as far as a line has to know it. */
export interface KnownCharge {
	mu: number;
	priceFen: number;
	dueFen: number;
	/** What is neither paid nor waived. */
	openFen: number;
	/** The first day money may have come. */
	from: string;
	receipts: readonly string[];
}

/** Where a line says otherwise than the charge that is there: a ledger comes again with the lines it had. */
export function differences(n: number, { papers, dueFen }: ChargeLedgerLine, known: KnownCharge): Problem[] {
	const compared: [string, number, number | null][] = [
		['measured_mu', known.mu, papers.measurement.measuredMu],
		['price', known.priceFen, papers.resolution.priceFen],
		['due', known.dueFen, dueFen]
	];
	return compared
		.filter(([, was, now]) => now !== null && !Number.isNaN(now) && now !== was)
		.map(([field, was, now]) => ({
			...{ row: n, field, expected: 'recorded.same', got: (now! / 100).toFixed(2) },
			params: { known: (was / 100).toFixed(2) }
		}));
}

/** Why the money of a line cannot be taken down. */
export function paymentProblems(
	n: number,
	payment: NonNullable<PaymentLine['payment']>,
	known: KnownCharge,
	today: string
): Problem[] {
	const problems: Problem[] = [];
	const problem = (field: string, expected: string, got: string, params?: Problem['params']) =>
		void problems.push({ row: n, field, expected, got, ...(params && { params }) });
	if (!isReceipt(plainReceipt(payment.receipt))) problem('receipt', 'charge.receipt', payment.receipt);
	if (payment.paidOn > today) problem('paid_on', 'paper.future', payment.paidOn, { expected: `≤ ${today}` });
	if (payment.paidOn < known.from)
		problem('paid_on', 'paper.too_early', payment.paidOn, { expected: `≥ ${known.from}` });
	if (!mayPay(payment.fen, { open: known.openFen, due: known.dueFen }).ok)
		problem('paid', 'charge.above_due', (payment.fen / 100).toFixed(2), { open: (known.openFen / 100).toFixed(2) });
	return problems;
}
