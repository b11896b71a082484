import type { Mu } from '#core/mu.ts';
import { compareUnit, kindOfUnit } from '#land/draft-findings.ts';
import type { FindingKind } from '#land/finding-list.ts';
import { ledgerUnits } from '#land/ledger-units.ts';
import type { Linked } from '#land/linked.ts';
import type { DatedValue } from '#core/dated.ts';
import { valuesOn } from '#land/settings.ts';
import type { SurveyMethod } from '#land/survey-method.ts';
import { toleranceSettings } from '#land/tolerance.ts';

/** A tolerance that somebody thinks of setting. */
export interface AskedTolerance {
	method: SurveyMethod;
	/** 亩. */
	absoluteMu: number;
	/** A share of the contract; of a walk the accuracy, m. */
	second: number;
	/** First survey day it would hold for. */
	validFrom: string;
}

/** Kinds a tolerance decides. */
export const decidedKinds = ['over_area', 'short_area', 'area_request'] as const satisfies readonly FindingKind[];
export type DecidedKind = (typeof decidedKinds)[number];

export interface Tally {
	count: number;
	/** 亩 beyond (or short of) the ledger, hundredths. */
	mu: Mu;
}

/** A line of the ledger that would be listed and is not, or is and would not be. */
export interface MovedLead {
	/** As the findings' own keys. */
	key: string;
	kind: DecidedKind;
	moves: 'comes' | 'goes';
	village: string | null;
	contract: string | null;
	occupations: string[];
	measuredMu: Mu;
	contractedMu: Mu;
	overMu: Mu;
	toleranceNowMu: Mu;
	toleranceThenMu: Mu;
}

export interface WhatIf {
	/** Lines of the ledger compared, and those a survey of the method belongs to. */
	lines: number;
	touched: number;
	kinds: { kind: DecidedKind; now: Tally; then: Tally }[];
	/** Villages in which a line moves, by code; the leads beyond the contract alone. */
	villages: { village: string | null; now: Tally; then: Tally; comes: number; goes: number }[];
	/** The largest first. */
	moved: MovedLead[];
}

const none = (): Tally => ({ count: 0, mu: 0 });
const add = (tally: Tally, mu: Mu): void => {
	tally.count += 1;
	tally.mu += mu;
};

/** The settings as they would be with the asked ones among them. */
export const datedWith = (dated: readonly DatedValue[], asked: AskedTolerance): DatedValue[] => {
	const [first, second] = toleranceSettings[asked.method];
	const same = ({ key, validFrom }: DatedValue) => (key === first || key === second) && validFrom === asked.validFrom;
	return [
		...dated.filter((each) => !same(each)),
		{ key: first, validFrom: asked.validFrom, value: asked.absoluteMu },
		{ key: second, validFrom: asked.validFrom, value: asked.second }
	];
};

/** Values by day, each day reckoned once. */
const byDay = (dated: readonly DatedValue[]) => {
	const known = new Map<string, ReturnType<typeof valuesOn>>();
	return (day: string) => {
		const found = known.get(day) ?? valuesOn(day, dated);
		known.set(day, found);
		return found;
	};
};

/**
 * What the comparison would list with another tolerance, beside what it lists with the present one. Nothing is written.
 * @param linked the surveys as the latest run linked and measured them
 * @param inSight villages the asker may see; lines elsewhere are left out
 * @param dismissed keys of findings that somebody has dismissed: they stay so whatever the tolerance, and lists count them not
 */
export function whatIf(
	linked: readonly Linked[],
	dated: readonly DatedValue[],
	asked: AskedTolerance,
	inSight: (village: string | null) => boolean,
	dismissed: ReadonlySet<string> = new Set()
): WhatIf {
	const now = byDay(dated);
	const then = byDay(datedWith(dated, asked));
	const kinds = new Map(decidedKinds.map((kind) => [kind as FindingKind, { kind, now: none(), then: none() }]));
	const villages = new Map<string | null, WhatIf['villages'][number]>();
	const moved: MovedLead[] = [];
	let [lines, touched] = [0, 0];
	for (const unit of ledgerUnits(linked)) {
		const before = compareUnit(unit, now);
		const { village } = before.last;
		if (!inSight(village)) continue;
		const after = compareUnit(unit, then);
		lines += 1;
		if (before.methods.has(asked.method)) touched += 1;
		const counted = (kind: FindingKind | null) => (kind && dismissed.has(`${kind}:${unit.key}`) ? null : kind);
		const was = counted(kindOfUnit(unit, before.figures));
		const is = counted(kindOfUnit(unit, after.figures));
		const { overMu, measuredMu } = before.figures;
		const at = villages.get(village) ?? { village, now: none(), then: none(), comes: 0, goes: 0 };
		villages.set(village, at);
		if (was) add(kinds.get(was)!.now, overMu);
		if (is) add(kinds.get(is)!.then, overMu);
		if (was === 'over_area') add(at.now, overMu);
		if (is === 'over_area') add(at.then, overMu);
		const kind = was ?? is;
		if (was === is || kind === null) continue;
		const moves = was === null ? 'comes' : 'goes';
		at[moves] += 1;
		moved.push({
			key: `${kind}:${unit.key}`,
			kind: kind as DecidedKind,
			moves,
			village,
			contract: before.last.contractNumber,
			occupations: unit.members.map(({ occupationCode }) => occupationCode),
			measuredMu,
			contractedMu: unit.contractedMu,
			overMu,
			toleranceNowMu: before.figures.toleranceMu,
			toleranceThenMu: after.figures.toleranceMu
		});
	}
	return {
		lines,
		touched,
		kinds: [...kinds.values()],
		villages: [...villages.values()].filter(({ comes, goes }) => comes + goes > 0),
		moved: moved.sort((a, b) => Math.abs(b.overMu) - Math.abs(a.overMu) || (a.key < b.key ? -1 : 1))
	};
}
