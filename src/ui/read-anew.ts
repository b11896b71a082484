import { invalidateAll } from '$app/navigation';
import { navigating } from '$app/state';

/**
 * Reads what the page shows anew, for news that nobody clicked for. While somebody is on their way to another page it waits:
 * reading anew in the midst of it would put an end to the way, and the click would come to nothing.
 */
export async function readAnew(): Promise<void> {
	while (navigating.complete) await navigating.complete.catch(() => undefined);
	await invalidateAll();
}
