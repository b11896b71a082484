import * as v from 'valibot';
import type { DatedValue } from '#core/dated.ts';

/** What a county sets for charges, dated. The receipt's name is what villages are said to use; nobody has verified it. */
export const chargeSettings: Readonly<Record<string, v.GenericSchema>> = {
	'charge.receipt_name': v.pipe(v.string(), v.minLength(2), v.maxLength(60)),
	/** Days after a year begins until it is to be paid. */
	'charge.pay_days': v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(365))
};
export const SHIPPED_RECEIPT_NAME = '农村集体经济组织专用票据';
export const SHIPPED_PAY_DAYS = 30;

export interface ChargeValues {
	receiptName: string;
	/** Whether the county itself has said what its receipts are called. */
	receiptNameSet: boolean;
	payDays: number;
}

export function chargeValuesOn(day: string, dated: readonly DatedValue[]): ChargeValues {
	const newest = (key: string): unknown => {
		const begun = dated.filter((each) => each.key === key && each.validFrom <= day);
		return begun.length === 0 ? null : begun.reduce((a, b) => (a.validFrom >= b.validFrom ? a : b)).value;
	};
	const name = newest('charge.receipt_name');
	return {
		receiptName: name === null ? SHIPPED_RECEIPT_NAME : String(name),
		receiptNameSet: name !== null,
		payDays: Number(newest('charge.pay_days') ?? SHIPPED_PAY_DAYS)
	};
}
