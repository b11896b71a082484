/** A contract counts as cleared when nothing is left to do about it (domain.md I9; statuses of terms.md). */
export const CLEARED = ['regular', 'rectified', 'archived'] as const;

export const isCleared = (status: string): boolean => (CLEARED as readonly string[]).includes(status);

/** A rate as its fraction and its per cent with one place; null stands for 0/0, which is shown as —, never as 100 %. */
export const percent = (part: number, whole: number): number | null =>
	whole === 0 ? null : Math.round((part / whole) * 1000) / 10;
