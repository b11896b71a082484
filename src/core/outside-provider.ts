import * as v from 'valibot';

/** A provider that signs people in for others (OpenID Connect), as the settings name it. Its addresses come from here alone. */
export interface OutsideProvider {
	issuer: string;
	/** Where it describes itself. */
	discoveryUrl: string;
	clientId: string;
	clientSecret: string;
	/** What the button calls it. */
	label: string;
	/** Which claim of its tokens says who somebody is, as an administrator entered it. */
	claim: string;
}

const isLocal = (address: string): boolean => {
	const found = URL.parse(address);
	return found?.protocol === 'https:' || (found?.protocol === 'http:' && /^(127\.|localhost$)/.test(found.hostname));
};
const address = v.pipe(v.string(), v.check(isLocal, 'expected an https address'));

/** Settings of the provider, part of the one schema (settings.ts). */
export const outsideProviderSettings = {
	OIDC_ISSUER: {
		schema: address,
		fallback: null,
		meaning:
			'a provider of the office that signs people in too (OpenID Connect), by its issuer; without it there is none. Who may come in is entered with each person'
	},
	OIDC_DISCOVERY_URL: {
		schema: address,
		fallback: null,
		meaning: 'where it describes itself; OIDC_ISSUER/.well-known/openid-configuration without it'
	},
	OIDC_CLIENT_ID: { schema: v.string(), fallback: null, meaning: 'what this system is called there' },
	OIDC_CLIENT_SECRET: { schema: v.string(), fallback: null, meaning: 'its secret there' },
	OIDC_LABEL: { schema: v.string(), fallback: '统一认证', meaning: 'what the button on the sign-in page calls it' },
	OIDC_CLAIM: {
		schema: v.pipe(v.string(), v.regex(/^[\w.:/-]{1,80}$/, 'expected the name of a claim')),
		fallback: 'sub',
		meaning: 'which claim of its ID token is the identity entered with a person, such as preferred_username'
	}
} as const;

/**
 * The provider of the settings, and what is wrong with them.
 * @param word what a setting says, or nothing
 */
export function outsideProviderOf(word: (name: keyof typeof outsideProviderSettings) => string | null): {
	provider: OutsideProvider | null;
	faults: string[];
} {
	const issuer = word('OIDC_ISSUER');
	if (issuer === null) return { provider: null, faults: [] };
	const [clientId, clientSecret] = [word('OIDC_CLIENT_ID'), word('OIDC_CLIENT_SECRET')];
	const faults = (['OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'] as const)
		.filter((name) => word(name) === null)
		.map((name) => `${name}: expected one, because OIDC_ISSUER is set; got nothing`);
	if (clientId === null || clientSecret === null) return { provider: null, faults };
	const discoveryUrl = word('OIDC_DISCOVERY_URL') ?? `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
	const provider = { issuer, discoveryUrl, clientId, clientSecret };
	return { provider: { ...provider, label: word('OIDC_LABEL')!, claim: word('OIDC_CLAIM')! }, faults };
}
