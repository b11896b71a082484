import { error } from '@sveltejs/kit';
import { recordNumber } from '#core/record-number.ts';
import { entriesAt } from '#audit/trail.read.server.ts';
import { findingDossier } from '#land/finding-dossier.read.server.ts';
import { findingEstimate } from '#land/finding-estimate.read.server.ts';
import { withTrail } from '#land/history.ts';
import { words } from '#text/words.ts';
import { zonesUnder } from '#zones/zones-under.read.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const number = recordNumber(params.number);
	const { shell } = await words(locals.language, ['shell']);
	const dossier = number === null ? null : await findingDossier(locals.read, number, shell.unit.mu);
	if (!dossier) error(404, { message: `no finding ${params.number.slice(0, 20)}`, reason: 'finding.unknown' });
	const { id, events, ...told } = dossier;
	const trail = await entriesAt(
		locals.read,
		events.map(({ at }) => at)
	);
	return {
		dossier: told,
		events: withTrail(events, trail),
		zones: await zonesUnder(locals.read, 'finding', id),
		estimate: locals.actor.permissions.has('land.estimate.see')
			? await findingEstimate(locals.read, told.detail)
			: null,
		made: new Date()
	};
};
