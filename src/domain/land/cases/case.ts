import type { Mu } from '#core/mu.ts';
import type { Office } from '#core/office.ts';
import type { CaseState, CaseStep } from './course.ts';

export const measureMethods = ['rtk', 'total_station', 'tape', 'uav', 'imagery', 'walk'] as const;
export type MeasureMethod = (typeof measureMethods)[number];
export const sides = ['east', 'south', 'west', 'north'] as const;
export type Side = (typeof sides)[number];
export const caseOrigins = ['finding', 'holder', 'cluster', 'ledger'] as const;
export type CaseOrigin = (typeof caseOrigins)[number];
export type LandKind = 'farmland' | 'construction';

/** What the neighbour on one side did: signed, or why not. */
export interface Neighbour {
	side: Side;
	name: string;
	signed: boolean;
	why: string | null;
}

export interface Measurement {
	id: string;
	seq: number;
	method: MeasureMethod;
	measuredOn: string;
	measuredMu: Mu;
	measuredBy: string;
	userSigned: boolean;
	villageSigned: boolean;
	neighbours: readonly Neighbour[];
	note: string | null;
}

export interface Publicity {
	id: string;
	seq: number;
	measurementId: string;
	place: string;
	startsOn: string;
	endsOn: string;
}

export interface Objection {
	id: string;
	seq: number;
	objector: string;
	said: string;
	madeOn: string;
	remeasure: boolean;
	answer: string | null;
	answeredOn: string | null;
	answeredBy: string | null;
}

export interface Resolution {
	id: string;
	seq: number;
	metOn: string;
	entitled: number;
	present: number;
	approve: number;
	against: number;
	/** Fen per 亩 and year. */
	priceFen: number;
	startsOn: string;
	endsOn: string;
	/** Years before the signing are charged from this day, by a line of their own; null: none are. */
	pastFrom: string | null;
	opinion: { lawyer: string; on: string; text: string } | null;
}

export interface Agreement {
	id: string;
	seq: number;
	kind: 'supplement' | 'contract';
	number: string;
	/** The contract's number that it stands on. */
	contract: string | null;
	signedBy: string;
	signedOn: string;
}

/** The papers of a case, each kind in the order they were written. */
export interface Papers {
	measurements: readonly Measurement[];
	publicities: readonly Publicity[];
	objections: readonly Objection[];
	resolutions: readonly Resolution[];
	agreements: readonly Agreement[];
}

export interface CaseMove {
	seq: number;
	step: CaseStep | 'open';
	from: CaseState | null;
	to: CaseState;
	on: string;
	dueOn: string | null;
	reason: string | null;
	actor: string;
	level: Office;
	at: Date;
}

export const newest = <T>(list: readonly T[]): T | null => list.at(-1) ?? null;

/** 案 0012 */
export const caseNumber = (number: number): string => String(number).padStart(4, '0');

/** Whether money may be asked on the word of a measurement: an instrument, or a tape that both sides signed. Never a walk alone. */
export const measurementFit = ({ method, userSigned, villageSigned }: Measurement): boolean =>
	method === 'rtk' || method === 'total_station' || (method === 'tape' && userSigned && villageSigned);
