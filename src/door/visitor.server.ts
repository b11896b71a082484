import { parseCookies } from 'better-auth/cookies';
import { ADDRESS_HEADER, LONGEST_SESSION } from '#auth/accounts.server.ts';
import { deviceByToken } from '#auth/devices.read.server.ts';
import { deviceActor } from '#auth/devices.ts';
import { digestOf } from '#auth/one-time-link.server.ts';
import { isOutworn, renewalOf } from '#auth/password-policy.ts';
import { passwordSetAt, personById } from '#auth/people.read.server.ts';
import { chosenRole, type Person, type PersonRole } from '#auth/person.ts';
import { needsSecondFactor, roleRule } from '#auth/roles.ts';
import { dayOf } from '#core/period.ts';
import type { Actor } from '#core/permission.ts';
import { countyScope } from '#core/scope.ts';
import { readDb } from '#db/read.server.ts';
import { accountsOf } from '#door/accounts.server.ts';
import type { House } from '#door/house.server.ts';
import { knownVersions, type LayerVersions } from '#door/layer-versions.server.ts';

/** Which of their roles a person acts as; a device's key. */
export const ROLE_COOKIE = 'mutu-role';
export const DEVICE_COOKIE = 'mutu-device';

/** Who comes: a person in one of their roles, or a device. */
export interface Visitor {
	readonly actor: Actor;
	readonly person: Person | null;
	readonly role: PersonRole | null;
	readonly session: { readonly id: string; readonly token: string } | null;
	readonly hasSecondFactor: boolean;
	/** A person whose role asks for a second factor and who has none yet sees nothing but the page where it is set up. */
	readonly lacksSecondFactor: boolean;
	/** The policy asks for another password by now (AUTH_POLICY djbh3): they see nothing but their own page. */
	readonly mustRenewPassword: boolean;
}

/** What a request says of who sends it. */
export interface Knock {
	readonly cookieHeader: string;
	readonly userAgent: string;
	readonly address: string;
}

interface Held {
	readonly visitor: Promise<Visitor | null>;
	/** What the promise gave, once it has. */
	known?: Visitor | null;
	readonly version: number;
	readonly until: number;
}

/** How long a process goes by a session it has looked up, ms, unless people's version is raised: then not at all. */
const HELD = 20_000;
const MOST_HELD = 5_000;
/** How closely it is kept when a device was last here, ms. */
const SEEN_EVERY = 5 * 60_000;

export const headersOf = ({ cookieHeader, userAgent, address }: Knock): Headers =>
	new Headers({ cookie: cookieHeader, 'user-agent': userAgent, [ADDRESS_HEADER]: address });

/** Sessions a process knows. A session ended anywhere raises people's version, and nobody goes by what was held before. */
export class Visitors {
	private readonly kept = new Map<string, Held>();
	private readonly house: House;

	constructor(house: House) {
		this.house = house;
	}

	/** Who sends these cookies, where that is held; undefined where it has to be looked up. */
	held(cookieHeader: string, { versions }: LayerVersions): Visitor | null | undefined {
		if (cookieHeader === '') return null;
		const held = this.kept.get(cookieHeader);
		if (!held || held.version !== (versions.get('people') ?? 0) || held.until <= performance.now()) return undefined;
		return held.known;
	}

	/** @param renewed takes the cookies of a session whose end was moved on; without it none is moved */
	async of(knock: Knock, renewed?: (cookies: string[]) => void): Promise<Visitor | null> {
		const known = await knownVersions(this.house.engine).now();
		if (!known || knock.cookieHeader === '') return null;
		const version = known.versions.get('people') ?? 0;
		const present = this.kept.get(knock.cookieHeader);
		const now = performance.now();
		if (present && present.version === version && present.until > now && !(renewed && isStale(present, now)))
			return present.visitor;
		if (this.kept.size >= MOST_HELD) this.kept.clear();
		const visitor = this.look(known.place.code, knock, renewed);
		const held: Held = { visitor, version, until: now + HELD };
		this.kept.set(knock.cookieHeader, held);
		visitor.then(
			(found) => (held.known = found),
			() => this.kept.delete(knock.cookieHeader)
		);
		return visitor;
	}

	private async look(county: string, knock: Knock, renewed?: (cookies: string[]) => void): Promise<Visitor | null> {
		const now = new Date();
		const cookies = parseCookies(knock.cookieHeader);
		if (!sessionCookie(cookies) && !cookies.has(DEVICE_COOKIE)) return null;
		const db = readDb(this.house.engine, county, countyScope(county));
		const answer = await accountsOf(this.house).api.getSession({
			headers: headersOf(knock),
			query: { disableRefresh: !renewed },
			returnHeaders: true
		});
		renewed?.(answer.headers.getSetCookie());
		if (!answer.response) {
			const key = cookies.get(DEVICE_COOKIE);
			const device = key ? await deviceByToken(db, digestOf(key), now) : null;
			if (!device) return null;
			await this.seen(county, device.id, now);
			return {
				actor: deviceActor(county, device),
				...{ person: null, role: null, session: null },
				...{ hasSecondFactor: false, lacksSecondFactor: false, mustRenewPassword: false }
			};
		}
		const { session, user } = answer.response;
		if (user.countyCode !== county || now.getTime() - session.createdAt.getTime() > LONGEST_SESSION * 1000) return null;
		const person = await personById(db, user.personId, dayOf(now));
		if (!person || person.disabled) return null;
		const role = chosenRole(person, cookies.get(ROLE_COOKIE));
		const { authPolicy } = this.house.settings;
		const setAt = renewalOf(authPolicy) === null ? null : await passwordSetAt(db, user.id);
		return {
			actor: {
				...{ id: person.id, name: person.name, role: role?.role ?? 'none', county },
				scope: { prefixes: role?.places ?? [] },
				permissions: new Set(role ? roleRule(role.role).permissions : [])
			},
			...{ person, role, session: { id: session.id, token: session.token } },
			hasSecondFactor: user.twoFactorEnabled === true,
			lacksSecondFactor: !person.demo && !user.twoFactorEnabled && role !== null && needsSecondFactor(role.role),
			mustRenewPassword: setAt !== null && isOutworn(authPolicy, setAt, now)
		};
	}

	/** Keeps when a device was last here, to some minutes: a wall asks day and night. */
	private async seen(county: string, id: string, now: Date): Promise<void> {
		await this.house.engine.primary
			.updateTable('device')
			.set({ last_seen_at: now })
			.where('county_code', '=', county)
			.where('id', '=', id)
			.where('last_seen_at', '<', new Date(now.getTime() - SEEN_EVERY))
			.execute();
	}
}

const isStale = ({ until }: Held, now: number): boolean => now > until - HELD / 2;

/** The session's cookie under either of its names (`__Secure-` behind TLS). */
const sessionCookie = (cookies: ReadonlyMap<string, string>): string | undefined =>
	cookies.get('mutu.session_token') ?? cookies.get('__Secure-mutu.session_token');

const all = new WeakMap<House, Visitors>();

export function visitorsOf(house: House): Visitors {
	let visitors = all.get(house);
	if (!visitors) all.set(house, (visitors = new Visitors(house)));
	return visitors;
}
