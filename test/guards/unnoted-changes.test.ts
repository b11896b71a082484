import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '#core/project.server.ts';

/** What findings are reckoned from; `finding` itself for the clusters of those that wait. */
const TABLES = 'parcel|contract|contract_parcel|occupation|village|link_decision';
const CHANGES = new RegExp(
	`(insertInto|updateTable|deleteFrom|copy)\\(\\s*'(${TABLES})'|(insert\\s+into|update|delete\\s+from)\\s+(${TABLES})\\b`,
	'i'
);
/** A decision raises a finding's version; the comparison's own writes do too, and note nothing. */
const DECIDES = /update\s+finding\s+set\s+status/i;

/** Benchmarks on databases of their own, and the generated types. */
const ALLOWED = new Set(['src/cli/bench-parcels.server.ts', 'src/cli/bench-surveys.server.ts', 'src/db/tables.ts']);

/** A file that changes such a table by itself has to note what it changed; saveRows and undoRows do. */
const isUnnoted = (text: string): boolean =>
	(CHANGES.test(text) || DECIDES.test(text)) && !text.includes('noteChangedRows');

test('whoever changes what findings are reckoned from notes it, so that its neighbourhood is compared anew', () => {
	const root = projectRoot();
	const files = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.test.ts'))
		.map((entry) => relative(root, join(entry.parentPath, entry.name)));
	expect(files.length).toBeGreaterThan(100);
	expect(files.filter((file) => !ALLOWED.has(file) && isUnnoted(readFileSync(join(root, file), 'utf8')))).toEqual([]);
});

test('the rule sees a change however it is written', () => {
	for (const line of [
		"tx.query.updateTable('contract').set({})",
		"tx.query\n\t.insertInto(\n\t\t'link_decision')",
		'sql`delete from contract_parcel where id = 1`',
		"await tx.copy('occupation', columns, rows)",
		'update finding set status = ${status}'
	])
		expect(isUnnoted(line)).toBe(true);
	expect(isUnnoted("tx.query.updateTable('contract').set({}); await noteChangedRows(tx, 'contract', rows)")).toBe(
		false
	);
	expect(isUnnoted("tx.query.selectFrom('contract')")).toBe(false);
	expect(isUnnoted("tx.query.insertInto('contract_version')")).toBe(false);
});
