import type { Transaction } from 'kysely';
import type { AuditNote } from '#core/audit-note.ts';
import type { IdSource } from '#core/ids.ts';
import type { Versioned } from '#core/layers.ts';
import type { CopyValue } from '#db/engine/types.ts';
import type { ReadDb } from '#db/read.server.ts';
import type { Tables } from '#db/tables.ts';

/** What a write is given. Only the door makes one, so a write outside the door cannot be typed. */
export interface Tx extends ReadDb {
	readonly query: Transaction<Tables>;
	/** The moment of this write; the same for every row it makes. */
	readonly now: Date;
	readonly newId: IdSource;
	/** COPY into a table; the one way in for many rows. */
	copy(table: keyof Tables & string, columns: readonly string[], rows: Iterable<readonly CopyValue[]>): Promise<number>;
	/** Takes `count` consecutive numbers of a county's counter and returns the first. */
	takeNumbers(counter: string, count: number): Promise<number>;
	/** Names tables that many rows came into; the planner looks at them again before COMMIT, once. */
	grown(...tables: (keyof Tables & string)[]): void;
	/** Names the layers this write changed; the door raises their versions before COMMIT. */
	touch(...layers: Versioned[]): void;
	/** Adds a line to this write's audit body. */
	note(note: AuditNote): void;
	/** The reason whoever acts gave for this write; it stands in the entry. */
	because(reason: string | null): void;
	/** The cause stored in `<table>_version` rows written now: the write's action. */
	readonly cause: string;
}
