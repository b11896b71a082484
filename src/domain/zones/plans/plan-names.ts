import { accepted, refused, type Outcome } from '#core/outcome.ts';
import type { PlanContent } from './plan.ts';

const LONGEST = 40;

const named = (reason: 'plan.name' | 'plan.zone_name', given: string): Outcome<string> => {
	const name = given.normalize('NFC').trim();
	const length = [...name].length;
	return length >= 1 && length <= LONGEST && !/\p{Cc}/u.test(name)
		? accepted(name)
		: refused(reason, { expected: `1–${LONGEST}`, got: length });
};

/** A plan's name as it is kept. */
export const planName = (given: string): Outcome<string> => named('plan.name', given);

/** A zone's name as it is kept; no two zones of a plan have one. @param besides the zone that is renamed */
export function zoneName(given: string, content: PlanContent, besides?: string): Outcome<string> {
	const name = named('plan.zone_name', given);
	if (!name.ok) return name;
	const taken = content.some((zone) => zone.id !== besides && zone.name === name.value);
	return taken ? refused('plan.zone_name_taken', { got: name.value }) : name;
}

/** The first name that two zones have; null when every zone has its own. */
export function doubleName(content: PlanContent): string | null {
	const met = new Set<string>();
	for (const { name } of content) if (met.size === met.add(name).size) return name;
	return null;
}
