import { muFromSquareMetres, type Mu } from '#core/mu.ts';
import type { ZoneLayout } from '#zones/layouts.ts';

/** A zone of an old map as the file has it: where it lies, m². */
export interface OldZone {
	/** Numbers of its records in the file. */
	readonly records: readonly number[];
	readonly name: string;
	/** As a column of the file says; null where none does. */
	readonly layout: ZoneLayout | null;
	readonly m2: number;
	/** m² in each village it reaches. */
	readonly parts: Readonly<Record<string, number>>;
}

/** A village that an old zone reaches. */
export interface Reached {
	readonly code: string;
	readonly m2: number;
	/** Of the village, and of the zone, from 0 to 1. */
	readonly ofVillage: number;
	readonly ofZone: number;
}

export interface MatchedZone {
	readonly records: readonly number[];
	readonly name: string;
	readonly layout: ZoneLayout | null;
	readonly m2: number;
	/** Those that it covers most of first. */
	readonly villages: readonly Reached[];
	/** What of it lies in no village, m². */
	readonly nowhere: number;
}

/** Borders drawn twice differ by a little: what a village shares with a zone by less than this is no share, m². */
const LEAST_M2 = 1;
/** By how much parts may exceed their whole, as a share of it: roundings of the reader, to a hundredth of a m² each. */
const SLACK = 1e-6;

const share = (part: number, whole: number): number => (whole > 0 ? Math.min(1, part / whole) : 0);

/**
 * Old zones held against villages.
 * @param villages m² of each village
 * @throws where parts come to more than their whole: the reckoning has gone wrong and nothing of it may be used
 */
export function matched(zones: readonly OldZone[], villages: ReadonlyMap<string, number>): MatchedZone[] {
	return zones.map(({ records, name, layout, m2, parts }) => {
		const reached = Object.entries(parts).flatMap(([code, part]): Reached[] => {
			const whole = villages.get(code);
			if (whole === undefined) return [];
			if (part > whole * (1 + SLACK) + LEAST_M2) throw new Error(`${name}: ${part} m² of a village of ${whole} m²`);
			return [{ code, m2: part, ofVillage: share(part, whole), ofZone: share(part, m2) }];
		});
		const within = reached.reduce((sum, { m2: part }) => sum + part, 0);
		if (within > m2 * (1 + SLACK) + LEAST_M2) throw new Error(`${name}: parts of ${within} m² in a zone of ${m2} m²`);
		return {
			...{ records, name, layout, m2 },
			villages: reached
				.filter(({ m2: part }) => part >= LEAST_M2)
				.sort((a, b) => b.ofVillage - a.ofVillage || a.code.localeCompare(b.code)),
			nowhere: Math.max(0, m2 - within)
		};
	});
}

/** A person's word on single villages, over the threshold: in or out. */
export type Ticks = ReadonlyMap<string, boolean>;

/** The villages a zone would have: those it covers at least so much of, but for what a person says of single ones. */
export const members = ({ villages }: MatchedZone, threshold: number, ticks: Ticks = new Map()): string[] =>
	villages
		.filter(({ code, ofVillage }) => ticks.get(code) ?? ofVillage >= threshold)
		.map(({ code }) => code)
		.sort();

/** What becomes of an old zone's area when it is a plan's zone of whole villages, each rounded once. */
export interface Accounted {
	readonly oldMu: Mu;
	/** Of the old zone: in its member villages, in villages left out, in no village. */
	readonly keptMu: Mu;
	readonly leftMu: Mu;
	readonly nowhereMu: Mu;
	/** Of its member villages beyond the old zone. */
	readonly beyondMu: Mu;
}

/** Accounts for the whole of an old zone. */
export function accounted(
	zone: MatchedZone,
	chosen: readonly string[],
	villages: ReadonlyMap<string, number>
): Accounted {
	const own = new Set(chosen);
	const sum = (of: readonly Reached[]) => of.reduce((total, { m2 }) => total + m2, 0);
	const kept = sum(zone.villages.filter(({ code }) => own.has(code)));
	const whole = chosen.reduce((total, code) => total + (villages.get(code) ?? 0), 0);
	// What is too little to be a share is left out too, so that the parts come to the whole.
	const left = Math.max(0, zone.m2 - kept - zone.nowhere);
	return {
		oldMu: muFromSquareMetres(zone.m2),
		keptMu: muFromSquareMetres(kept),
		leftMu: muFromSquareMetres(left),
		nowhereMu: muFromSquareMetres(zone.nowhere),
		beyondMu: muFromSquareMetres(Math.max(0, whole - kept))
	};
}
