import type { DeviceState } from '#auth/devices.ts';
import type { Family } from '#ui/status.ts';

/** The mark of a device's state. */
export const deviceFamily: Readonly<Record<DeviceState, Family>> = {
	...{ active: 'done', waiting: 'wait', lapsed: 'dispute', expired: 'dispute', revoked: 'none' }
};
