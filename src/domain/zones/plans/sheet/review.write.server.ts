import type { Outcome } from '#core/outcome.ts';
import type { Actor } from '#core/permission.ts';
import { dayOf } from '#core/period.ts';
import { setDated } from '#db/dated-settings.server.ts';
import type { Tx } from '#db/tx.server.ts';
import { REVIEW_KEY, reviewSchema } from './review.ts';

/** Sets the 审图号 of the county's sheets from today on; an empty one takes it away. */
export const changeMapReview = (
	tx: Tx,
	actor: Actor,
	asked: { review: string }
): Promise<Outcome<{ keys: string[] }>> =>
	setDated(tx, new Map([[REVIEW_KEY, reviewSchema]]), {
		...{ values: { [REVIEW_KEY]: asked.review.trim() }, validFrom: dayOf(tx.now), source: actor.name.padEnd(2) }
	});
