import { house } from '#door/house.server.ts';
import { session } from '#door/request.server.ts';
import { openLink } from '#zones/plans/course/link.write.server.ts';
import { linkHolder } from '#zones/plans/course/sharing.ts';
import type { PageServerLoad } from './$types';

/** A wrong link, one that is over and one that was taken back answer the same; nothing of it is kept, listed or passed on. */
export const load: PageServerLoad = async ({ locals, params, setHeaders }) => {
	setHeaders({ 'cache-control': 'private, no-store', 'x-robots-tag': 'noindex, nofollow, noarchive' });
	const { county, place, knock } = locals;
	const holder = session(await house(), place, linkHolder(county, knock.address));
	const opened = await holder.write('zones.plan.open', (tx, actor) => openLink(tx, actor, params.word.slice(0, 200)));
	return { shared: opened.ok ? opened.value : null };
};
