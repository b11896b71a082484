import { askerOf } from '#core/office.ts';
import { dayOf } from '#core/period.ts';
import { openSteps } from '#core/steps.ts';
import { villagesByTownship } from '#territory/villages.read.server.ts';
import {
	factorRows,
	factorRules,
	factorRuleVersions,
	profilesOf,
	standingsOf
} from '#zones/factors/profiles.read.server.ts';
import { profileCourse } from '#zones/factors/profile.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url, depends }) => {
	depends('zones:factors');
	const { read, actor } = locals;
	const today = dayOf(new Date());
	const rules = await factorRules(read, today);
	const rows = await factorRows(read, today);
	const village = rows.find((row) => row.village === url.searchParams.get('village')) ?? null;
	const found = village ? await profilesOf(read, village.village) : [];
	const newest = found.find(({ id }) => id === village?.profile?.id);
	const standing = newest && { state: newest.stage, lastActor: newest.lastActor };
	return {
		...{ rows, rules, today, known: standingsOf(read, rows, rules) },
		profiles: found.map(({ lastActor: _, ...profile }) => profile),
		steps: standing ? openSteps(profileCourse, standing, askerOf(actor)).map(({ name }) => name) : [],
		versions: await factorRuleVersions(read),
		townships: await villagesByTownship(read),
		reports: actor.permissions.has('zones.factor.report'),
		sets: actor.permissions.has('settings.change')
	};
};
