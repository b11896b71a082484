import { afterEach, beforeAll } from 'vitest';
import { emptyTables, forgetTestEngine, openedTestEngine } from '#test/database.ts';
import { takeFaults } from '#test/walker/watch.ts';

beforeAll(async () => {
	const engine = await openedTestEngine();
	// A test that overran its deadline has ended the worker, and with it what an engine in memory held.
	if (engine) await emptyTables(engine).catch(forgetTestEngine);
});

afterEach(() => {
	// A fault also throws where it happens; a test that expects errors would swallow that.
	const faults = takeFaults();
	if (faults.length > 0) throw new Error(faults.join('\n'));
});
