import { dayOf } from '#core/period.ts';
import type { ReadDb } from '#db/read.server.ts';
import type { Calendar } from './movement.ts';
import { debtSettingOn, debtSettings, type Bracket } from './targets.ts';

/** The days movements may fall on and the brackets of targets, as they stand on a day. */
export async function debtRules(db: ReadDb, now: Date): Promise<{ calendar: Calendar; brackets: Bracket[] }> {
	const dated = await db.query
		.selectFrom('setting')
		.select(['key', 'valid_from as validFrom', 'value'])
		.where('county_code', '=', db.county)
		.where('key', 'in', Object.keys(debtSettings))
		.orderBy('key')
		.orderBy('valid_from')
		.execute();
	const today = dayOf(now);
	return {
		calendar: { base: debtSettingOn('debts.base_date', today, dated), today },
		brackets: debtSettingOn('debts.targets', today, dated)
	};
}
