import { accepted, type Outcome } from '#core/outcome.ts';
import type { Body } from './bodies.ts';
import type { MatterKind } from './matter-kinds.ts';
import { nameless, type Known } from './nameless.ts';
import type { Counted, Vote } from './quorum.ts';

export const itemKinds = ['resolution', 'result'] as const;
export type ItemKind = (typeof itemKinds)[number];

/** One thing villagers are told: its text, in the form the public page and the group's picture read. */
export interface PublicItem {
	title: string;
	/** A line a fact, its label before the first “：”. */
	body: string;
}

/** The words it is told in: Chinese, for whoever lives there. */
export interface PublicWords {
	titles: Readonly<Record<ItemKind, (village: string) => string>>;
	labels: Readonly<
		Record<
			| 'day' | 'matter' | 'kind' | 'amount' | 'content' | 'present' | 'observers' | 'votes' | 'rule' | 'outcome' | 'number' | 'decision' | 'next' | 'executed' | 'settled' | 'result', // prettier-ignore
			string
		>
	>;
	kinds: Readonly<Record<MatterKind, string>>;
	bodies: Readonly<Record<Body, string>>;
	outcomes: Readonly<Record<'passed' | 'rejected', string>>;
	yuan: (fen: number) => string;
	day: (day: string) => string;
	present: (body: string, due: number, present: number) => string;
	observers: (supervisor: boolean, office: boolean) => string;
	votes: (approve: number, against: number, abstain: number) => string;
	rule: (present: number, approve: number) => string;
}

interface About {
	village: string;
	kind: MatterKind;
	title: string;
	content: string | null;
	amountFen: number | null;
}

const lines = (facts: readonly (readonly [label: string, value: string | null])[]): string =>
	facts.flatMap(([label, value]) => (value === null ? [] : [`${label}：${value.replaceAll(/\s+/g, ' ')}`])).join('\n');

/** What was decided, told to everybody. */
export function resolutionItem(
	about: About & {
		metOn: string;
		number: string;
		body: Body;
		vote: Vote;
		counted: Counted & { outcome: 'passed' | 'rejected' };
		supervisor: boolean;
		office: boolean;
		decision: string;
		nextStep: string | null;
	},
	words: PublicWords
): PublicItem {
	const { labels } = words;
	const { vote, counted } = about;
	return {
		title: words.titles.resolution(about.village),
		body: lines([
			[labels.day, words.day(about.metOn)],
			[labels.matter, about.title],
			[labels.kind, words.kinds[about.kind]],
			[labels.amount, about.amountFen === null ? null : words.yuan(about.amountFen)],
			[labels.content, about.content],
			[labels.present, words.present(words.bodies[about.body], vote.due, vote.present)],
			[labels.observers, words.observers(about.supervisor, about.office)],
			[labels.votes, words.votes(vote.approve, vote.against, vote.abstain)],
			[labels.rule, words.rule(counted.needPresent, counted.needApprove)],
			[labels.outcome, words.outcomes[counted.outcome]],
			[labels.number, about.number],
			[labels.decision, about.decision],
			[labels.next, about.nextStep]
		])
	};
}

/** What came of a matter, told to everybody. */
export function resultItem(
	about: About & { number: string | null; executedOn: string; settledFen: number | null; result: string },
	words: PublicWords
): PublicItem {
	const { labels } = words;
	return {
		title: words.titles.result(about.village),
		body: lines([
			[labels.matter, about.title],
			[labels.kind, words.kinds[about.kind]],
			[labels.number, about.number],
			[labels.executed, words.day(about.executedOn)],
			[labels.settled, about.settledFen === null ? null : words.yuan(about.settledFen)],
			[labels.result, about.result]
		])
	};
}

/** Looks through an item once more before it leaves: nobody's name, no parcel, whatever it was made of. */
export function leaves(item: PublicItem, known: Known): Outcome<PublicItem> {
	const looked = nameless(`${item.title}\n${item.body}`, known);
	return looked.ok ? accepted(item) : looked;
}

/** A line of an item as its label and what it says. */
export const factsOf = (body: string): { label: string; value: string }[] =>
	body.split('\n').map((line) => {
		const at = line.indexOf('：');
		return { label: line.slice(0, Math.max(0, at)), value: line.slice(at + 1) };
	});

/** The whole text, as it is pasted into a group. */
export const textOf = ({ title, body }: PublicItem): string => `【${title}】\n${body}`;
