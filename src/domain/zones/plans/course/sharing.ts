import type { Actor, Permission } from '#core/permission.ts';
import { noSight } from '#core/scope.ts';

/** Whoever opens a link: nobody the county knows, who sees nothing and may do nothing but that. */
export const linkHolder = (county: string, address: string | null): Actor => ({
	...{ id: 'link', name: '', role: 'link', county, address },
	...{ scope: noSight, permissions: new Set<Permission>(['zones.plan.open']) }
});
