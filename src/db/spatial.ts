import { sql, type RawBuilder } from 'kysely';

/**
 * The only place where overlays are spelled. On the embedded engine they are reckoned on a 0.1 mm grid: without one GEOS
 * throws on 38 % of nearly coincident valid pairs (reference embedded.md). Postgres takes no grid: it costs 2–3 × the CPU
 * and errors are errors there. Shapes must be valid and in `gk` metres; the grid does not help invalid input.
 */
type Shape = RawBuilder<unknown>;

const withGrid = (name: string, shapes: readonly Shape[], grid: number | null): RawBuilder<Uint8Array> =>
	sql`${sql.raw(name)}(${sql.join([...shapes, ...(grid === null ? [] : [sql.lit(grid)])])})`;

/** a ∩ b */
export const intersection = (a: Shape, b: Shape, grid: number | null): RawBuilder<Uint8Array> =>
	withGrid('ST_Intersection', [a, b], grid);

/** a − b */
export const difference = (a: Shape, b: Shape, grid: number | null): RawBuilder<Uint8Array> =>
	withGrid('ST_Difference', [a, b], grid);

/** a ∪ b */
export const union = (a: Shape, b: Shape, grid: number | null): RawBuilder<Uint8Array> =>
	withGrid('ST_Union', [a, b], grid);

/** The union of a group's shapes: an aggregate; a single shape comes back as it is, unsnapped. */
export const unionOf = (shapes: Shape, grid: number | null): RawBuilder<Uint8Array> =>
	sql`case when count(*) = 1 then (array_agg(${shapes}))[1] else ${withGrid('ST_Union', [shapes], grid)} end`;

/**
 * A group's shapes as one, each `width` metres larger, so that what is narrower than twice that between them is gone; an
 * aggregate. To be drawn from afar: it takes a quarter of a union's time. (Taking the width off again throws, embedded, at
 * every second village.)
 */
export const widenedTogether = (shapes: Shape, width: number): RawBuilder<Uint8Array> =>
	sql`ST_Buffer(ST_Collect(${shapes}), ${sql.lit(width)}, 'join=mitre')`;

/** The polygons of an overlay's result as one MultiPolygon; touching lines and points fall away. */
export const polygonsOf = (shape: Shape): RawBuilder<Uint8Array> => sql`ST_Multi(ST_CollectionExtract(${shape}, 3))`;

/** Whether two shapes share area: boxes first, then touching alone is sorted out, so that no overlay is spent on it. */
export const sharesArea = (a: Shape, b: Shape): RawBuilder<boolean> =>
	sql<boolean>`(${a} && ${b} and ST_Intersects(${a}, ${b}) and not ST_Touches(${a}, ${b}))`;

/** m² of a shape in gk on the ellipsoid of CGCS2000 (DESIGN §6): what overlays leave is measured as whole shapes are. */
export const ellipsoidalArea = (shape: Shape): RawBuilder<number> =>
	sql<number>`ST_Area(ST_Transform(${shape}, 4490)::geography)`;

/** Mean width of a shape, m: 2 × area ÷ perimeter (DESIGN §6). 0 for an empty one. */
export const meanWidth = (shape: Shape): RawBuilder<number> =>
	sql<number>`coalesce(2 * ST_Area(${shape}) / nullif(ST_Perimeter(${shape}), 0), 0)`;

/** 亩 in hundredths from m², exactly as core/mu.ts: m² to 0.0001, × 0.0015, two places, half away from zero. */
export const muOf = (squareMetres: RawBuilder<unknown>): RawBuilder<number> =>
	sql<number>`(round(round((${squareMetres})::numeric, 4) * 0.0015, 2) * 100)::integer`;
