import type { Mu } from '#core/mu.ts';
import type { LandKind } from '#land/cases/case.ts';
import type { Balance, DueLine } from './balance.ts';

export interface ChargeLine extends DueLine {
	no: number;
	from: string;
	to: string;
	past: boolean;
}

export interface Payment {
	id: string;
	paidOn: string;
	fen: number;
	receiptName: string;
	receiptNumber: string;
	actor: string;
	/** Taken back: entered by mistake, so it counts no longer. */
	reversedOn: string | null;
	reversedName: string | null;
	reversal: string | null;
}

export interface Waiver {
	id: string;
	fen: number;
	reason: string;
	resolvedOn: string;
	resolutionNumber: string;
	askedOn: string;
	askedBy: string;
	askedName: string;
	grantedOn: string | null;
	grantedName: string | null;
}

/** A charge with all that hangs on it. The payer's name is whole; what shows it masks it. */
export interface Charge {
	id: string;
	number: number;
	version: number;
	caseId: string;
	caseNumber: number;
	village: string;
	villageName: string | null;
	townshipName: string | null;
	landKind: LandKind;
	payer: string;
	measuredMu: Mu;
	priceFen: number;
	startsOn: string;
	endsOn: string;
	setBy: string;
	agreement: string;
	lines: readonly ChargeLine[];
	payments: readonly Payment[];
	waivers: readonly Waiver[];
}

/** 收 0012 */
export const chargeNumber = (number: number): string => String(number).padStart(4, '0');

/** Payments that count: those not taken back. */
export const paidFen = (payments: readonly Pick<Payment, 'fen' | 'reversedOn'>[]): number[] =>
	payments.filter(({ reversedOn }) => reversedOn === null).map(({ fen }) => fen);

/** Waivers that hold: those the 三资代理中心 granted. */
export const grantedFen = (waivers: readonly Pick<Waiver, 'fen' | 'grantedOn'>[]): number[] =>
	waivers.filter(({ grantedOn }) => grantedOn !== null).map(({ fen }) => fen);

/** Waivers that wait for it. */
export const askedFen = (waivers: readonly Pick<Waiver, 'fen' | 'grantedOn'>[]): number =>
	waivers.filter(({ grantedOn }) => grantedOn === null).reduce((sum, { fen }) => sum + fen, 0);

export type { Balance };

/** A charge as a page shows it: the payer masked, no id but those its forms send back, and how it stands today. */
export interface ShownCharge extends Omit<Charge, 'id' | 'caseId'> {
	balance: Balance;
}
