import type { Actor } from '#core/permission.ts';
import type { Asker } from '#core/steps.ts';
import { seesWholeCounty, widestDigits } from '#core/scope.ts';

/** The office somebody acts for, by the places they answer for: the whole county, a township, villages. */
export function askerOf({
	id,
	permissions,
	scope,
	county
}: Pick<Actor, 'id' | 'permissions' | 'scope' | 'county'>): Asker {
	const level = seesWholeCounty(scope, county) ? 'county' : widestDigits(scope) <= 9 ? 'township' : 'village';
	return { id, permissions, level };
}
