/** The job that compares the neighbourhood of changes. */
export const RECOMPUTE = 'land.recompute';

/** What waits to be compared anew, and whether comparing it came to an end without success. */
export interface ChangesState {
	due: number;
	/** Why the last attempt ended, when it failed and nothing has changed since. */
	failed: string | null;
	/** The number of the latest comparison; another one means that what a page shows is no longer the newest. */
	run: number | null;
}
