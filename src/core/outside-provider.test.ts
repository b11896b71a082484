import { expect, test } from 'vitest';
import { readSettings, SettingsError } from './settings.ts';

const read = (given: Record<string, string>) => readSettings(given, () => '');
const whole = { OIDC_ISSUER: 'https://sso.example.gov.cn/', OIDC_CLIENT_ID: 'mutu', OIDC_CLIENT_SECRET: 'x' };

test('there is none unless its issuer is set', () => {
	expect(read({ OIDC_CLIENT_ID: 'mutu' }).outside).toBe(null);
});

test('it is its issuer, and describes itself below it', () => {
	expect(read(whole).outside).toEqual({
		...{ issuer: whole.OIDC_ISSUER, clientId: 'mutu', clientSecret: 'x', label: '统一认证', claim: 'sub' },
		discoveryUrl: 'https://sso.example.gov.cn/.well-known/openid-configuration'
	});
	expect(read({ ...whole, OIDC_DISCOVERY_URL: 'http://127.0.0.1:9/d' }).outside?.discoveryUrl).toBe(
		'http://127.0.0.1:9/d'
	);
});

test.each([
	[{ ...whole, OIDC_ISSUER: 'http://sso.example.gov.cn' }, 'OIDC_ISSUER'],
	[{ ...whole, OIDC_ISSUER: 'sso' }, 'OIDC_ISSUER'],
	[{ ...whole, OIDC_CLIENT_SECRET: '' }, 'OIDC_CLIENT_SECRET'],
	[{ ...whole, OIDC_CLAIM: 'a b' }, 'OIDC_CLAIM']
])('%o is refused by the name of %s', (given, name) => {
	expect(() => read(given)).toThrow(SettingsError);
	expect(() => read(given)).toThrow(name);
});
