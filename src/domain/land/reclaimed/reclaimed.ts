import type { Fen } from '#core/money.ts';
import type { Mu } from '#core/mu.ts';
import type { Office } from '#core/office.ts';
import type { ObjectKind } from '#land/contracts/kinds.ts';
import type { Comparison } from './comparables.ts';
import type { OfferState, OfferStep, PaperKind } from './course.ts';
import type { PriceUnit } from './price-unit.ts';

/** What members of the collective answered to the notice of their priority. */
export const answers = ['nobody', 'take_part'] as const;
export type Answer = (typeof answers)[number];

/** What each step wrote down, as it is kept. */
export interface Papers {
	draft: {
		unit: PriceUnit;
		reserveFen: Fen;
		/** The period that is offered, half-open. */
		startsOn: string;
		endsOn: string;
		comparison: Comparison;
		/** Why this price, where no rents say so, or it lies below all of them. */
		why: string | null;
	};
	resolution: { metOn: string; entitled: number; present: number; approve: number; against: number };
	approval: { number: string; approvedOn: string };
	notice: { place: string; noticedOn: string; answer: Answer; answeredOn: string };
	listing: { number: string; url: string; opensOn: string; closesOn: string };
	award: { winner: string; wonFen: Fen; resultOn: string; confirmation: string; member: boolean };
	failure: { resultOn: string };
	contract: { number: string };
}

export type Paper = { [K in PaperKind]: { kind: K } & Papers[K] }[PaperKind];

/** What was taken back, as its row has it. Names are whole: what shows them masks them. */
export interface StoredAsset {
	id: string;
	number: number;
	version: number;
	code: string;
	village: string;
	villageName: string;
	villageKey: string;
	township: string;
	townshipName: string;
	kind: ObjectKind;
	name: string;
	mu: Mu | null;
	units: number | null;
	reclaimedOn: string;
	jobs: number | null;
	gainFen: Fen | null;
	note: string | null;
	caseNumber: number | null;
	state: OfferState;
	stateSince: string;
	dueOn: string | null;
	lastActor: string | null;
	unit: PriceUnit | null;
	reserveFen: Fen | null;
	listing: string | null;
	opensOn: string | null;
	closesOn: string | null;
	resultOn: string | null;
	wonFen: Fen | null;
	winner: string | null;
	confirmation: string | null;
	/** The number and the register's own number of the new contract. */
	contract: string | null;
	contractLink: number | null;
}

export interface OfferMove {
	seq: number;
	step: OfferStep | 'open';
	from: OfferState | null;
	to: OfferState;
	on: string;
	dueOn: string | null;
	reason: string | null;
	paper: Paper | null;
	actor: string;
	level: Office;
	at: Date;
}

/** Of a record everything that is shown. */
export interface ShownAsset extends Omit<StoredAsset, 'id' | 'lastActor'> {
	moves: OfferMove[];
	/** Its land on the map: number, code and 亩. */
	lands: { number: number; code: string; mu: Mu }[];
	/** What whoever looks may do now. */
	steps: OfferStep[];
}

/** The newest paper of a kind among the steps. */
export function paperAmong<K extends PaperKind>(moves: readonly Pick<OfferMove, 'paper'>[], kind: K): Papers[K] | null {
	return (moves.findLast(({ paper }) => paper?.kind === kind)?.paper as Papers[K] | undefined) ?? null;
}

/** How many of its unit it has: 亩 in hundredths, rooms, or one. */
export const quantityOf = (
	unit: PriceUnit,
	{ mu, units }: Pick<StoredAsset, 'mu' | 'units'>
): { count: number; per: 1 | 100 } =>
	unit === 'mu_year' ? { count: mu ?? 0, per: 100 } : { count: unit === 'unit_year' ? (units ?? 1) : 1, per: 1 };

/** A price of its unit as what all of it brings in a year, fen, half up. */
export function yearOf(fen: Fen, unit: PriceUnit, asset: Pick<StoredAsset, 'mu' | 'units'>): Fen {
	const { count, per } = quantityOf(unit, asset);
	return per === 1 ? fen * count : Math.floor((fen * count + 50) / 100);
}

/** The unit people price a kind by, until they say otherwise. */
export const usualUnit = (kind: ObjectKind, units: number | null): PriceUnit =>
	kind === 'land' ? 'mu_year' : kind === 'management' || units === null ? 'year' : 'unit_year';

/** 收归 0012 */
export const assetNumber = (number: number): string => String(number).padStart(4, '0');
