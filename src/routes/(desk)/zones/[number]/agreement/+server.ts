import { json } from '@sveltejs/kit';
import { fileStatus, takeFile } from '#attachments/take-file.server.ts';
import { refused } from '#core/outcome.ts';
import { recordNumber } from '#core/record-number.ts';
import { addAgreement } from '#zones/page/body.write.server.ts';
import { bodyOfZone } from '#zones/page/body.read.server.ts';
import { zoneByNumber } from '#zones/zones.read.server.ts';
import type { RequestHandler } from './$types';

/** Takes the agreement by which a zone is run, as pictures or a PDF. */
export const POST: RequestHandler = async ({ request, url, locals, params }) => {
	const number = recordNumber(params.number) ?? 0;
	const zone = await zoneByNumber(locals.read, number);
	if (!zone || !(await bodyOfZone(locals.read, zone.id))?.whole) return json(refused('zone.unknown'), { status: 404 });
	const at = { folder: locals.folders.files, county: locals.county, name: url.searchParams.get('name') };
	const taken = await takeFile(request, at);
	if (!taken.ok) return json(taken, { status: fileStatus[taken.reason]! });
	return json(
		await locals.write('zones.body.change', (tx, actor) => addAgreement(tx, actor, { ...taken.value, number }), {
			action: 'zones.zone.agreement'
		})
	);
};
