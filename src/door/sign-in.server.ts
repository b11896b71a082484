import { createHmac } from 'node:crypto';
import { setTimeout as later } from 'node:timers/promises';
import { CODE_USED } from '#auth/accounts.server.ts';
import { countAttempt, forgive, type AttemptKeys } from '#auth/attempts.server.ts';
import { personById, userNameByPhone } from '#auth/people.read.server.ts';
import { foldPhone, foldUserName, PHONE_USE } from '#auth/user-name.ts';
import { accepted, refused, type Outcome } from '#core/outcome.ts';
import { dayOf } from '#core/period.ts';
import { countyScope } from '#core/scope.ts';
import { blindIndexes } from '#core/sealed.server.ts';
import { readDb } from '#db/read.server.ts';
import { accountsOf } from '#door/accounts.server.ts';
import type { House } from '#door/house.server.ts';
import { headersOf, type Knock } from '#door/visitor.server.ts';

/** Somebody is in, or has shown their password and is asked for the code of their second factor. */
export interface SignedIn {
	readonly next: 'in' | 'code';
	readonly cookies: readonly string[];
}

/** What failures of a name, and of an address, are counted by; it tells nobody which names there are. */
function keysOf(house: House, name: string, address: string): AttemptKeys {
	const key = (word: string) => createHmac('sha256', house.settings.secret!).update(word).digest('hex');
	return { name: key(`name:${name}`), address: key(`address:${address}`) };
}

/**
 * A wrong name and a wrong password are refused after so many ms: a name that is known costs a question more of the database,
 * a millisecond of some twenty (test/sign-in-times.ts), and who asks often enough could tell.
 */
const REFUSED_AFTER = 250;

/** Seconds until another try is looked at. */
const waiting = (wait: number) => refused('sign_in.wait', { seconds: Math.ceil(wait / 1000) });

/** better-auth's refusals are errors with a code; anything else is a bug. */
export const codeOf = (error: unknown): string | null =>
	error instanceof Error && 'body' in error ? ((error.body as { code?: string } | undefined)?.code ?? 'refused') : null;

/**
 * Signs somebody in by user name and password. A wrong name and a wrong password are one refusal, and take the same time.
 * @param name a user name, in any case and width, or a mobile number
 */
export async function signInByPassword(
	house: House,
	county: string,
	knock: Knock,
	{ name, password }: { name: string; password: string }
): Promise<Outcome<SignedIn>> {
	const { engine } = house;
	const started = performance.now();
	const keys = keysOf(house, foldUserName(name), knock.address);
	const wait = await countAttempt(engine.primary, keys, new Date());
	if (wait > 0) return waiting(wait);
	const username = await userNameOf(house, county, name);
	const asked = { body: { username, password }, headers: headersOf(knock), returnHeaders: true } as const;
	const answer = await accountsOf(house)
		.api.signInUsername(asked)
		.catch((error: unknown) => {
			if (codeOf(error) === null) throw error;
			return null;
		});
	if (!answer) {
		await later(Math.max(0, started + REFUSED_AFTER - performance.now()));
		return refused('sign_in.wrong');
	}
	await forgive(engine.primary, keys);
	const cookies = answer.headers.getSetCookie();
	const { response } = answer;
	if (!response || !('token' in response) || !response.token) return accepted({ next: 'code', cookies });
	const user = response.user as unknown as { countyCode: string; personId: string };
	const refusal = await whyNot(house, county, user);
	if (!refusal) return accepted({ next: 'in', cookies });
	await engine.primary.deleteFrom('auth_session').where('token', '=', response.token).execute();
	return refusal;
}

/** A phone stands for its person's user name. A number nobody has goes on as a name, and is refused as one. */
async function userNameOf(house: House, county: string, name: string): Promise<string> {
	const phone = foldPhone(name);
	if (!phone) return name;
	const db = readDb(house.engine, county, countyScope(county));
	return (await userNameByPhone(db, blindIndexes(house.keys, phone, PHONE_USE))) ?? name;
}

/** Why somebody whose password was right is not let in: told only to them. */
async function whyNot(house: House, county: string, user: { countyCode: string; personId: string }) {
	if (user.countyCode !== county) return refused('sign_in.other_county');
	const person = await personById(readDb(house.engine, county, countyScope(county)), user.personId, dayOf(new Date()));
	if (!person || person.disabled) return refused('sign_in.disabled');
	return person.roles.length === 0 ? refused('sign_in.no_role') : null;
}

/** The second step: the code an authenticator shows, or one of the recovery codes. better-auth counts the tries of both. */
export async function signInByCode(
	house: House,
	knock: Knock,
	{ code, recovery }: { code: string; recovery: boolean }
): Promise<Outcome<SignedIn>> {
	const { api } = accountsOf(house);
	const body = { code: code.replace(/\s/g, '') };
	const asked = { body, headers: headersOf(knock), returnHeaders: true } as const;
	try {
		const answer = await (recovery ? api.verifyBackupCode(asked) : api.verifyTOTP(asked));
		return accepted({ next: 'in', cookies: answer.headers.getSetCookie() });
	} catch (error) {
		const why = codeOf(error);
		if (why === null) throw error;
		if (why === CODE_USED) return refused('sign_in.code_used');
		if (why === 'ACCOUNT_TEMPORARILY_LOCKED') return refused('sign_in.wait', { seconds: 900 });
		if (why === 'INVALID_TWO_FACTOR_COOKIE' || why === 'TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE')
			return refused('sign_in.again');
		return refused('sign_in.code');
	}
}

/** A session for a person whom the door lets in without a password. */
export async function signInPerson(house: House, knock: Knock, userId: string): Promise<readonly string[]> {
	const answer = await accountsOf(house).api.signInPerson({
		body: { userId },
		headers: headersOf(knock),
		returnHeaders: true
	});
	if (!answer.response) throw new Error(`expected a user ${userId}, got none`);
	return answer.headers.getSetCookie();
}

/** Ends the session of a request. */
export async function signOut(house: House, knock: Knock): Promise<readonly string[]> {
	const answer = await accountsOf(house).api.signOut({ headers: headersOf(knock), returnHeaders: true });
	return answer.headers.getSetCookie();
}
