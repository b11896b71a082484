import type { Reporter, TestCase, TestModule } from 'vitest/node';

const EVERY_S = 60;
/** Longer than most tests may take: what runs so long probably waits for something that does not come. */
const LONG_S = 200;

/** Names what has been running for long, while it runs: a run that stands still says in its log where. */
// eslint-disable-next-line no-restricted-exports -- the test runner asks for a default export
export default class StillRunning implements Reporter {
	#since = new Map<string, { name: string; at: number }>();
	#timer = setInterval(() => this.#tell(), EVERY_S * 1000).unref();

	onTestModuleStart({ id, relativeModuleId }: TestModule): void {
		this.#since.set(id, { name: relativeModuleId, at: performance.now() });
	}

	onTestModuleEnd({ id }: TestModule): void {
		this.#since.delete(id);
	}

	onTestCaseReady({ id, fullName, module }: TestCase): void {
		this.#since.set(id, { name: `${module.relativeModuleId} > ${fullName}`, at: performance.now() });
	}

	onTestCaseResult({ id }: TestCase): void {
		this.#since.delete(id);
	}

	onTestRunEnd(): void {
		clearInterval(this.#timer);
	}

	#tell(): void {
		for (const { name, at } of this.#since.values()) {
			const seconds = Math.round((performance.now() - at) / 1000);
			if (seconds >= LONG_S) console.log(`still running after ${seconds} s: ${name}`);
		}
	}
}
