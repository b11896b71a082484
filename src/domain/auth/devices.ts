import type { Actor, Permission } from '#core/permission.ts';

export const devicePurposes = ['wall', 'scoring'] as const;
export type DevicePurpose = (typeof devicePurposes)[number];

/** A screen or a phone that comes in by a link of its own, for one purpose and some places. */
export interface Device {
	readonly id: string;
	readonly name: string;
	readonly purpose: DevicePurpose;
	readonly places: readonly string[];
}

/** A wall shows the county's figures and changes nothing; a scoring phone may do nothing until there is something to score. */
const purposes: Readonly<Record<DevicePurpose, readonly Permission[]>> = {
	wall: ['screen.see', 'territory.see'],
	scoring: []
};

/** Who acts when a device asks. */
export const deviceActor = (county: string, { id, name, purpose, places }: Device): Actor => ({
	...{ id, name, role: purpose, county },
	scope: { prefixes: places },
	permissions: new Set(purposes[purpose])
});
