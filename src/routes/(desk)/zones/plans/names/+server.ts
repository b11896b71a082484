import { json } from '@sveltejs/kit';
import { dayOf } from '#core/period.ts';
import { readSmallTable } from '#exchange/staging/small-table.server.ts';
import { countyForReading } from '#exchange/systems/settings.read.server.ts';
import { LONGEST_LIST } from '#zones/plans/names/member-list.ts';
import type { RequestHandler } from './$types';

/** Reads a list of villages out of a small file; nothing of it is kept, and no zone is changed by it. */
export const POST: RequestHandler = async ({ request, url, locals }) => {
	const { read, place, county, actor, folders } = locals;
	const outcome = await readSmallTable(
		folders.staging,
		{ county, owner: actor.id },
		{ name: url.searchParams.get('name') ?? '', request },
		() => countyForReading(read, place, dayOf(new Date())),
		LONGEST_LIST
	);
	return json(outcome, { headers: { 'cache-control': 'no-store' } });
};
