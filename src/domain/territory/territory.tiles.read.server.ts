import { sql, type RawBuilder } from 'kysely';
import { inScope } from '#db/in-scope.ts';
import type { ReadDb } from '#db/read.server.ts';
import type { TileLayer } from '#tiles/layer.ts';
import { tableLayer } from '#tiles/table-layer.ts';

/** Zooms from which grids of a level, and their borders, are wide enough to be told apart. */
const gridFrom = { 1: 10, 2: 12, 3: 13 } as const;
const gridLevels = (z: number): number[] => ([1, 2, 3] as const).filter((level) => z >= gridFrom[level]);

const places = [
	tableLayer({
		name: 'township',
		table: 'township',
		versionOf: ['township'],
		place: 'code',
		attributes: { code: 'code', name: 'name', kind: 'kind', mu: 'area_mu' }
	}),
	tableLayer({
		name: 'village',
		table: 'village',
		versionOf: ['village'],
		place: 'code',
		attributes: { code: 'code', name: 'name', kind: 'kind', township: 'township_code', mu: 'area_mu' }
	}),
	tableLayer({
		name: 'grid',
		table: 'grid',
		versionOf: ['grid'],
		place: 'village_code',
		attributes: { code: 'code', name: 'name', level: 'level', village: 'village_code', mu: 'area_mu' },
		where: (z) => sql<boolean>`grid.level = any(${gridLevels(z)}::int[])`
	})
];

const references = [
	tableLayer({
		name: 'constraint_area',
		table: 'constraint_area',
		versionOf: ['constraint_area'],
		place: 'village_code',
		attributes: { code: 'code', kind: 'kind', mu: 'area_mu' }
	}),
	tableLayer({
		name: 'land_use',
		table: 'land_use',
		versionOf: ['land_use'],
		place: 'village_code',
		attributes: { code: 'code', scheme: 'scheme', use: 'use_code', mu: 'area_mu' }
	})
];

/** Each border once, by the highest level it divides; a scope sees those with a place of its own on either side. */
const border: TileLayer = {
	name: 'border',
	versionOf: ['border'],
	attributes: ['level', 'left', 'right'],
	bends: 'area',
	keep: sql`ST_Length(candidate.shape) desc, candidate.feature_no`,
	rows(db, { z, envelope }) {
		const levels = ['county', 'township', 'village', ...gridLevels(z).map((level) => `grid_${level}`)];
		return sql`select border.feature_no, border.web as shape, border.level, border.left_code as "left", border.right_code as "right"
			from border
			where border.county_code = ${db.county} and border.web && ${envelope} and border.level = any(${levels}::text[])
				and (${inScope(db, 'border.left_code')} or ${inScope(db, 'border.right_code')})`;
	}
};

export const territoryTiles: readonly TileLayer[] = [...places, border, ...references];

/** What the label layer shows of townships and villages: see label.tiles.read.server.ts of the zones for its columns. */
export function territoryLabels(db: ReadDb, z: number, envelope: RawBuilder<unknown>): RawBuilder<unknown>[] {
	const townships = sql`
		select township.feature_no, ST_PointOnSurface(township.web) as shape, 'township' as kind, township.code, township.name,
			1000 - least(999, township.area_mu / 10000) as rank
		from township
		where township.county_code = ${db.county} and township.web && ${envelope} and ${inScope(db, 'township.code')}`;
	const villages = sql`
		select village.feature_no, ST_PointOnSurface(village.web) as shape, 'village' as kind, village.code, village.name,
			3000 - least(999, village.area_mu / 10000) as rank
		from village
		where village.county_code = ${db.county} and village.web && ${envelope} and ${inScope(db, 'village.code')}`;
	return z < VILLAGE_NAMES ? [townships] : [townships, villages];
}

const VILLAGE_NAMES = 8;
