import type { Outcome } from '#core/outcome.ts';
import type { Ring } from '#core/geometry.ts';
import { sendJson } from '#land/view/send-json.ts';
import type { Tested } from '#zones/footprints/tested.ts';
import type { Use } from '#zones/footprints/uses.ts';

export type AskedGround = { ring: Ring } | { parcel: number };

export const askFootprint = (use: Use, day: string, ground: AskedGround): Promise<Outcome<Tested>> =>
	sendJson<Tested>('/zones/footprint/test', { use, day, ground });
