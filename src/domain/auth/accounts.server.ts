import { hash, verify } from '@node-rs/argon2';
import { betterAuth, type BetterAuthOptions } from 'better-auth';
import { APIError, createAuthEndpoint, createAuthMiddleware } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { genericOAuth, twoFactor, username } from 'better-auth/plugins';
import type { Kysely } from 'kysely';
import * as v from 'valibot';
import { claimCode } from '#auth/used-codes.server.ts';
import { checkUserName, foldUserName, USER_NAME } from '#auth/user-name.ts';
import { LONGEST_PASSWORD } from '#auth/password-policy.ts';
import { newId } from '#core/ids.ts';
import type { OutsideProvider } from '#core/outside-provider.ts';
import type { Tables } from '#db/tables.ts';

/** Seconds a session lives without a request, and since it began. */
export const IDLE = 30 * 60;
export const LONGEST_SESSION = 12 * 60 * 60;
/** How often a session's end is moved on, seconds. */
const RENEWED_EVERY = 60;

/** Carries the address a request came from; ours alone, set from what the door knows, never taken from a request. */
export const ADDRESS_HEADER = 'x-mutu-address';

/** What an endpoint of the accounts has done, for the trail. */
export interface AccountEvent {
	path: string;
	/** better-auth's code of a refusal; null when it was done. */
	refusal: string | null;
	user: string | null;
	address: string | null;
}

/** What a provider says of somebody, in an ID token whose signature, issuer, audience and nonce have been checked. */
export type OutsideClaims = Readonly<Record<string, unknown>> & { readonly sub: string };

export interface OutsideEntrance {
	readonly provider: OutsideProvider;
	/** Finds whose claims these are and gives their mail address here; throws an APIError with the reason where it is nobody's. */
	readonly find: (claims: OutsideClaims) => Promise<string>;
}

/** The provider's id among the accounts. */
export const OUTSIDE = 'outside';

export interface AccountOptions {
	query: Kysely<Tables>;
	secret: string;
	/** The address people open. */
	origin: string;
	/** A provider that signs people in too; it describes itself when the accounts are opened. */
	outside?: OutsideEntrance;
	/** Told after each endpoint that may change something. */
	done?: (event: AccountEvent) => Promise<void>;
}

/** What accounts are opened with inside a write, beside the write's own query. */
export type AccountSettings = Pick<AccountOptions, 'secret' | 'origin'>;

const snake = (names: readonly string[]): Record<string, string> =>
	Object.fromEntries(names.map((name) => [name, name.replace(/[A-Z]/g, (sign) => `_${sign.toLowerCase()}`)]));

/** OWASP's second choice for argon2id (19 MiB, two passes), the library's default kind. */
const ARGON = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

const VERIFY_CODE = '/two-factor/verify-totp';
/** The refusal of a code that has let somebody in already. */
export const CODE_USED = 'CODE_USED';

/** Endpoints that read: they leave no line in the trail. */
const READING = new Set([
	'/get-session',
	'/list-sessions',
	'/list-accounts',
	'/ok',
	'/error',
	'/is-username-available'
]);

/**
 * Signs in a person whom the door has let in without a password: by a one-time link, or one of the demo's identities. It has
 * no address, so that only this process can call it.
 */
const houseSessions = {
	id: 'house-sessions',
	endpoints: {
		signInPerson: createAuthEndpoint.serverOnly(
			{ method: 'POST', requireHeaders: true, body: v.object({ userId: v.string() }) },
			async (context) => {
				const { userId } = context.body;
				const user = await context.context.internalAdapter.findUserById(userId);
				if (!user) return null;
				const session = await context.context.internalAdapter.createSession(user.id);
				await setSessionCookie(context, { session, user });
				return { token: session.token };
			}
		)
	}
} as const;

const seen = async (query: Kysely<Tables>, user: string): Promise<void> => {
	await query.updateTable('auth_user').set({ last_seen_at: new Date() }).where('id', '=', user).execute();
};

const said = v.looseObject({ iss: v.string(), sub: v.pipe(v.string(), v.minLength(1)) });

/** Code flow with PKCE, state and nonce; nobody is made by it, and only what its ID token says counts. */
const outsideConfig = ({ provider, find }: OutsideEntrance) => ({
	...{ providerId: OUTSIDE, clientId: provider.clientId, clientSecret: provider.clientSecret },
	...{ discoveryUrl: provider.discoveryUrl, scopes: ['openid', 'profile'], requireIdTokenVerification: true },
	...{ pkce: true, disableSignUp: true, disableImplicitSignUp: true },
	async getUserInfo({ idToken }: { idToken?: string }) {
		// Without one, what the access token gives would stand for it unsigned.
		if (!idToken) return null;
		const claims = v.safeParse(said, JSON.parse(Buffer.from(idToken.split('.')[1] ?? '', 'base64url').toString()));
		if (!claims.success || claims.output.iss !== provider.issuer) return null;
		const { sub } = claims.output;
		const email = await find(claims.output);
		return { id: sub, sub, email, emailVerified: false };
	}
});

/** The code of a refusal; null when it was done. A redirection is a thrown one too, and one to an error's page a refusal. */
function refusalOf(returned: unknown): string | null {
	if (!(returned instanceof Error)) return null;
	const { statusCode, headers, body } = returned as {
		statusCode?: number;
		headers?: HeadersInit;
		body?: { code?: string };
	};
	if (statusCode !== 302) return body?.code ?? 'refused';
	const location = URL.parse(new Headers(headers).get('location') ?? '', 'http://127.0.0.1');
	return location?.searchParams.get('error') ?? null;
}

/** What better-auth is told; its tables are those of sql/0017-people.sql. */
export function accountOptions({ query, secret, origin, outside, done }: AccountOptions) {
	return {
		appName: 'Mutu',
		baseURL: origin,
		basePath: '/sign-in/by',
		secret,
		database: { db: query, type: 'postgres' as const, transaction: false },
		telemetry: { enabled: false },
		logger: { disabled: true },
		rateLimit: { enabled: false },
		user: {
			modelName: 'auth_user',
			fields: snake(['emailVerified', 'createdAt', 'updatedAt']),
			additionalFields: {
				countyCode: { type: 'string' as const, fieldName: 'county_code', required: true, input: false },
				personId: { type: 'string' as const, fieldName: 'person_id', required: true, input: false },
				lastSeenAt: { type: 'date' as const, fieldName: 'last_seen_at', required: false, input: false }
			}
		},
		session: {
			modelName: 'auth_session',
			fields: snake(['expiresAt', 'createdAt', 'updatedAt', 'ipAddress', 'userAgent', 'userId']),
			expiresIn: IDLE,
			updateAge: RENEWED_EVERY
		},
		account: {
			modelName: 'auth_account',
			fields: snake([
				...['accountId', 'providerId', 'userId', 'accessToken', 'refreshToken', 'idToken', 'accessTokenExpiresAt'],
				...['refreshTokenExpiresAt', 'createdAt', 'updatedAt']
			]),
			encryptOAuthTokens: true,
			accountLinking: { disableImplicitLinking: true }
		},
		verification: { modelName: 'auth_verification', fields: snake(['expiresAt', 'createdAt', 'updatedAt']) },
		emailAndPassword: {
			enabled: true,
			disableSignUp: true,
			minPasswordLength: 8,
			maxPasswordLength: LONGEST_PASSWORD,
			password: {
				hash: (password: string) => hash(password, ARGON),
				verify: ({ hash: kept, password }: { hash: string; password: string }) => verify(kept, password)
			}
		},
		advanced: {
			cookiePrefix: 'mutu',
			useSecureCookies: origin.startsWith('https:'),
			database: { generateId: () => newId() },
			ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] }
		},
		plugins: [
			username({
				minUsernameLength: USER_NAME.shortest,
				maxUsernameLength: USER_NAME.longest,
				usernameValidator: (name: string) => checkUserName(name).ok,
				usernameNormalization: foldUserName,
				displayUsernameNormalization: (name: string) => name.normalize('NFKC').trim(),
				validationOrder: { username: 'post-normalization' },
				schema: { user: { fields: snake(['displayUsername']) } }
			}),
			twoFactor({
				issuer: '亩图 Mutu',
				schema: {
					user: { fields: snake(['twoFactorEnabled']) },
					twoFactor: {
						modelName: 'auth_two_factor',
						fields: snake(['backupCodes', 'userId', 'failedVerificationCount', 'lockedUntil'])
					}
				}
			}),
			genericOAuth({ config: outside ? [outsideConfig(outside)] : [] }),
			houseSessions
		],
		databaseHooks: {
			session: {
				create: { after: ({ userId }: { userId: string }) => seen(query, userId) },
				update: { after: ({ userId }: { userId: string }) => seen(query, userId) }
			}
		},
		hooks: {
			after: createAuthMiddleware(async ({ context, path, headers, body }) => {
				if (!done || READING.has(path)) return;
				const { returned, newSession, session } = context;
				const user = newSession?.user.id ?? session?.user.id ?? null;
				let refusal = refusalOf(returned);
				// A code that somebody looked at over a shoulder is worth nothing once it has let its owner in.
				const isCode = path === VERIFY_CODE && refusal === null && user !== null;
				if (isCode && !(await claimCode(query, secret, { user, code: String(body?.code) }, new Date()))) {
					refusal = CODE_USED;
					if (newSession) await query.deleteFrom('auth_session').where('id', '=', newSession.session.id).execute();
				}
				await done({ path, refusal, user, address: headers?.get(ADDRESS_HEADER) ?? null });
				if (refusal === CODE_USED) throw new APIError('UNAUTHORIZED', { code: CODE_USED, message: CODE_USED });
			})
		}
	} satisfies BetterAuthOptions;
}

/** Accounts, passwords, second factors and sessions, on this query. Inside a write it is made anew on the write's own. */
export const openAccounts = (options: AccountOptions) => betterAuth(accountOptions(options));

export type Accounts = ReturnType<typeof openAccounts>;
