import { sql, type RawBuilder } from 'kysely';
import type { Layer } from '#core/layers.ts';
import type { TileName } from '#core/tile-zooms.ts';
import { inScope } from '#db/in-scope.ts';
import type { Tables } from '#db/tables.ts';
import type { TileLayer } from './layer.ts';

interface TableLayer<T extends keyof Tables & string> {
	name: TileName;
	table: T;
	versionOf: readonly Layer[];
	/** The column that says whose a row is: its village's or township's code. */
	place: keyof Tables[T] & string;
	/** Attribute → column. */
	attributes: Readonly<Record<string, keyof Tables[T] & string>>;
	/** Attributes of type text that are only told from a zoom on: a browser reads each different value of a tile before it can mark anything in it. */
	textFrom?: Readonly<Record<string, number>>;
	/** What is drawn of a row, from its `web`; without it all of that. */
	shape?: (web: RawBuilder<unknown>) => RawBuilder<unknown>;
	/** Further condition on the table's columns; null shows nothing at this zoom. */
	where?: (z: number) => RawBuilder<boolean> | null;
	keep?: TileLayer['keep'];
	points?: boolean;
	exactFrom?: number;
}

/** A layer that draws the rows of one table. */
export function tableLayer<T extends keyof Tables & string>(layer: TableLayer<T>): TileLayer {
	const {
		name,
		table,
		versionOf,
		place,
		attributes,
		keep,
		points = false,
		exactFrom,
		textFrom = {},
		shape = (web) => web,
		where
	} = layer;
	const column = (of: string) => sql.ref(`${table}.${of}`);
	const listed = (z: number) =>
		Object.entries(attributes).map(
			([as, of]) => sql`, ${z < (textFrom[as] ?? 0) ? sql`null::text` : column(of)} as ${sql.ref(as)}`
		);
	return {
		name,
		versionOf,
		attributes: Object.keys(attributes),
		...(keep ? { keep } : {}),
		points,
		...(exactFrom === undefined ? {} : { exactFrom }),
		rows(db, { z, envelope }) {
			const condition = where ? where(z) : sql<boolean>`true`;
			if (!condition) return null;
			return sql`select ${column('feature_no')}, ${shape(column('web'))} as shape ${sql.join(listed(z), sql``)}
				from ${sql.table(table)}
				where ${column('county_code')} = ${db.county} and ${column('web')} && ${envelope}
					and ${inScope(db, `${table}.${place}`)} and ${condition}`;
		}
	};
}
