import type { Mu } from '#core/mu.ts';

/** An outline of a zone: from when it was recorded, and its geometry as GeoJSON. */
export interface Outline {
	from: Date;
	areaMu: Mu;
	shape: string;
}

/** A time a village was a member, as it was recorded; `to` is null for one that still is. */
export interface Membership {
	village: string;
	from: Date;
	to: Date | null;
}

/** A zone as it stood at the end of a day on which its outline or its members changed. */
export interface FormerZone {
	day: string;
	areaMu: Mu;
	/** Which outline of those given, from the first recorded. */
	outline: number;
	/** Codes of its members then, in order; null: members of that time were not kept. */
	members: string[] | null;
	/** Members now that were none then, and members then that are none now. */
	joined: string[];
	left: string[];
}

/**
 * The days on which a zone's outline or members changed, the first first and the present last, each as it stood when the day
 * ended. Days that in the end left all as it was are none.
 * @param outlines in the order they were recorded, the present one last
 * @param dayOf the county's day of a moment
 */
export function formerZones(
	outlines: readonly Outline[],
	memberships: readonly Membership[],
	dayOf: (moment: Date) => string
): FormerZone[] {
	const moments = [
		...outlines.map(({ from }) => from),
		...memberships.flatMap(({ from, to }) => (to ? [from, to] : [from]))
	];
	const first = outlines[0];
	if (!first) return [];
	const known = Math.min(...memberships.map(({ from }) => from.getTime()));
	const lastOf = new Map<string, number>();
	for (const moment of moments.toSorted((one, other) => one.getTime() - other.getTime()))
		// What was recorded of members before the zone itself is of no outline.
		if (moment >= first.from) lastOf.set(dayOf(moment), moment.getTime());
	const at = (time: number) => ({
		outline: outlines.findLastIndex(({ from }) => from.getTime() <= time),
		members: memberships.length > 0 && time < known ? null : membersAt(memberships, time)
	});
	const present = membersAt(memberships, Infinity);
	const stops: FormerZone[] = [];
	for (const [day, time] of lastOf) {
		const { outline, members } = at(time);
		const before = stops.at(-1);
		const same = before && outlines[before.outline]!.shape === outlines[outline]!.shape;
		if (before && same && String(before.members) === String(members)) continue;
		stops.push({
			...{ day, outline, members, areaMu: outlines[outline]!.areaMu },
			joined: members === null ? [] : present.filter((code) => !members.includes(code)),
			left: members === null ? [] : members.filter((code) => !present.includes(code))
		});
	}
	return stops;
}

const membersAt = (memberships: readonly Membership[], time: number): string[] => [
	...new Set(
		memberships
			.filter(({ from, to }) => from.getTime() <= time && (to === null || to.getTime() > time))
			.map(({ village }) => village)
			.sort()
	)
];
