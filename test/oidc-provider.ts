import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export const CLIENT = { id: 'mutu', secret: 'a secret of the client' };

/** What a test has its provider do wrong. */
export interface ProviderFault {
	/** Claims put in the place of the right ones. */
	claims?: Record<string, unknown>;
	/** Signs with a key that it does not show. */
	foreignKey?: boolean;
	/** Answers without an ID token. */
	noIdToken?: boolean;
	/** Does not answer at all. */
	silent?: boolean;
}

export interface OidcProvider {
	issuer: string;
	/** Who is signed in there. */
	person: Record<string, unknown> & { sub: string };
	fault: ProviderFault;
	/** Paths it was asked for. */
	asked: string[];
	/** What stood in the last address a browser came with. */
	last: URLSearchParams;
	/** As a browser: opens the address it was sent to, and gives the address it is sent back to. */
	visit(address: string): Promise<URL>;
	close(): Promise<void>;
}

interface Grant {
	challenge: string;
	nonce: string;
	redirect: string;
}

const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

const bodyOf = async (request: IncomingMessage): Promise<URLSearchParams> => {
	const parts: Buffer[] = [];
	for await (const part of request) parts.push(part as Buffer);
	return new URLSearchParams(Buffer.concat(parts).toString());
};

const json = (response: ServerResponse, status: number, body: unknown) =>
	response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));

/** A provider of OpenID Connect: code flow with PKCE, tokens signed with RS256, everything on one port of this machine. */
export async function oidcProvider(): Promise<OidcProvider> {
	const [key, foreign] = [0, 1].map(() => generateKeyPairSync('rsa', { modulusLength: 2048 }));
	const grants = new Map<string, Grant>();
	const state: OidcProvider = {
		...{ issuer: '', person: { sub: 'nobody' }, fault: {}, asked: [], last: new URLSearchParams() },
		async visit(address) {
			const answer = await fetch(address, { redirect: 'manual' });
			if (answer.status !== 302) throw new Error(`expected to be sent back, got ${answer.status}`);
			return new URL(answer.headers.get('location')!);
		},
		close: () => new Promise((closed) => server.close(() => closed()))
	};

	const idToken = (grant: Grant): string => {
		const now = Math.floor(Date.now() / 1000);
		const claims = {
			...{ iss: state.issuer, aud: CLIENT.id, iat: now, exp: now + 60, nonce: grant.nonce },
			...{ ...state.person, ...state.fault.claims }
		};
		const text = `${encoded({ alg: 'RS256', typ: 'JWT', kid: 'one' })}.${encoded(claims)}`;
		const by = (state.fault.foreignKey ? foreign : key)!.privateKey;
		return `${text}.${sign('sha256', Buffer.from(text), by).toString('base64url')}`;
	};

	const token = async (request: IncomingMessage, response: ServerResponse) => {
		const body = await bodyOf(request);
		const [id, secret] = request.headers.authorization
			? Buffer.from(request.headers.authorization.slice(6), 'base64').toString().split(':').map(decodeURIComponent)
			: [body.get('client_id'), body.get('client_secret')];
		const grant = grants.get(body.get('code') ?? '');
		grants.delete(body.get('code') ?? '');
		const proved = createHash('sha256')
			.update(body.get('code_verifier') ?? '')
			.digest('base64url');
		if (id !== CLIENT.id || secret?.replaceAll('+', ' ') !== CLIENT.secret)
			return json(response, 401, { error: 'invalid_client' });
		if (grant?.challenge !== proved || grant.redirect !== body.get('redirect_uri'))
			return json(response, 400, { error: 'invalid_grant' });
		const held = state.fault.noIdToken ? {} : { id_token: idToken(grant) };
		return json(response, 200, { access_token: 'at', token_type: 'Bearer', expires_in: 60, ...held });
	};

	const server = createServer((request, response) => {
		const url = new URL(request.url!, state.issuer);
		state.asked.push(url.pathname);
		if (state.fault.silent) return void response.destroy();
		switch (url.pathname) {
			case '/.well-known/openid-configuration': {
				const at = (path: string) => new URL(path, state.issuer).href;
				return json(response, 200, {
					...{ issuer: state.issuer, authorization_endpoint: at('/authorize'), token_endpoint: at('/token') },
					...{ jwks_uri: at('/jwks'), userinfo_endpoint: at('/userinfo') },
					...{ response_types_supported: ['code'], id_token_signing_alg_values_supported: ['RS256'] }
				});
			}
			case '/jwks': {
				const shown = key!.publicKey.export({ format: 'jwk' });
				return json(response, 200, { keys: [{ ...shown, kid: 'one', alg: 'RS256', use: 'sig' }] });
			}
			case '/authorize': {
				state.last = url.searchParams;
				const said = (name: string) => url.searchParams.get(name) ?? '';
				const code = randomBytes(16).toString('hex');
				grants.set(code, { challenge: said('code_challenge'), nonce: said('nonce'), redirect: said('redirect_uri') });
				const back = new URL(said('redirect_uri'));
				back.search = new URLSearchParams({ code, state: said('state'), iss: state.issuer }).toString();
				return response.writeHead(302, { location: back.href }).end();
			}
			case '/token':
				return void token(request, response);
			case '/userinfo':
				return json(response, 200, state.person);
			default:
				return json(response, 404, {});
		}
	});
	await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
	state.issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	return state;
}
