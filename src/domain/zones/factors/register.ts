import { holdsOn } from '#zones/enterprises/enterprise.ts';

/** The field of the survey that the register of enterprises answers too: 龙头企业或订单. */
export const REGISTER_FIELD = 'orders';

/** What ties an enterprise of the register to a village: it stands there, buys from it, or is paired with it (一企一村). */
export interface Tie {
	readonly enterprise: string;
	readonly startsOn: string | null;
	/** The last day. */
	readonly endsOn: string | null;
	/** The day the enterprise was taken out of the register. */
	readonly retiredOn: string | null;
}

/** How many enterprises are tied to a village on a day, each counted once however many ties it has. */
export const enterprisesOn = (ties: readonly Tie[], day: string): number =>
	new Set(
		ties
			.filter((tie) => holdsOn(tie, day) && (tie.retiredOn === null || tie.retiredOn > day))
			.map(({ enterprise }) => enterprise)
	).size;
