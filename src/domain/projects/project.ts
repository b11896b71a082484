import { maskedText } from '#core/masks.ts';
import { fenFromYuan } from '#core/money.ts';
import { daysAfter, matters, type Matter, type ProcedureState } from './procedure.ts';
import type { ProjectPaper } from './papers.ts';
import type { ProjectState, StageRule } from './stages.ts';

/** 扶持村集体、衔接资金、特色产业、一企一村、其他 (domain.md §1.2d, §2.4). */
export const programmes = ['support', 'bridging', 'industry', 'pairing', 'other'] as const;
export type Programme = (typeof programmes)[number];
/** Where its money is asked of: terms.md, Fund sources. */
export const headings = [
	...(['county_budget', 'agri_consolidated', 'land_gain', 'mining_gain'] as const),
	...(['social_capital', 'pairing', 'upper', 'own'] as const)
] as const;
export type Heading = (typeof headings)[number];

/** What somebody enters about a project. Fen. */
export interface ProjectFacts {
	name: string;
	year: number;
	programme: Programme;
	village: string;
	zone: string | null;
	matter: Matter;
	heading: Heading;
	askedFen: number;
	ownFen: number;
	summary: string;
	incomeFen: number | null;
	households: number | null;
	jobs: number | null;
}

/** A project as lists know it. */
export interface ProjectRow extends ProjectFacts {
	id: string;
	version: number;
	number: number;
	code: string;
	/** What its name sorts by. */
	key: string;
	villageName: string;
	villageKey: string;
	township: string;
	townshipName: string;
	zoneName: string | null;
	/** How its zone lies; null: it builds on none. */
	layout: string | null;
	approvedFen: number | null;
	enteredOn: string;
	state: ProjectState;
	stateSince: string;
	dueOn: string | null;
	publicUntil: string | null;
	former: ProjectState | null;
	round: number;
	/** Open asks for more papers. */
	asks: number;
}

/** One thing that was done with a project. */
export interface ProjectAct {
	seq: number;
	round: number;
	act: string;
	from: ProjectState;
	/** null: within its stage. */
	to: ProjectState | null;
	on: string;
	dueOn: string | null;
	publicUntil: string | null;
	reason: string | null;
	paper: ProjectPaper | null;
	actor: string;
	by: string;
}

/** What a project's gates measure by: those of the day it was entered. */
export interface Gates {
	stages: readonly StageRule[];
}

export const projectFields = [
	...(['name', 'year', 'programme', 'village', 'zone', 'matter', 'heading'] as const),
	...(['asked', 'own', 'summary', 'income', 'households', 'jobs'] as const)
] as const;
export type ProjectField = (typeof projectFields)[number];
export type ProjectGiven = Readonly<Partial<Record<ProjectField, string | null>>>;

/** What is wrong with a field; `expected` is a word of the subject (`text/projects.ts`, faults). */
export interface ProjectFault {
	field: ProjectField;
	expected: string;
	params?: Record<string, unknown>;
	got: string | null;
}

const oneOf = <T extends string>(known: readonly T[], text: string): T | null =>
	known.find((each) => each === text) ?? null;

/**
 * A project as it was typed or came in a file; whether its village and zone exist is looked up by whoever asks.
 * @param today a batch is not of a year that is far
 */
export function checkProject(given: ProjectGiven, today: string): { facts: ProjectFacts; faults: ProjectFault[] } {
	const faults: ProjectFault[] = [];
	const said = (field: ProjectField) => (given[field] ?? '').normalize('NFKC').trim();
	const fault = (field: ProjectField, expected: string, params?: Record<string, unknown>) =>
		faults.push({ field, expected, ...(params && { params }), got: given[field] ?? null });
	const text = (field: 'name' | 'summary', longest: number): string => {
		const words = maskedText((given[field] ?? '').trim());
		if ([...words].length < 2 || [...words].length > longest) fault(field, 'length', { least: 2, most: longest });
		return words;
	};
	const choice = <T extends string>(field: ProjectField, known: readonly T[]): T => {
		const found = oneOf(known, said(field));
		if (found === null) fault(field, 'choice');
		return found ?? known[0]!;
	};
	const money = (field: ProjectField, needed: boolean): number | null => {
		if (said(field) === '' && !needed) return null;
		const fen = fenFromYuan(said(field));
		if (fen === null) fault(field, 'money');
		return fen;
	};
	const count = (field: ProjectField): number | null => {
		if (said(field) === '') return null;
		if (/^\d{1,6}$/.test(said(field))) return Number(said(field));
		fault(field, 'count');
		return null;
	};
	const year = /^20\d\d$/.test(said('year')) ? Number(said('year')) : NaN;
	const thisYear = Number(today.slice(0, 4));
	if (!(year >= 2015 && year <= thisYear + 1)) fault('year', 'year', { least: 2015, most: thisYear + 1 });
	if (!/^\d{12}$/.test(said('village'))) fault('village', 'village');
	const facts: ProjectFacts = {
		...{ name: text('name', 60), year, programme: choice('programme', programmes), village: said('village') },
		...{ zone: said('zone') === '' ? null : said('zone'), matter: choice('matter', matters) },
		...{ heading: choice('heading', headings), askedFen: money('asked', true) ?? 0, ownFen: money('own', false) ?? 0 },
		...{ summary: text('summary', 1000), incomeFen: money('income', false) },
		...{ households: count('households'), jobs: count('jobs') }
	};
	if (facts.askedFen === 0 && !faults.some(({ field }) => field === 'asked')) fault('asked', 'money');
	return { facts, faults };
}

/** 2026 and 12 → XM2026-0012, what a project is known by. */
export const projectCode = (year: number, number: number): string => `XM${year}-${String(number).padStart(4, '0')}`;

/**
 * The field in which a project would no longer be the one its village resolved on: decided by another body, or dearer; null: it
 * is the same one, or nothing has been resolved.
 */
export function resolvedOtherwise(
	records: readonly Pick<ProcedureState, 'kind'>[],
	before: Pick<ProjectFacts, 'matter' | 'askedFen' | 'ownFen'>,
	after: Pick<ProjectFacts, 'matter' | 'askedFen' | 'ownFen'>
): 'matter' | 'asked' | 'own' | null {
	if (!records.some(({ kind }) => kind === 'resolution')) return null;
	if (after.matter !== before.matter) return 'matter';
	return after.askedFen > before.askedFen ? 'asked' : after.ownFen > before.ownFen ? 'own' : null;
}

/** Whether the result of the stage before still hangs out. */
export const hangs = ({ publicUntil }: Pick<ProjectRow, 'publicUntil'>, today: string): boolean =>
	publicUntil !== null && publicUntil >= today;

/** The first day a step can be of: the project had come to where it stands, and what hung out before it was over. */
export const sinceWhen = ({ stateSince, publicUntil }: Pick<ProjectRow, 'stateSince' | 'publicUntil'>): string => {
	const over = publicUntil === null ? stateSince : daysAfter(publicUntil, 1);
	return over > stateSince ? over : stateSince;
};
