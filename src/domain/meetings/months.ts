/** Months as 'YYYY-MM', one after another, both ends included; none where the last lies before the first. */
export function monthsBetween(first: string, last: string): string[] {
	const months: string[] = [];
	let [year, month] = first.split('-').map(Number) as [number, number];
	for (let at = first; at <= last; at = `${year}-${String(month).padStart(2, '0')}`) {
		months.push(at);
		[year, month] = month === 12 ? [year + 1, 1] : [year, month + 1];
	}
	return months;
}

export interface MonthRow {
	village: string;
	month: string;
}

/** Villages by their months in which no meeting is entered: those that are over, and the one that runs. */
export function withoutMeeting<V extends { village: string }>(
	villages: readonly V[],
	months: readonly string[],
	entered: readonly MonthRow[]
): { village: V; month: string }[] {
	const known = new Set(entered.map(({ village, month }) => `${village} ${month}`));
	return villages.flatMap((village) =>
		months.filter((month) => !known.has(`${village.village} ${month}`)).map((month) => ({ village, month }))
	);
}
