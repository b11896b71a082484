import type { ReadDb } from '#db/read.server.ts';
import { fieldsOf, shownRules, type RuleSubject, type ShownRule } from './rule-forms.ts';

/** The dated rules of a subject for its form. */
export async function rulesOf(db: ReadDb, subject: RuleSubject, today: string): Promise<ShownRule[]> {
	const dated = await db.query
		.selectFrom('setting')
		.select(['key', 'valid_from as validFrom', 'value', 'source'])
		.where('county_code', '=', db.county)
		.where(
			'key',
			'in',
			fieldsOf(subject).map(({ key }) => key)
		)
		.execute();
	return shownRules(subject, today, dated);
}
