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

export const isDevice = (role: string): boolean => devicePurposes.some((each) => each === role);

/** Who acts when a device asks. */
export const deviceActor = (county: string, { id, name, purpose, places }: Device): Actor => ({
	...{ id, name, role: purpose, county },
	scope: { prefixes: places },
	permissions: new Set(purposes[purpose])
});

const DAY = 86_400_000;

/**
 * How long a device is let in once it has taken up its link, ms. A wall hangs for months without anybody at it, and is looked
 * at again twice a year; a scoring phone is lent out for one meeting, which takes three days at most.
 */
export const DEVICE_GOOD_FOR: Readonly<Record<DevicePurpose, number>> = { wall: 183 * DAY, scoring: 3 * DAY };

/** How long a link is good for, ms: whoever makes it stands beside the device, or calls whoever does. */
export const DEVICE_LINK_GOOD_FOR = 30 * 60_000;

export const deviceStates = ['active', 'waiting', 'lapsed', 'expired', 'revoked'] as const;
/** `waiting`: its link has not been taken up yet; `lapsed`: nobody did while it was good. */
export type DeviceState = (typeof deviceStates)[number];

/** What is kept of a device's coming in. */
export interface DeviceLife {
	readonly takenUp: boolean;
	/** Until when a link that nobody has taken up is good. */
	readonly linkUntil: Date | null;
	/** Until when it is let in. */
	readonly until: Date;
	readonly revoked: boolean;
}

export function deviceState({ takenUp, linkUntil, until, revoked }: DeviceLife, now: Date): DeviceState {
	if (revoked) return 'revoked';
	if (takenUp) return until > now ? 'active' : 'expired';
	return linkUntil && linkUntil > now ? 'waiting' : 'lapsed';
}

/** Why a link lets nobody in; null: it does. A device that was revoked takes no link up any more. */
export function linkOver({ linkUntil, revoked }: DeviceLife, now: Date): 'used' | 'expired' | 'revoked' | null {
	if (revoked) return 'revoked';
	if (!linkUntil) return 'used';
	return linkUntil > now ? null : 'expired';
}
