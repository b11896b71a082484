import type { Random } from '#core/random.ts';
import { roleOf, type PlainPerson, type PlainRole } from '#test/models/plain-access.ts';
import type { Factory, Row } from '#test/factory.ts';
import type { World } from './world.ts';

export interface Somebody extends PlainPerson {
	readonly name: string;
	readonly rows: { person: Row<'person'>; roles: Row<'person_role'>[] };
	/** What they send; null is nobody. */
	cookie: string;
}

/** Whether a place lies in what somebody has in sight. */
export const reaches = (person: Somebody, place: string): boolean =>
	(roleOf(person)?.places ?? []).some((each) => place.startsWith(each));

/** Of which places somebody can be what they are. */
const levels: Readonly<Record<string, readonly ('county' | 'township' | 'village')[]>> = {
	...{ county_leader: ['county'], centre: ['county'], department: ['county'], org_dept: ['county'] },
	...{ social_work: ['county'], appraiser: ['county'], lawyer: ['county'], judge: ['county'], teller: ['county'] },
	...{ observer: ['county'], discipline: ['county'], admin: ['county'], township: ['township'], agency: ['township'] },
	...{ village: ['village'], supervisor: ['village'], grid_officer: ['village'] },
	inspector: ['county', 'township', 'village'],
	enforcement: ['county', 'township']
};
const all = Object.keys(levels);
/** Drawn more often: whoever sees a part has most to be kept from. */
const ofParts = all.filter((role) => levels[role]!.some((level) => level !== 'county'));

/**
 * So many people drawn at random: what they are and where, some more than one thing, some disabled, some whose role is over,
 * some of the other county. The first ones are one of each role, then one of each who is nobody, so that everybody is there.
 */
export function drawPeople(make: Factory, world: World, other: World, random: Random, count: number): Somebody[] {
	// Of a long run, two more of each role who see the middle township or the first village alone: no answer to them depends on
	// the others.
	const lone = count > 4 * all.length ? 2 * all.length : 0;
	const drawn = Array.from({ length: count - lone }, (_, at) => {
		const more = at - all.length;
		const home = more === 0 || (more > 2 && random.chance(0.06)) ? other : world;
		const person = make.person({ county_code: home.county, name: `Zq${home.county.slice(-1)}p${at}vx`, demo: true });
		const roles = Array.from({ length: random.chance(0.25) ? 2 : 1 }, (__, nth): [PlainRole, Row<'person_role'>] => {
			const role = nth === 0 && at < all.length ? all[at]! : random.pick(random.chance(0.75) ? ofParts : all);
			// Nobody is given such a role there, but whoever had one there would still see no further.
			const level = random.pick(random.chance(0.25) ? (['township', 'village'] as const) : levels[role]!);
			const known = { county: [home.county], township: home.townships.map(({ code }) => code), village: home.villages.map(({ code }) => code) }; // prettier-ignore
			const places = random.chance(0.2)
				? [...new Set([random.pick(known[level]), random.pick(known[level])])]
				: [random.pick(known[level])];
			const over = nth === 0 ? more === 1 || (more > 2 && random.chance(0.04)) : random.chance(0.2);
			const from = `2020-0${nth + 1}-01`;
			const row = make.personRole({
				...{ county_code: home.county, person_id: person.id, role, place_codes: JSON.stringify(places) },
				...{ valid_from: from, valid_to: over ? '2024-01-01' : null }
			});
			return [{ id: row.id, role, places, from, over }, row];
		});
		const chosen = random.chance(0.3) ? random.pick(roles)[0].id : random.chance(0.1) ? make.newId() : null;
		return {
			...{ id: person.id, name: person.name, county: home.county, chosen, cookie: '' },
			disabled: more === 2 || (more > 2 && random.chance(0.05)),
			roles: roles.map(([plain]) => plain),
			rows: { person, roles: roles.map(([, row]) => row) }
		};
	});
	const where = [world.townships[1]!.code, world.villages[0]!.code];
	const alone = where.flatMap((place) => all.map((role) => ({ role, place }))).slice(0, lone);
	return [...drawn, ...alone.map(({ role, place }, at) => lonePerson(make, world, role, place, count - lone + at))];
}

function lonePerson(make: Factory, world: World, role: string, place: string, at: number): Somebody {
	const person = make.person({ county_code: world.county, name: `Zq${world.county.slice(-1)}p${at}vx`, demo: true });
	const places = [place];
	const row = make.personRole({
		...{ county_code: world.county, person_id: person.id, role, place_codes: JSON.stringify(places) },
		...{ valid_from: '2020-01-01', valid_to: null }
	});
	return {
		...{ id: person.id, name: person.name, county: world.county, chosen: null, cookie: '', disabled: false },
		roles: [{ id: row.id, role, places, from: '2020-01-01', over: false }],
		rows: { person, roles: [row] }
	};
}
