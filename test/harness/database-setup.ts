import { afterEach, beforeAll } from 'vitest';
import { emptyTables, openedTestEngine } from '#test/database.ts';
import { takeFaults } from '#test/walker/watch.ts';

beforeAll(async () => {
	const engine = await openedTestEngine();
	if (engine) await emptyTables(engine);
});

afterEach(() => {
	// A fault also throws where it happens; a test that expects errors would swallow that.
	const faults = takeFaults();
	if (faults.length > 0) throw new Error(faults.join('\n'));
});
