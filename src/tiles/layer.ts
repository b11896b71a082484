import type { RawBuilder } from 'kysely';
import type { Layer } from '#core/layers.ts';
import type { TileName } from '#core/tile-zooms.ts';
import type { ReadDb } from '#db/read.server.ts';

/** What a layer's statement is told: the zoom, and the envelope in EPSG:3857 for `web && …` of whichever tile is asked for. */
export interface TileQuestion {
	readonly z: number;
	/** As large as the tile and a margin of 8 px, so that a line on its edge is drawn on both sides. */
	readonly envelope: RawBuilder<unknown>;
}

/** What a domain hands the encoder. */
export interface TileLayer {
	readonly name: TileName;
	/** Sets other tiles of the same name apart: those of a former day. */
	readonly edition?: string;
	/** The layers of data whose changes show in its tiles. */
	readonly versionOf: readonly Layer[];
	/** Names of its attributes, text or integers: ids, codes, kinds, 亩 in hundredths; no names of people. */
	readonly attributes: readonly string[];
	/**
	 * Which rows a full tile keeps: an expression to order by over the statement's columns. Without it those with the
	 * largest area.
	 */
	readonly keep?: RawBuilder<unknown>;
	/** Lines shared by neighbours lose their small bends by area (look.md: Visvalingam, 3 px²), other shapes by distance. */
	readonly bends?: 'area' | 'distance';
	/** From this zoom shapes are exact; without it at the last only. Neighbours stretched over half a zoom must not part. */
	readonly exactFrom?: number;
	/** Its shapes are points, each drawn by the one tile it lies in: a name on an edge must not appear twice. */
	readonly points?: boolean;
	/**
	 * A statement that gives `feature_no`, `shape` (EPSG:3857, polygons clockwise as PostGIS counts) and each attribute as
	 * text or integer. It names county_code = db.county everywhere and honours db.scope, and depends on nothing else.
	 * Null where the zoom shows nothing.
	 */
	rows(db: ReadDb, tile: TileQuestion): RawBuilder<unknown> | null;
}
