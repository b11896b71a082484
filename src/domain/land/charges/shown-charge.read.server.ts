import { maskedName } from '#core/masked-name.ts';
import type { ReadDb } from '#db/read.server.ts';
import { balanceOf } from './balance.ts';
import { chargeByNumber } from './charge.read.server.ts';
import { grantedFen, paidFen, type ShownCharge } from './charge.ts';

/** A charge as a page shows it, the payer masked, and the id its trail is kept under; null when it is not in scope. */
export async function shownCharge(
	db: ReadDb,
	number: number,
	today: string
): Promise<{ charge: ShownCharge; id: string } | null> {
	const found = await chargeByNumber(db, number);
	if (!found) return null;
	const { id, caseId: _, ...charge } = found;
	return {
		id,
		charge: {
			...charge,
			payer: maskedName(charge.payer) ?? '',
			waivers: charge.waivers.map((waiver) => ({ ...waiver, askedBy: '' })),
			balance: balanceOf(charge.lines, paidFen(charge.payments), grantedFen(charge.waivers), today)
		}
	};
}
