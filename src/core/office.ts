import type { Actor } from './permission.ts';
import { widestDigits, type Scope } from './scope.ts';
import type { Asker } from './steps.ts';

/** Whose office somebody acts for, by the widest place they answer for (县主抓、乡主导、村主体). */
export type Office = Asker['level'];

export const officeOf = (sight: Scope): Office => {
	const digits = widestDigits(sight);
	return digits <= 6 ? 'county' : digits <= 9 ? 'township' : 'village';
};

/** Who asks for a step, as the rule of steps knows them. */
export const askerOf = ({ id, permissions, scope }: Pick<Actor, 'id' | 'permissions' | 'scope'>): Asker => ({
	...{ id, permissions },
	level: officeOf(scope)
});
