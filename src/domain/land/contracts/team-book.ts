/** The two-day 碰头: between which days none was held. Pure. */
export interface Gap {
	from: string;
	to: string;
	days: number;
}

const between = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

/**
 * Stretches longer than the rule allows: between two meetings, from the first day of the groups to the first meeting, and from
 * the last one to the day of asking (or to the groups' last day).
 * @param days at most so many between two meetings
 */
export function meetingGaps(
	meetings: readonly string[],
	period: { from: string | null; to: string | null },
	days: number,
	today: string
): Gap[] {
	const held = [...new Set(meetings)].sort();
	const end = period.to !== null && period.to < today ? period.to : today;
	const start = period.from ?? held[0];
	if (!start || start > end) return [];
	const points = [start, ...held.filter((day) => day > start && day <= end), end];
	return points.slice(1).flatMap((to, at) => {
		const from = points[at]!;
		const length = between(from, to);
		return length > days ? [{ from, to, days: length }] : [];
	});
}
