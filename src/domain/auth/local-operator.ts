import { permissions, type Actor } from '#core/permission.ts';
import { countyScope, type Scope } from '#core/scope.ts';

/** Its id in the trail. */
export const LOCAL_OPERATOR = 'local-operator';

/**
 * Who acts until people sign in: whoever sits at this machine, named as such in the trail, with a real scope. The product
 * listens on the loopback only while this is so.
 */
export function localOperator(county: string, scope: Scope = countyScope(county)): Actor {
	return { id: LOCAL_OPERATOR, name: '本机操作员', county, scope, permissions: new Set(permissions) };
}
