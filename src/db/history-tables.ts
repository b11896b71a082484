import { tables } from '#sql/classes.ts';

/** Tables whose former states are kept in `<table>_version`. */
export const historyTables: readonly string[] = Object.entries(tables)
	.filter(([, rules]) => rules.class === 'county' && rules.history)
	.map(([name]) => name);
