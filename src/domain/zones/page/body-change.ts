import { isCreditCode } from '#core/check-digits.ts';
import type { Expectation } from '#core/import-fields.ts';
import { fenFromYuan } from '#core/money.ts';
import { muFromDecimal } from '#core/mu.ts';
import { isDay } from '#core/period.ts';
import { bodyKinds, bodyStates, noPart, WHOLE, type Body, type Part } from './body.ts';

export const factFields = [
	...(['kind', 'name', 'status', 'creditCode', 'agreementNo', 'agreedOn', 'startsOn', 'endsOn', 'note'] as const)
] as const;
export type FactField = (typeof factFields)[number];
export const contributionFields = [
	...(['moneyFen', 'landMu', 'landFen', 'assetFen', 'labourDays', 'labourFen', 'jobs'] as const)
] as const;
export type ContributionField = (typeof contributionFields)[number];

/** What a form says: texts as they were typed, by field or by the code of the village. */
export type Typed = Readonly<Record<string, string>>;
export type BodyChange =
	| { part: 'facts'; values: Typed }
	| { part: 'village'; village: string; values: Typed }
	| { part: 'shares'; values: Typed }
	| { part: 'year'; year: string; distributed: string; values: Typed }
	| { part: 'no-year'; year: string };

/** What is wrong in one field: a fact, a contribution, `year`, `distributed`, or a village's code. */
export interface BodyFault extends Expectation {
	field: string;
	got: string | null;
}

const MOST_DAYS = 1_000_000;
const MOST_JOBS = 100_000;
const MOST_MU = 1e9;
const LONGEST: Partial<Record<FactField, number>> = { name: 100, agreementNo: 60, note: 300 };

/** Percent as it was typed in hundredths of a percent; null when it is none between 0 and 100 with two places at most. */
export function shareFrom(text: string): number | null {
	const match = /^(\d{1,3})(?:\.(\d{1,2}))?$/.exec(text.normalize('NFKC').replace(/[%\s]/g, ''));
	if (!match) return null;
	const share = Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
	return share <= WHOLE ? share : null;
}

const whole = (text: string, most: number): number | null => {
	const plain = text.normalize('NFKC').replace(/[,\s]/g, '');
	return /^\d{1,9}$/.test(plain) && Number(plain) <= most ? Number(plain) : null;
};

const readers: Record<ContributionField, { read: (text: string) => number | null; expected: string }> = {
	moneyFen: { read: fenFromYuan, expected: 'money' },
	landMu: {
		read: (text) => {
			const mu = /^[\d.]+$/.test(text) ? muFromDecimal(text) : null;
			return mu !== null && mu <= MOST_MU ? mu : null;
		},
		expected: 'mu'
	},
	landFen: { read: fenFromYuan, expected: 'money' },
	assetFen: { read: fenFromYuan, expected: 'money' },
	labourDays: { read: (text) => whole(text, MOST_DAYS), expected: 'count' },
	labourFen: { read: fenFromYuan, expected: 'money' },
	jobs: { read: (text) => whole(text, MOST_JOBS), expected: 'count' }
};

const isIn = <T extends string>(known: readonly T[], text: string): text is T =>
	(known as readonly string[]).includes(text);

/** A body that nobody has said anything of. */
const unsaid: Body = {
	...{ kind: 'alliance', status: 'draft', name: '', creditCode: null, agreementNo: null, agreedOn: null },
	...{ startsOn: null, endsOn: null, note: null, parts: {}, returns: {} }
};

/**
 * A body after one change, with what is wrong in the change. Nothing a form does not name is touched, and an empty text takes
 * a value back to unknown.
 * @param body null: there is none yet; then the facts come first
 * @param members codes of villages that may be named
 * @param today the county's day: agreements are of the past, years end with this one
 */
export function changed(
	body: Body | null,
	change: BodyChange,
	{ members, today }: { members: readonly string[]; today: string }
): { body: Body; faults: BodyFault[] } {
	const before = body ?? unsaid;
	const faults: BodyFault[] = [];
	const fault = (field: string, expected: string, got: string | null, params?: BodyFault['params']) =>
		void faults.push({ field, expected, got, ...(params ? { params } : {}) });
	const known = new Set([...members, ...Object.keys(before.parts)]);
	const villages = (values: Typed) => {
		for (const code of Object.keys(values)) if (!known.has(code)) fault(code, 'member', code);
		return Object.entries(values).filter(([code]) => known.has(code));
	};
	switch (change.part) {
		case 'facts':
			return { body: { ...before, ...facts(before, change.values, today, fault) }, faults };
		case 'village': {
			const { village, values } = change;
			if (!known.has(village)) fault(village, 'member', village);
			const part: Part = { ...(before.parts[village] ?? noPart) };
			for (const field of contributionFields) {
				const text = values[field]?.trim();
				if (text === undefined) continue;
				const { read, expected } = readers[field];
				part[field] = text === '' ? null : read(text);
				if (text !== '' && part[field] === null) fault(field, expected, text);
			}
			return { body: { ...before, parts: tidy({ ...before.parts, [village]: part }) }, faults };
		}
		case 'shares': {
			const parts: Record<string, Part> = { ...before.parts };
			for (const [code, typed] of villages(change.values)) {
				const share = typed.trim() === '' ? null : shareFrom(typed);
				if (typed.trim() !== '' && share === null) fault(code, 'share', typed);
				parts[code] = { ...(parts[code] ?? noPart), share };
			}
			return { body: { ...before, parts: tidy(parts) }, faults };
		}
		case 'year': {
			const { year, distributed } = change;
			if (!/^(19|20)\d\d$/.test(year) || year > today.slice(0, 4))
				fault('year', 'year', year, { year: today.slice(0, 4) });
			const distributedFen = distributed.trim() === '' ? null : fenFromYuan(distributed);
			if (distributed.trim() !== '' && distributedFen === null) fault('distributed', 'money', distributed);
			const by: Record<string, number> = { ...before.returns[year]?.by };
			for (const [code, typed] of Object.entries(change.values)) {
				if (!known.has(code) && !(code in by)) fault(code, 'member', code);
				const fen = typed.trim() === '' ? null : fenFromYuan(typed);
				if (typed.trim() !== '' && fen === null) fault(code, 'money', typed);
				if (fen === null) delete by[code];
				else by[code] = fen;
			}
			return { body: { ...before, returns: { ...before.returns, [year]: { distributedFen, by } } }, faults };
		}
		case 'no-year': {
			const { [change.year]: gone, ...returns } = before.returns;
			if (!gone) fault('year', 'year.known', change.year);
			return { body: { ...before, returns }, faults };
		}
	}
}

/** A village that nobody says anything of any more has no part. */
const tidy = (parts: Body['parts']): Body['parts'] =>
	Object.fromEntries(Object.entries(parts).filter(([, part]) => Object.values(part).some((value) => value !== null)));

type Fault = (field: string, expected: string, got: string | null, params?: BodyFault['params']) => void;

function facts(before: Body, values: Typed, today: string, fault: Fault): Partial<Body> {
	const said: Partial<Record<FactField, string | null>> = {};
	for (const field of factFields) {
		// Full-width brackets of a name are its own.
		const text = (field === 'creditCode' ? values[field]?.normalize('NFKC') : values[field])?.trim();
		if (text === undefined) continue;
		said[field] = text === '' ? null : text;
		const longest = LONGEST[field];
		if (longest !== undefined && text.length > longest) fault(field, 'text.shorter', null, { longest });
	}
	const { kind = before.kind, status = before.status, ...rest } = said;
	const now = { ...before, ...rest };
	if (kind === null || !isIn(bodyKinds, kind)) fault('kind', 'choice', kind);
	if (status === null || !isIn(bodyStates, status)) fault('status', 'choice', status);
	if (!now.name) fault('name', 'value', null);
	if (now.creditCode) {
		now.creditCode = now.creditCode.toUpperCase();
		if (!isCreditCode(now.creditCode)) fault('creditCode', 'credit', now.creditCode);
	}
	for (const field of ['agreedOn', 'startsOn', 'endsOn'] as const) {
		const day = now[field];
		if (day !== null && !isDay(day)) fault(field, 'day', day);
	}
	if (now.agreedOn && now.agreedOn > today) fault('agreedOn', 'day.not_after', now.agreedOn, { day: today });
	if (now.startsOn && now.endsOn && now.endsOn <= now.startsOn)
		fault('endsOn', 'day.after', now.endsOn, { day: now.startsOn });
	return { ...now, name: now.name ?? '', kind: kind as Body['kind'], status: status as Body['status'] };
}
