import { createHash } from 'node:crypto';
import type { Random } from '#core/random.ts';
import { filled, type BuiltRoute } from '#test/built-routes.ts';
import { entry, isBlindTo, isIn, may, mayBeTold, rightsFor, roleOf, type Right } from '#test/models/plain-access.ts';
import type { TileName } from '#core/tile-zooms.ts';
import { ask, type Answer, type Asked } from './ask.ts';
import { Drawing, parametersOf, queryOf } from './draw.ts';
import { SERVED, type LeakHouse } from './house.ts';
import { Looking, partsOf } from './look.ts';
import type { Somebody } from './people.ts';

/** Somebody, or nobody, who asks for something. */
export interface Question {
	readonly person: Somebody | null;
	readonly route: BuiltRoute;
	readonly rights: readonly Right[] | 'everybody';
	readonly isData: boolean;
	/** Of a tile. */
	readonly layer: string | null;
	readonly asked: Asked;
}

export interface Judged {
	readonly answer: Answer;
	/** What was told or opened that must not be. */
	readonly faults: readonly string[];
	/** Different things told that may be. */
	readonly told: number;
	readonly searched: number;
	/** Of what was answered, whatever changes from one time to the next left out. */
	readonly digest: string;
}

/** Addresses that hold more, or whose answers depend on more, are asked more often. */
const weightOf = ({ id }: BuiltRoute): number =>
	/\/map$|\/tiles\/\[layer\]/.test(id) ? 5 : /^\/(tiles\/on|export|history)|match\/\[village\]|findings\/\[number\]/.test(id) ? 3 : /tiles\/base|\/live/.test(id) ? 0.5 : 1; // prettier-ignore

export class Asking {
	readonly house: LeakHouse;
	readonly looking: Looking;
	private readonly routes: readonly BuiltRoute[];
	private readonly often: readonly BuiltRoute[];
	/** Those who come in and see a part of the county: they have most to be kept from. */
	private readonly partial: readonly Somebody[];

	constructor(house: LeakHouse, routes: readonly BuiltRoute[]) {
		this.house = house;
		this.looking = new Looking(house);
		this.partial = house.people.filter(
			(person) =>
				isIn(person, SERVED) && may(person, 'be somebody') && !(roleOf(person)?.places ?? [SERVED]).includes(SERVED)
		);
		this.routes = routes.filter(({ isPage, methods }) => isPage || methods.includes('GET'));
		this.often = this.routes.flatMap((route) => Array.from({ length: weightOf(route) * 2 }, () => route));
	}

	get addresses(): string[] {
		return this.routes.map(({ id }) => id);
	}

	/** The first ones go to each address once. */
	draw(random: Random, nth: number): Question {
		const route = this.routes[nth] ?? random.pick(this.often);
		const person = random.chance(0.04) ? null : random.pick(random.chance(0.6) ? this.partial : this.house.people);
		return this.question(random, route, person);
	}

	/** @param on of a tile: the layer it is of; else some layer */
	question(random: Random, route: BuiltRoute, person: Somebody | null, on: string | null = null): Question {
		const drawing = new Drawing(this.house, random, on as TileName | null);
		const parameters = parametersOf(route, drawing);
		const isData = route.isPage && random.chance(0.7);
		const bare = filled(route.id, (name) => parameters[name]!);
		const path = isData ? `${bare === '/' ? '' : bare}/__data.json` : bare;
		const query = queryOf(route, drawing).toString();
		const layer = /\[layer\]/.test(route.id) && !/base/.test(route.id) ? parameters.layer! : null;
		const isLive = route.id === '/live';
		return {
			...{ person, route, isData },
			layer,
			rights: rightsFor(route.id, layer),
			asked: {
				method: 'GET',
				path: query ? `${path}?${query}` : path,
				headers: {
					...(person ? { cookie: person.cookie } : {}),
					...(route.isPage && !isData ? { accept: 'text/html' } : {}),
					...(isLive ? { 'last-event-id': '1' } : {})
				},
				...(isLive ? { listen: 700 } : {})
			}
		};
	}

	async put(question: Question): Promise<Judged> {
		const answer = await ask(this.house.address, question.asked);
		return this.judge(question, answer);
	}

	async judge(question: Question, answer: Answer): Promise<Judged> {
		const { person, route, asked } = question;
		const parts = (await partsOf(answer.bytes)).map((part) => Buffer.from(part).toString('utf8'));
		const { 'x-scopes': _, 'x-request-id': id, ...headers } = answer.headers;
		const text = [...parts, unescaped(JSON.stringify(headers))].join('\n');
		const echoed = unescaped(asked.path) + (asked.body === undefined ? '' : String(asked.body));
		const faults = entryFaults(question, answer, parts[0] ?? '');
		let told = 0;
		for (const [said, thing] of this.looking.in(text)) {
			if (mayBeTold(person, SERVED, thing, route.id.replace('[layer]', question.layer ?? ''))) told++;
			else if (!echoed.includes(said) && said !== person?.name)
				faults.push(`tells ${thing.kind} ${said} of ${thing.place || 'a person'}`);
		}
		const kept = route.id === '/history/[record]' ? parts.map(withoutReads) : parts;
		return { answer, faults, told, searched: text.length, digest: digestOf(answer.status, kept, String(id)) };
	}

	/** What goes: the last township, and a village beside another of its own township. */
	get gone(): readonly string[] {
		const { townships, villages } = this.house.worlds[0];
		return [townships.at(-1)!.code, villages[1]!.code];
	}

	/**
	 * Whether what goes can make no difference to an answer; how much of a stream has come depends on the moment, and the trail
	 * grows with every file and sensitive look that is asked for meanwhile.
	 */
	isBlind({ person, route }: Question): boolean {
		return !/^\/live$|\/audit(\.|$)/.test(route.id) && this.gone.every((place) => isBlindTo(person, SERVED, place));
	}
}

const unescaped = (text: string): string => {
	try {
		return decodeURIComponent(text.replaceAll('+', ' '));
	} catch {
		return text;
	}
};

/** A history grows with each sensitive read of its record, and the suite reads: what was changed stays as it was. */
function withoutReads(history: string): string {
	if (!history.startsWith('{"rows":')) return history;
	const { rows, ...rest } = JSON.parse(history) as { rows: { body: { result?: string } }[] };
	return JSON.stringify({ ...rest, rows: rows.filter(({ body }) => (body.result ?? 'done') === 'done') });
}

/** Moments, ids of requests and nonces differ from one answer to the next. */
const digestOf = (status: number, parts: readonly string[], id: string): string =>
	createHash('sha256')
		.update(`${status}\n`)
		.update(
			parts
				.join('\n')
				.replaceAll(id, '')
				.replace(/nonce="[^"]*"/g, '')
				.replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z?/g, '')
				.replace(/\d{1,2}:\d\d(:\d\d)?|new Date\(\d+\)/g, '')
		)
		.digest('hex');

/** What an answer's status says that it must not. */
function entryFaults(
	{ person, rights, route, isData, asked }: Question,
	{ status, headers }: Answer,
	text: string
): string[] {
	if (status >= 500) return [`answers ${status}: ${text.slice(0, 200)}`];
	const expected = entry(person, SERVED, rights);
	const location =
		isData || asked.method === 'POST' ? (/"location":"([^"]*)"/.exec(text)?.[1] ?? '') : String(headers.location ?? '');
	if (expected === 'who are you') {
		const sent = location.startsWith('/sign-in');
		return (route.isPage && asked.method !== 'POST' ? sent : status === 401 || status === 404 || sent)
			? []
			: [`expected to be asked who it is, got ${status}`];
	}
	if (expected === 'not you') return status === 403 ? [] : [`expected 403, got ${status}`];
	return status === 401 || (status === 403 && asked.method === 'GET') || location.startsWith('/sign-in')
		? [`may come in, and is answered ${status} ${location}`]
		: [];
}

export const told = ({ person, asked }: Question): string =>
	`${person ? person.roles.map(({ role, places, over }) => `${role} of ${places.join('+')}${over ? ' (over)' : ''}`).join(', ') + (person.disabled ? ', disabled' : '') : 'nobody'}: ${asked.method} ${unescaped(asked.path)}`; // prettier-ignore
