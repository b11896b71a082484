/**
 * The last days of the months before this one, from the month of the first record on: stops of the slider by months.
 * @param first the first day with a record, 'YYYY-MM-DD'
 */
export function monthStops(first: string | undefined, today: string): string[] {
	if (first === undefined) return [];
	const stops: string[] = [];
	const [year, month] = first.split('-').map(Number) as [number, number];
	for (let at = 0; ; at++) {
		// Day 0 of the month after is the last of this one.
		const last = new Date(Date.UTC(year, month + at, 0)).toISOString().slice(0, 10);
		if (last >= today) return stops;
		stops.push(last);
	}
}
