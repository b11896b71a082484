/** Adds up what every run before it has left in test/out, and so many failed checks: the last line of .ci/run. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { addUp, closingLine, type Count } from './count.ts';

const out = join(import.meta.dirname, '../out');
const counts = globSync('count-*.json', { cwd: out }).map(
	(name) => JSON.parse(readFileSync(join(out, name), 'utf8')) as Count
);
// Both engines and the comparison have to have been there at all.
const missing = ['embedded', 'postgres', 'compare'].filter(
	(part) => globSync(`count-${part}*.json`, { cwd: out }).length === 0
);
for (const part of missing) console.log(`no count of ${part}`);
const total = addUp([...counts, { passed: 0, failed: missing.length + Number(process.argv[2] ?? 0) }]);
console.log(closingLine(total));
process.exit(total.failed > 0 ? 1 : 0);
