/** Compares what both engines left in test/out, entry by entry, and prints `N passed, N failed`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { closingLine, type Count } from '../harness/count.ts';
import { differences } from './difference.ts';

const out = join(import.meta.dirname, '../out');
const read = (engine: string): Record<string, unknown> =>
	JSON.parse(readFileSync(join(out, `${engine}.json`), 'utf8')) as Record<string, unknown>;

const count: Count = { passed: 0, failed: 0 };
try {
	const [embedded, postgres] = [read('embedded'), read('postgres')];
	for (const entry of new Set([...Object.keys(embedded), ...Object.keys(postgres)])) {
		const found = differences(embedded[entry], postgres[entry], entry);
		if (found.length === 0) count.passed++;
		else {
			count.failed++;
			console.log(`${entry}: ${found.length} differences between the embedded engine and postgres`);
			for (const each of found.slice(0, 5)) console.log(`  ${each.slice(0, 300)}`);
		}
	}
} catch (error) {
	console.error(error);
	count.failed++;
}
writeFileSync(join(out, 'count-compare.json'), JSON.stringify(count));
console.log(closingLine(count));
process.exit(count.failed > 0 ? 1 : 0);
