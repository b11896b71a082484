import type { ReadDb } from '#db/read.server.ts';
import { seesImagery, type CameAs, type Datum, type ImagerySet } from '#imagery/imagery.ts';
import type { RowOrder } from '#imagery/tile-extent.ts';

const columns = [
	'imagery.id' as const,
	...([
		'number',
		'imagery.name',
		'source',
		'datum',
		'actor_name',
		'hidden_at',
		'west',
		'south',
		'east',
		'north'
	] as const),
	...(['tile_count', 'tile_size', 'min_zoom', 'max_zoom', 'taken_on', 'came_as', 'row_order', 'place_code'] as const),
	'attachment.bytes' as const
];

/** The sets the scope sees, the newest day first. @param all those taken off the map too */
export async function imagerySets(db: ReadDb, { all = false } = {}): Promise<ImagerySet[]> {
	const rows = await db.query
		.selectFrom('imagery')
		.innerJoin('attachment', (join) =>
			join
				.onRef('attachment.county_code', '=', 'imagery.county_code')
				.onRef('attachment.id', '=', 'imagery.attachment_id')
		)
		.select(columns)
		.where('imagery.county_code', '=', db.county)
		.where('attachment.county_code', '=', db.county)
		.$if(!all, (query) => query.where('hidden_at', 'is', null))
		.orderBy('taken_on', 'desc')
		.orderBy('number')
		.execute();
	return rows
		.filter(({ place_code }) => seesImagery(db.scope, db.county, place_code))
		.map((row) => ({
			id: row.id,
			number: row.number,
			name: row.name,
			takenOn: row.taken_on,
			source: row.source,
			datum: row.datum as Datum,
			cameAs: row.came_as as CameAs,
			rows: row.row_order as RowOrder,
			place: row.place_code,
			tiles: row.tile_count,
			bytes: row.bytes,
			tileSize: row.tile_size,
			minZoom: row.min_zoom,
			maxZoom: row.max_zoom,
			bounds: { west: row.west, south: row.south, east: row.east, north: row.north },
			actor: row.actor_name,
			hidden: row.hidden_at !== null
		}));
}

/** What a tile's request needs of a set: where its pack lies, and its zooms; null where the scope sees no such set. */
export async function packOf(
	db: ReadDb,
	number: number
): Promise<{ sha256: string; minZoom: number; maxZoom: number } | null> {
	const row = await db.query
		.selectFrom('imagery')
		.select(['sha256', 'min_zoom as minZoom', 'max_zoom as maxZoom', 'place_code as place'])
		.where('county_code', '=', db.county)
		.where('number', '=', number)
		.where('hidden_at', 'is', null)
		.executeTakeFirst();
	if (!row || !seesImagery(db.scope, db.county, row.place)) return null;
	const { sha256, minZoom, maxZoom } = row;
	return { sha256, minZoom, maxZoom };
}
