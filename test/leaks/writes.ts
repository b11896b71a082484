import { filled, type BuiltRoute } from '#test/built-routes.ts';
import type { Random } from '#core/random.ts';
import { isIn, may, rightsFor } from '#test/models/plain-access.ts';
import type { Question } from './asking.ts';
import { Drawing, parametersOf } from './draw.ts';
import { SERVED, type LeakHouse } from './house.ts';
import { reaches, type Somebody } from './people.ts';
import { ways, type Aim, type Way } from './ways.ts';

/** Each way to change something that the built product has. @throws for one that nobody has described */
export function waysOf(routes: readonly BuiltRoute[]): { route: BuiltRoute; by: string; way: Way }[] {
	return routes.flatMap((route) =>
		[
			...route.methods.filter((each) => !['GET', 'HEAD', 'OPTIONS'].includes(each)),
			...route.actions.map((each) => `?/${each}`)
		].map((by) => {
			const way = ways.find((each) => each.of.test(route.id) && each.by.test(by));
			if (!way) throw new Error(`${route.id} ${by}: what does it change, and for whom? (test/leaks/ways.ts)`);
			return { route, by, way };
		})
	);
}

/** Whether it would be right to carry it out. */
function isTheirs(person: Somebody | null, { right }: Way, { place }: Aim): boolean {
	if (!isIn(person, SERVED) || right === 'own') return false;
	return may(person, right) && (place === null || reaches(person, place));
}

/** Asks for a change that must not come about: by whoever may not, of what is not theirs. */
export function askForChange(
	house: LeakHouse,
	random: Random,
	{ route, by, way }: ReturnType<typeof waysOf>[number],
	persons: readonly (Somebody | null)[]
): Question | null {
	const draw = new Drawing(house, random);
	for (let tries = 0; tries < 50; tries++) {
		const person = random.pick(persons);
		if (route.id === '/sign-out' && person) continue;
		const aim = way.aim(draw, person);
		if (isTheirs(person, way, aim)) continue;
		const parameters = { ...parametersOf(route, draw), ...aim.parameters };
		const path = filled(route.id, (name) => parameters[name]!);
		const isForm = by.startsWith('?') || ['/role', '/language', '/sign-out'].includes(route.id);
		const query = [by.startsWith('?') && by !== '?/default' ? by.slice(1) : '', aim.query ?? '']
			.filter(Boolean)
			.join('&');
		const body =
			typeof aim.body === 'string'
				? aim.body
				: isForm
					? new URLSearchParams(aim.body as Record<string, string>).toString()
					: JSON.stringify(aim.body);
		return {
			...{ person, route, isData: false, layer: null, rights: rightsFor(route.id, null) },
			asked: {
				method: by.startsWith('?') ? 'POST' : by,
				path: query ? `${path}?${query}` : path,
				headers: {
					...(person ? { cookie: person.cookie } : {}),
					...{ origin: house.address, accept: isForm ? 'application/json' : '*/*' },
					'content-type': isForm ? 'application/x-www-form-urlencoded' : typeof aim.body === 'string' ? 'application/octet-stream' : 'application/json', // prettier-ignore
					...(by.startsWith('?') ? { 'x-sveltekit-action': 'true' } : {})
				},
				body
			}
		};
	}
	return null;
}

/** Whether an answer says that something was done. */
export const saysDone = (status: number, text: string): boolean =>
	status < 300 && !/"type":"(failure|redirect|error)"|"ok":false/.test(text) && text.trim() !== '';
