import { sql } from 'kysely';
import { inScope } from '#db/in-scope.ts';
import type { ReadDb } from '#db/read.server.ts';
import { boxOf } from '#territory/record.read.server.ts';
import { boundsOfBox, type Hit, type RecordKind } from '#territory/record.ts';

/** A text as a pattern of LIKE that stands for itself. */
export const asIs = (text: string): string => text.replace(/[\\%_]/g, '\\$&');

export interface HitRow {
	kind: RecordKind;
	number: number;
	name: string;
	word?: string | null;
	mu?: number | null;
	code: string;
	place: string | null;
	box: (number | null)[] | null;
	fit: number;
}

export const hitOf = ({ box, ...row }: HitRow): Hit => ({ ...row, bounds: boundsOfBox(box) });

/** How many of one kind an answer holds. */
export const HITS = 12;

/**
 * Townships, villages and grids whose name holds the words, whose reading begins with them (`shangyu` finds 上峪村), or
 * whose code begins so. Grids are found by code and by the name of their village with 网格 in the question.
 */
export async function searchTerritory(db: ReadDb, question: string): Promise<Hit[]> {
	const held = `%${asIs(question)}%`;
	const begun = `${asIs(question)}%`;
	// Readings are stored as syllables with tones: `shang4 yu4 cun1`.
	const read = /^[a-z]{2,}$/i.test(question) ? `${question.toLowerCase()}%` : null;
	const { rows } = await sql<HitRow>`
		(select 'township' as kind, township.feature_no as number, township.name, township.code, null::text as place, ${boxOf('township.shape')} as box,
			case when township.name = ${question} or township.code = ${question} then 0 when township.name like ${begun} or township.code like ${begun} then 1 else 2 end as fit
		from township
		where township.county_code = ${db.county} and ${inScope(db, 'township.code')}
			and (township.name like ${held} or township.code like ${begun} or regexp_replace(township.sort_key, '[0-9 ]', '', 'g') like ${read})
		order by fit, township.sort_key, township.code limit ${HITS})
		union all
		(select 'village', village.feature_no, village.name, village.code, township.name, ${boxOf('village.shape')},
			case when village.name = ${question} or village.code = ${question} then 0 when village.name like ${begun} or village.code like ${begun} then 1 else 2 end as fit
		from village
		join township on township.county_code = village.county_code and township.code = village.township_code
		where village.county_code = ${db.county} and ${inScope(db, 'village.code')}
			and (village.name like ${held} or village.code like ${begun} or regexp_replace(village.sort_key, '[0-9 ]', '', 'g') like ${read})
		order by fit, village.sort_key, village.code limit ${HITS})
		union all
		(select 'grid', grid.feature_no, grid.name, grid.code, village.name, ${boxOf('grid.shape')},
			case when grid.name = ${question} or grid.code = ${question} then 0 when grid.name like ${begun} or grid.code like ${begun} then 1 else 2 end as fit
		from grid
		join village on village.county_code = grid.county_code and village.code = grid.village_code
		where grid.county_code = ${db.county} and ${inScope(db, 'grid.village_code')}
			and (grid.name like ${held} or grid.code like ${begun})
		order by fit, grid.level, grid.sort_key, grid.code limit ${HITS})`.execute(db.query);
	return rows.map(hitOf);
}
