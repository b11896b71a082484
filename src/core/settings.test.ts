import { expect, test } from 'vitest';
import { readSettings, SettingsError } from '#core/settings.ts';

const noFile = (path: string): string => {
	throw new Error(`no file ${path}`);
};

test('without any variable the product listens on the loopback and keeps its data in .data', () => {
	expect(readSettings({}, noFile)).toMatchObject({
		databaseUrl: null,
		data: '.data',
		files: '.data/files',
		host: '127.0.0.1',
		port: 3000
	});
});

test('a value may come from the file that NAME_FILE names', () => {
	const settings = readSettings({ MUTU_SECRET_FILE: '/run/secret' }, (path) =>
		path === '/run/secret' ? `${'k'.repeat(40)}\n` : noFile(path)
	);
	expect(settings.secret).toBe('k'.repeat(40));
});

test.each([
	[{ PORT: 'eighty' }, 'PORT'],
	[{ PORT: '70000' }, 'PORT'],
	[{ DATABASE_URL: 'mysql://x/y' }, 'DATABASE_URL'],
	[{ AUTH_POLICY: 'none' }, 'AUTH_POLICY'],
	[{ MUTU_SECRET: 'short' }, 'MUTU_SECRET'],
	[{ HOST: '0.0.0.0' }, 'ORIGIN'],
	[{ HOST: '::', MUTU_SECRET: 's'.repeat(32) }, 'ORIGIN'],
	[{ HOST: '10.1.2.3', ORIGIN: 'https://mutu.example.cn', MUTU_SECRET: 's'.repeat(31) }, 'MUTU_SECRET'],
	[{ MUTU_SECRET: 'change-me-change-me-change-me-change-me' }, 'MUTU_SECRET'],
	[{ TRUSTED_PROXIES: 'proxy.example' }, 'TRUSTED_PROXIES'],
	[{ RATE_LIMITS: '-1' }, 'RATE_LIMITS'],
	[{ METRICS_TOKEN: 'short' }, 'METRICS_TOKEN'],
	[{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL'],
	[{ BASEMAP: 'tianditu:img' }, 'BASEMAP_KEY'],
	[{ BASEMAP: 'https://a.example/{z}/{x}/{y}' }, 'BASEMAP_HOSTS'],
	[{ BASEMAP: 'tianditu:img', BASEMAP_KEY: 'k', BASEMAP_CRS: 'bd09' }, 'BASEMAP_CRS'],
	[{ HOST: '0.0.0.0', ORIGIN: 'https://mutu.example.cn' }, 'MUTU_SECRET']
])('%j is refused and %s named', (environment, name) => {
	expect(() => readSettings(environment, noFile)).toThrow(SettingsError);
	expect(() => readSettings(environment, noFile)).toThrow(new RegExp(name));
});

test.each([
	[{ HOST: '0.0.0.0', ORIGIN: 'https://mutu.example.cn', MUTU_SECRET: 's'.repeat(32) }, '0.0.0.0'],
	[{ HOST: '127.0.0.2' }, '127.0.0.2'],
	[{ HOST: '::1' }, '::1']
])('%j listens on %s', (environment, host) => expect(readSettings(environment, noFile).host).toBe(host));

test('a wrong secret is never printed', () => {
	expect(() => readSettings({ METRICS_TOKEN: 'hunter2' }, noFile)).not.toThrow(/hunter2/);
	expect(() => readSettings({ MUTU_SECRET: 'hunter2' }, noFile)).not.toThrow(/hunter2/);
});
