import type { Actor } from '#core/permission.ts';

/** Who acts while a one-time link, or one of the demo's identities, is taken up: nobody yet, for this one thing. */
export const joining = (county: string, address: string): Actor => ({
	...{ id: 'joining', name: '凭一次性链接', role: 'joining', county, address },
	...{ scope: { prefixes: [] }, permissions: new Set(['person.join'] as const) }
});
