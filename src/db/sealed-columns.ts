import type { Tables } from '#db/tables.ts';

/** A column whose values are sealed (core/sealed.server.ts), with the blind index beside it. */
export interface SealedColumn {
	table: keyof Tables & string;
	/** Both are text; the primary key is (county_code, id). */
	sealed: string;
	index: string | null;
	/** What the value is sealed for; it opens for the same use only. */
	use: string;
}

/** Every sealed column: what `mutu keys rotate` seals anew, and what tells at the start that another key sealed the data. */
export const sealedColumns: readonly SealedColumn[] = [
	{ table: 'person', sealed: 'phone_sealed', index: 'phone_index', use: 'person.phone' }
];
