import { renderSVG } from 'uqr';
import { CODE_USED } from '#auth/accounts.server.ts';
import { isTriedFirst } from '#auth/asked-account.server.ts';
import { checkPassword } from '#auth/password-policy.ts';
import { accepted, refused, type Outcome } from '#core/outcome.ts';
import { accountsOf } from '#door/accounts.server.ts';
import type { House } from '#door/house.server.ts';
import { codeOf } from '#door/sign-in.server.ts';
import { headersOf, type Knock } from '#door/visitor.server.ts';

/** Where a person is signed in. */
export interface OwnSession {
	readonly id: string;
	readonly since: Date;
	readonly seen: Date;
	readonly address: string;
	readonly agent: string;
	readonly current: boolean;
}

/** Where the person of a request is signed in, the newest first. */
export async function ownSessions(house: House, knock: Knock, current: string | null): Promise<OwnSession[]> {
	const sessions = await accountsOf(house).api.listSessions({ headers: headersOf(knock) });
	return sessions
		.map(({ id, createdAt, updatedAt, ipAddress, userAgent }) => ({
			...{ id, since: createdAt, seen: updatedAt, address: ipAddress ?? '', agent: userAgent ?? '' },
			current: id === current
		}))
		.sort((a, b) => b.seen.getTime() - a.seen.getTime());
}

/** Ends one of one's own sessions elsewhere. */
export async function endOwnSession(house: House, knock: Knock, id: string): Promise<Outcome<null>> {
	const { api } = accountsOf(house);
	const headers = headersOf(knock);
	const found = (await api.listSessions({ headers })).find((session) => session.id === id);
	if (!found) return refused('session.unknown');
	await api.revokeSession({ headers, body: { token: found.token } });
	return accepted(null);
}

/** better-auth's refusals of one's own password; anything else is a bug. */
function passwordRefusal(error: unknown): Outcome<never> {
	const why = codeOf(error);
	if (why === null) throw error;
	return refused(
		why === 'INVALID_PASSWORD' ? 'password.wrong' : why === 'SESSION_NOT_FRESH' ? 'session.stale' : 'account.refused'
	);
}

/** Sets another password; other sessions end. @returns the session's new cookies */
export async function changeOwnPassword(
	house: House,
	knock: Knock,
	{ current, next, own }: { current: string; next: string; own: readonly string[] }
): Promise<Outcome<readonly string[]>> {
	const checked = checkPassword(house.settings.authPolicy, next, isTriedFirst, own);
	if (!checked.ok) return checked;
	try {
		const answer = await accountsOf(house).api.changePassword({
			...{ headers: headersOf(knock), returnHeaders: true as const },
			body: { currentPassword: current, newPassword: next, revokeOtherSessions: true }
		});
		return accepted(answer.headers.getSetCookie());
	} catch (error) {
		return passwordRefusal(error);
	}
}

/** A second factor that is being set up: shown once, in force when a first code has proved it. */
export interface SecondFactor {
	readonly secret: string;
	/** The same as a picture for the authenticator's camera. */
	readonly picture: string;
	readonly recoveryCodes: readonly string[];
}

export async function beginSecondFactor(
	house: House,
	knock: Knock,
	password: string,
	name: string
): Promise<Outcome<SecondFactor>> {
	try {
		const made = await accountsOf(house).api.enableTwoFactor({
			headers: headersOf(knock),
			body: { password, method: 'totp' }
		});
		if (!('totpURI' in made)) return refused('account.refused');
		const address = new URL(made.totpURI);
		// The label is the mail address, which no person has; an authenticator shows it.
		address.pathname = `/${encodeURIComponent(`${address.searchParams.get('issuer') ?? 'Mutu'}:${name}`)}`;
		return accepted({
			secret: address.searchParams.get('secret') ?? '',
			picture: renderSVG(address.href, { border: 2 }),
			recoveryCodes: made.backupCodes
		});
	} catch (error) {
		return passwordRefusal(error);
	}
}

/** The first code, which puts the second factor in force. @returns the session's new cookies */
export async function proveSecondFactor(house: House, knock: Knock, code: string): Promise<Outcome<readonly string[]>> {
	try {
		const answer = await accountsOf(house).api.verifyTOTP({
			...{ headers: headersOf(knock), returnHeaders: true as const },
			body: { code: code.replace(/\s/g, '') }
		});
		return accepted(answer.headers.getSetCookie());
	} catch (error) {
		const why = codeOf(error);
		if (why === null) throw error;
		return refused(why === CODE_USED ? 'sign_in.code_used' : 'sign_in.code');
	}
}

/** Takes the second factor away again. Whether the role allows that is for the route to ask. */
export async function endSecondFactor(
	house: House,
	knock: Knock,
	password: string
): Promise<Outcome<readonly string[]>> {
	try {
		const answer = await accountsOf(house).api.disableTwoFactor({
			...{ headers: headersOf(knock), returnHeaders: true as const },
			body: { password }
		});
		return accepted(answer.headers.getSetCookie());
	} catch (error) {
		return passwordRefusal(error);
	}
}
