import { sql } from 'kysely';
import { inScope } from '#db/in-scope.ts';
import type { ReadDb } from '#db/read.server.ts';
import type { PlanBorder } from './plan-borders.ts';

/** The borders of villages in sight: by them a zone of whole villages is outlined without any overlay. */
export async function planBorders(db: ReadDb): Promise<PlanBorder[]> {
	const { rows } = await sql<{ number: number; left: string | null; right: string | null }>`
		select border.feature_no as number, border.left_code as "left", border.right_code as "right" from border
		where border.county_code = ${db.county} and border.level in ('county', 'township', 'village')
			and (${inScope(db, 'border.left_code')} or ${inScope(db, 'border.right_code')})
		order by border.feature_no`.execute(db.query);
	return rows.map(({ number, left, right }) => [number, left, right]);
}
