import { hash, verify } from '@node-rs/argon2';
import { betterAuth, type BetterAuthOptions } from 'better-auth';
import { createAuthEndpoint, createAuthMiddleware } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { twoFactor, username } from 'better-auth/plugins';
import type { Kysely } from 'kysely';
import * as v from 'valibot';
import { checkUserName, foldUserName, USER_NAME } from '#auth/user-name.ts';
import { LONGEST_PASSWORD } from '#auth/password-policy.ts';
import { newId } from '#core/ids.ts';
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

export interface AccountOptions {
	query: Kysely<Tables>;
	secret: string;
	/** The address people open. */
	origin: string;
	/** Told after each endpoint that may change something. */
	done?: (event: AccountEvent) => Promise<void>;
}

const snake = (names: readonly string[]): Record<string, string> =>
	Object.fromEntries(names.map((name) => [name, name.replace(/[A-Z]/g, (sign) => `_${sign.toLowerCase()}`)]));

/** OWASP's second choice for argon2id (19 MiB, two passes), the library's default kind. */
const ARGON = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

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

/** What better-auth is told; its tables are those of sql/0017-people.sql. */
export function accountOptions({ query, secret, origin, done }: AccountOptions) {
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
			encryptOAuthTokens: true
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
			houseSessions
		],
		databaseHooks: {
			session: {
				create: { after: ({ userId }: { userId: string }) => seen(query, userId) },
				update: { after: ({ userId }: { userId: string }) => seen(query, userId) }
			}
		},
		hooks: {
			after: createAuthMiddleware(async ({ context, path, headers }) => {
				if (!done || READING.has(path)) return;
				const { returned, newSession, session } = context;
				const code = returned instanceof Error ? (returned as { body?: { code?: string } }).body?.code : null;
				await done({
					path,
					refusal: returned instanceof Error ? (code ?? 'refused') : null,
					user: newSession?.user.id ?? session?.user.id ?? null,
					address: headers?.get(ADDRESS_HEADER) ?? null
				});
			})
		}
	} satisfies BetterAuthOptions;
}

/** Accounts, passwords, second factors and sessions, on this query. Inside a write it is made anew on the write's own. */
export const openAccounts = (options: AccountOptions) => betterAuth(accountOptions(options));

export type Accounts = ReturnType<typeof openAccounts>;
