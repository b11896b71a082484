import { json } from '@sveltejs/kit';
import * as v from 'valibot';
import { refused } from '#core/outcome.ts';
import { changeFootprintSettings } from '#zones/footprints/settings.write.server.ts';
import { courseSchemas } from '#zones/plans/course/settings.ts';
import { changeCourseSettings } from '#zones/plans/course/settings.write.server.ts';
import type { RequestHandler } from './$types';

const asked = v.object({
	values: v.record(v.pipe(v.string(), v.maxLength(60)), v.unknown()),
	validFrom: v.string(),
	source: v.string(),
	/** By key what the form had in front. */
	versions: v.record(v.pipe(v.string(), v.maxLength(60)), v.pipe(v.string(), v.maxLength(40)))
});

/** Sets by what footprints are judged and which layers zones may lie on, or the days of a plan's course, from a day on. */
export const POST: RequestHandler = async ({ request, locals }) => {
	const given = v.safeParse(asked, await request.json().catch(() => null));
	if (!given.success) return json(refused('settings.unknown', { key: '' }), { status: 400 });
	const ofCourse = Object.keys(given.output.values).every((key) => courseSchemas.has(key));
	const change = ofCourse ? changeCourseSettings : changeFootprintSettings;
	return json(
		await locals.write('settings.change', (tx, actor) => change(tx, actor, given.output), {
			action: 'zones.settings'
		})
	);
};
