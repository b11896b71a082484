import { json } from '@sveltejs/kit';
import { renderSVG } from 'uqr';
import * as v from 'valibot';
import { makeDevice, renewDeviceLink, revokeDevice, type DeviceLink } from '#auth/devices.write.server.ts';
import { accepted, refused, type Outcome } from '#core/outcome.ts';
import { house } from '#door/house.server.ts';
import type { RequestHandler } from './$types';

const word = v.pipe(v.string(), v.maxLength(100));
const device = v.pipe(v.string(), v.uuid());
const asked = v.variant('act', [
	v.object({ act: v.literal('make'), name: word, purpose: word, place: word }),
	v.object({ act: v.literal('renew'), device }),
	v.object({ act: v.literal('revoke'), device })
]);

/** Makes a wall or a scoring phone with its link, gives it another link, or lets it in no more. Links are given once. */
export const POST: RequestHandler = async ({ request, locals, url }) => {
	const given = v.safeParse(asked, await request.json().catch(() => null));
	if (!given.success) return json(refused('device.request'), { status: 400 });
	const want = given.output;
	const origin = (await house()).settings.origin ?? url.origin;
	const linked = (outcome: Outcome<DeviceLink>) => {
		if (!outcome.ok) return outcome;
		const { id, word: of, expires } = outcome.value;
		const link = new URL(`/device/${of}`, origin).href;
		return accepted({ id, link, expires: expires.toISOString(), picture: renderSVG(link, { border: 2 }) });
	};
	const outcome: Outcome<unknown> = await locals.write(
		'device.change',
		async (tx, actor): Promise<Outcome<unknown>> => {
			if (want.act === 'make') return linked(await makeDevice(tx, actor, want));
			if (want.act === 'renew') return linked(await renewDeviceLink(tx, actor, want.device));
			return revokeDevice(tx, actor, want.device);
		},
		{ action: `device.${want.act}` }
	);
	return json(outcome, { headers: { 'cache-control': 'no-store' } });
};
