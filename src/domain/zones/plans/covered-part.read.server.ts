import { sql, type RawBuilder } from 'kysely';
import type { ReadDb } from '#db/read.server.ts';
import { ellipsoidalArea, intersection } from '#db/spatial.ts';
import { landlessKinds, ledgerKinds } from '#land/leads.ts';

/** Leads of land held beyond what the papers say. */
export const overKinds = ledgerKinds.filter((kind) => !(landlessKinds as readonly string[]).includes(kind));

/** m² of the part of a village or grid that another shape covers. */
export const coveredPart = (
	db: ReadDb,
	place: 'village' | 'grid',
	other: 'land_use' | 'constraint_area'
): RawBuilder<number> => {
	const [own, gk] = [sql.ref(`${place}.gk`), sql.ref(`${other}.gk`)];
	return sql<number>`
	case when ST_Covers(${gk}, ${own}) then ${sql.ref(`${place}.area_m2`)}
		when ST_Covers(${own}, ${gk}) then ${sql.ref(`${other}.area_m2`)}
		else ${ellipsoidalArea(intersection(own, gk, db.overlayGrid))} end`;
};
