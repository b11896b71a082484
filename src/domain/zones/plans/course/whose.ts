import { askerOf } from '#core/office.ts';
import type { Actor } from '#core/permission.ts';
import { sees } from '#core/scope.ts';
import type { Opinion } from './opinion.ts';

/** Whether an opinion is an actor's to give: their village's, their township's, or their department's. */
export const isOwn = (
	{ kind, place, office }: Pick<Opinion, 'kind' | 'place' | 'office'>,
	actor: Pick<Actor, 'id' | 'permissions' | 'scope' | 'county'>,
	offices: ReadonlySet<string>
): boolean =>
	kind === 'department'
		? office !== null && offices.has(office)
		: askerOf(actor).level === kind && sees(actor.scope, actor.county, place);
