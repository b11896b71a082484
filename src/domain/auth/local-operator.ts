import { permissions, type Actor } from '#core/permission.ts';
import { countyScope, type Scope } from '#core/scope.ts';

/** Its id in the trail. */
export const LOCAL_OPERATOR = 'local-operator';

/**
 * Whoever sits at this machine's command line: the whole county and every permission, since the data's files are theirs
 * anyway, and named as such in the trail.
 * @param user the system's name of them
 */
export function localOperator(county: string, scope: Scope = countyScope(county), user?: string): Actor {
	return {
		...{ id: LOCAL_OPERATOR, name: user ? `本机操作员 ${user}` : '本机操作员', role: 'operator' },
		...{ county, scope, permissions: new Set(permissions), address: null }
	};
}
