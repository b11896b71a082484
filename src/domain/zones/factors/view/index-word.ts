/** An index as it is read: one place, 0 to 100. */
export const indexWord = (tenths: number | null, none: string): string =>
	tenths === null ? none : (tenths / 10).toFixed(1);
