import type { Mu } from '#core/mu.ts';
import { accepted, refused, type Outcome } from '#core/outcome.ts';
import type { SeenFinding } from '#land/finding-decision.ts';
import type { FindingKind, FindingStatus } from '#land/finding-list.ts';
import { landlessKinds } from '#land/leads.ts';

/** A finding that is to become a case, or a part of one. */
export interface Suspect {
	id: string;
	number: number;
	version: number;
	kind: FindingKind;
	status: FindingStatus;
	village: string | null;
	overMu: Mu;
	/** What it speaks of: one survey, else one contract. */
	place: string;
	holderKey: string;
	holder: string | null;
	contractId: string | null;
	contractVersion: number | null;
	construction: boolean;
}

/** What becomes one case, of one visit. */
export interface Opening {
	findings: readonly Suspect[];
	village: string;
	mainKind: FindingKind;
	mu: Mu;
	holder: string | null;
}

/** More than these are no one visit. */
export const MOST_OF_ONE_CASE = 60;

const numbers = (list: readonly { number: number }[]) => ({
	numbers: list.slice(0, 5).map(({ number }) => number),
	count: list.length
});

/** 亩 of several findings: those that speak of one place are the same land, and the largest of them counts. */
export function muOf(findings: readonly Suspect[]): Mu {
	const places = Map.groupBy(findings, ({ place }) => place);
	return [...places.values()].reduce((sum, each) => sum + Math.max(...each.map(({ overMu }) => overMu)), 0);
}

/**
 * What some findings become: one case of one holder in one village; a cluster becomes one case for the visit to each village
 * it lies in. All or nothing.
 * @param standing the findings as they are, by number
 */
export function openingsOf(
	standing: ReadonlyMap<number, Suspect>,
	{ findings: seen, cluster }: { findings: readonly SeenFinding[]; cluster: boolean }
): Outcome<Opening[]> {
	if (seen.length === 0 || seen.length > MOST_OF_ONE_CASE)
		return refused('case.too_many', { expected: `1–${MOST_OF_ONE_CASE}`, got: seen.length });
	const unknown = seen.filter(({ number }) => !standing.has(number));
	if (unknown.length > 0) return refused('finding.unknown', numbers(unknown));
	const changed = seen.filter(({ number, version }) => standing.get(number)!.version !== version);
	if (changed.length > 0) return refused('finding.changed', numbers(changed));
	const found = seen.map(({ number }) => standing.get(number)!);
	const settled = found.filter(({ status }) => status !== 'suspected');
	if (settled.length > 0) return refused('case.status', numbers(settled));
	const landless = found.filter(({ kind }) => (landlessKinds as readonly string[]).includes(kind));
	if (landless.length > 0) return refused('case.no_land', numbers(landless));
	const nowhere = found.filter(({ village }) => village === null);
	if (nowhere.length > 0) return refused('case.no_village', numbers(nowhere));
	const villages = Map.groupBy(found, ({ village }) => village!);
	if (!cluster && villages.size > 1) return refused('case.several_villages', { got: villages.size });
	if (!cluster && new Set(found.map(({ holderKey }) => holderKey)).size > 1)
		return refused('case.several_holders', numbers(found));
	return accepted(
		[...villages].map(([village, findings]) => {
			const largest = findings.reduce((a, b) => (b.overMu > a.overMu ? b : a));
			const holders = new Set(findings.map(({ holderKey }) => holderKey));
			return {
				...{ findings, village, mainKind: largest.kind, mu: muOf(findings) },
				holder: holders.size === 1 ? (findings.find(({ holder }) => holder !== null)?.holder ?? null) : null
			};
		})
	);
}
