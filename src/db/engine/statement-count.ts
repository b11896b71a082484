/** What this process has asked its database, COPY aside; /metrics reads it. */
export const statements = { done: 0, failed: 0, seconds: 0 };

/** Runs one statement and counts it. */
export async function counted<T>(run: () => Promise<T>): Promise<T> {
	const began = performance.now();
	try {
		const result = await run();
		statements.done++;
		return result;
	} catch (error) {
		statements.failed++;
		throw error;
	} finally {
		statements.seconds += (performance.now() - began) / 1000;
	}
}
