import { error } from '@sveltejs/kit';
import { handOut } from '#door/hand-out.server.ts';
import { pictureOf } from '#meetings/long-picture.server.ts';
import { toldItem } from '#meetings/meeting.read.server.ts';
import { words } from '#text/words.ts';
import type { RequestHandler } from './$types';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** What everybody is told of a resolution or a result, as one long picture for the grid’s group. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const item = UUID.test(params.id) ? await toldItem(locals.read, params.id) : null;
	if (!item) error(404, { message: 'no such public item', reason: 'meeting.unknown' });
	const { told } = await words('zh', ['told']);
	const { title, body, publishedOn, vote, villageName, townshipName, village } = item;
	const picture = await pictureOf({
		...{ title, body, vote, place: `${townshipName} · ${villageName}`, published: told.picture.published(publishedOn) },
		...{ votes: told.labels.votes, outcome: told.labels.outcome, foot: told.picture.foot },
		demo: locals.demo ? told.picture.demo : null
	});
	return handOut(locals, {
		...{ permission: 'land.see', sheet: 'open_item', name: `${told.picture.name(title, publishedOn)}.png` },
		...{ plain: `notice-${publishedOn}.png`, type: 'image/png', body: new Uint8Array(picture) },
		note: { kind: 'open_item', ids: [params.id], village }
	});
};
