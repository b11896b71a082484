import { error } from '@sveltejs/kit';
import { dayOf } from '#core/period.ts';
import { seesWholeCounty } from '#core/scope.ts';
import { seeLabels } from '#stewardship/labels.write.server.ts';
import { placesByCode, type Place } from '#stewardship/places.read.server.ts';
import { listRegister, type RegisterNames } from '#stewardship/register.read.server.ts';
import type { RegisterRow } from '#stewardship/register-list.ts';
import { isOpenRegister, registers, type OpenRegister, type RegisterName } from '#stewardship/registers.ts';
import type { RegisterOptions } from '#stewardship/view/register-options.ts';
import { zoneNames } from '#zones/zones.read.server.ts';
import type { PageServerLoad } from './$types';

/** Whose rows are shown beside a record of a register. */
const beside: Partial<Record<RegisterName, OpenRegister>> = { team: 'member', talent: 'visit' };

/** Places and zones as a form offers them: those that whoever asks may write about. */
function placeOptions(places: ReadonlyMap<string, Place>, names: RegisterNames, county: string, whole: boolean) {
	const all = [...places.values()];
	const villages = all.filter(({ code, inScope }) => code.length === 12 && inScope);
	const townships = all
		.filter(({ code }) => code.length === 9)
		.map(({ code, name, inScope }) => ({
			...{ code, name, open: inScope },
			villages: villages
				.filter(({ township }) => township === code)
				.map((each) => ({ code: each.code, name: each.name }))
		}))
		.filter((township) => township.open || township.villages.length > 0);
	return {
		county: { code: county, name: places.get(county)?.name ?? '', open: whole },
		townships,
		zones: whole ? names.zones : []
	};
}

export const load: PageServerLoad = async ({ locals, url, depends }) => {
	depends('stewardship:register');
	const { read, actor } = locals;
	if (!actor.permissions.has('stewardship.see')) error(403, { message: 'forbidden', reason: 'permission.missing' });
	const seesLabels = actor.permissions.has('stewardship.restricted.see');
	const asked = url.searchParams.get('register');
	const places = await placesByCode(read);
	const names: RegisterNames = { places, zones: await zoneNames(read) };
	let register: RegisterName = isOpenRegister(asked) ? asked : 'pairing';
	let rows: RegisterRow[];
	if (asked === 'label' && seesLabels) {
		const looked = await locals.write('stewardship.restricted.see', (tx, who) => seeLabels(tx, who, places), {
			action: 'stewardship.labels',
			result: 'read'
		});
		if (!looked.ok) error(403, { message: 'forbidden', reason: looked.reason });
		register = 'label';
		rows = looked.value;
	} else rows = await listRegister(read, register as OpenRegister, names);
	const records: Record<string, { id: string; name: string }[]> = {};
	for (const { kind } of registers[register])
		if (kind === 'team' || kind === 'talent' || kind === 'station')
			records[kind] = (await listRegister(read, kind, names)).map(({ id, state }) => ({ id, name: state.name ?? '' }));
	const other = beside[register];
	const options: RegisterOptions = {
		...placeOptions(places, names, locals.county, seesWholeCounty(read.scope, read.county)),
		records
	};
	return {
		register,
		rows,
		beside: other ? await listRegister(read, other, names) : [],
		options,
		day: dayOf(new Date()),
		seesLabels,
		changes: actor.permissions.has('stewardship.change'),
		imports: actor.permissions.has('stewardship.import')
	};
};
