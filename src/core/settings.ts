import * as v from 'valibot';
import { baseMapOf, type BaseMap } from './base-map.ts';
import { trustedProxies } from './client-address.server.ts';
import { outsideProviderOf, outsideProviderSettings, type OutsideProvider } from './outside-provider.ts';

/**
 * The process's settings, from the environment; each also as NAME_FILE, a path whose content is the value. One schema
 * validates them at start and prints the README's table.
 */
const port = v.pipe(v.string(), v.regex(/^\d{1,5}$/), v.transform(Number), v.maxValue(65535));
const url = v.pipe(v.string(), v.url());
const postgresUrl = v.pipe(url, v.regex(/^postgres(ql)?:\/\//, 'expected a postgres:// address'));
const secret = v.pipe(
	v.string(),
	v.minLength(32, 'expected at least 32 characters'),
	v.check((text) => !/^(change|replace|your|example|placeholder|x{4})/i.test(text), 'expected a secret of your own')
);

const isProxyList = (text: string): boolean => {
	try {
		trustedProxies(text);
		return true;
	} catch {
		return false;
	}
};

interface Setting {
	schema: v.GenericSchema<string, unknown>;
	fallback: string | null;
	meaning: string;
}

export const settingSchemas = {
	DATABASE_URL: {
		schema: postgresUrl,
		fallback: null,
		meaning: 'PostgreSQL + PostGIS to work on; without it the embedded database in MUTU_DATA'
	},
	DATABASE_REPLICA_URL: {
		schema: postgresUrl,
		fallback: null,
		meaning: 'a streaming replica for reads that may be stale'
	},
	DATABASE_MIGRATE_URL: {
		schema: postgresUrl,
		fallback: null,
		meaning:
			'the same database as another role, which brings the tables forward and owns the trail: the role of DATABASE_URL can then only read and add to it'
	},
	MUTU_DATA: {
		schema: v.string(),
		fallback: '.data',
		meaning: 'folder of the embedded database, keys and staged uploads'
	},
	MUTU_FILES: { schema: v.string(), fallback: null, meaning: 'folder of attachments; MUTU_DATA/files without it' },
	HOST: {
		schema: v.string(),
		fallback: '127.0.0.1',
		meaning: 'address to listen on; anything but the loopback needs ORIGIN and MUTU_SECRET'
	},
	PORT: { schema: port, fallback: '3000', meaning: 'port to listen on; 0 takes a free one' },
	ORIGIN: { schema: url, fallback: null, meaning: 'the address people open, such as https://mutu.example.gov.cn' },
	MUTU_SECRET: {
		schema: secret,
		fallback: null,
		meaning: 'key of sessions and of the command line; made once in MUTU_DATA on the loopback'
	},
	MUTU_DATA_KEY: {
		schema: secret,
		fallback: null,
		meaning: 'key of protected fields; made once in MUTU_DATA on the loopback'
	},
	MUTU_DATA_KEY_FORMER: {
		schema: secret,
		fallback: null,
		meaning: 'the key before MUTU_DATA_KEY, while `mutu keys rotate` seals everything anew'
	},
	TRUSTED_PROXIES: {
		schema: v.pipe(v.string(), v.check(isProxyList, 'expected addresses or networks such as 10.0.0.0/8')),
		fallback: null,
		meaning:
			'proxies whose X-Forwarded-For is believed: addresses or networks, comma between; loopback for one on this machine'
	},
	RATE_LIMITS: {
		schema: v.pipe(v.string(), v.regex(/^\d{1,6}(\.\d+)?$/), v.transform(Number)),
		fallback: '1',
		meaning: 'how many times the usual number of requests an address or a person may make; 0 sets no limit'
	},
	METRICS_TOKEN: {
		schema: v.pipe(v.string(), v.minLength(16, 'expected at least 16 characters')),
		fallback: null,
		meaning:
			'what /metrics asks for (Authorization: Bearer); without it /metrics answers this machine, and nobody where ORIGIN is set'
	},
	LOG_LEVEL: {
		schema: v.picklist(['debug', 'info', 'warn', 'error', 'silent']),
		fallback: 'info',
		meaning: 'how much of the log is written: debug has every request'
	},
	AUTH_POLICY: {
		schema: v.picklist(['asvs', 'djbh3']),
		fallback: 'asvs',
		meaning: 'password policy: asvs (ASVS 5.0) or djbh3 (等保三级)'
	},
	...outsideProviderSettings,
	AUDIT_HEAD_FILE: {
		schema: v.string(),
		fallback: null,
		meaning: 'file that the newest hash of the trail is added to once a day, best on another machine’s disk'
	},
	AUDIT_HEAD_URL: {
		schema: v.pipe(url, v.regex(/^https?:/, 'expected an http or https address')),
		fallback: null,
		meaning: 'address that the newest hash of the trail is posted to once a day'
	},
	BASEMAP: {
		schema: v.string(),
		fallback: null,
		meaning:
			'base map from outside, fetched by the server: tianditu:img, tianditu:vec, tianditu:ter, or an https address with {key} where it asks for one: of picture tiles with {z}, {x} and {y}, or of a MapLibre style, whose sources and pictures are fetched by the server too; off while demo data is loaded'
	},
	BASEMAP_KEY: {
		schema: v.string(),
		fallback: null,
		meaning: 'what {key} stands for (天地图: tk); no page is told it'
	},
	BASEMAP_HOSTS: {
		schema: v.string(),
		fallback: null,
		meaning: 'hosts it may be fetched from, comma between; public addresses only (tianditu: its own)'
	},
	BASEMAP_NAME: { schema: v.string(), fallback: null, meaning: 'what the legend calls it' },
	BASEMAP_CRS: {
		schema: v.picklist(['cgcs2000', 'gcj02']),
		fallback: 'cgcs2000',
		meaning: 'its coordinate system: cgcs2000, or gcj02, which the map sets right'
	},
	BASEMAP_ZOOMS: { schema: v.string(), fallback: '1-18', meaning: 'its first and last zoom' },
	BASEMAP_REVIEW: { schema: v.string(), fallback: null, meaning: 'its map review number (审图号), shown in the legend' }
} as const satisfies Record<string, Setting>;

export type SettingName = keyof typeof settingSchemas;

export interface Settings {
	databaseUrl: string | null;
	replicaUrl: string | null;
	migrateUrl: string | null;
	data: string;
	files: string;
	host: string;
	port: number;
	origin: string | null;
	secret: string | null;
	dataKey: string | null;
	dataKeyFormer: string | null;
	authPolicy: 'asvs' | 'djbh3';
	outside: OutsideProvider | null;
	/** Where heads of the trail are sent. */
	auditHeads: { file: string | null; url: string | null };
	trustedProxies: string;
	rateLimits: number;
	metricsToken: string | null;
	logLevel: string;
	baseMap: BaseMap | null;
}

export class SettingsError extends Error {
	readonly faults: readonly string[];
	constructor(faults: readonly string[]) {
		super(`settings: ${faults.join('; ')}`);
		this.faults = faults;
	}
}

export const isLoopback = (host: string): boolean =>
	host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);

/**
 * Reads and checks the settings.
 * @param environment the process's variables
 * @param readFile reads the file that a NAME_FILE names
 * @throws SettingsError naming every variable that is wrong, what was expected and what came
 */
export function readSettings(
	environment: Record<string, string | undefined>,
	readFile: (path: string) => string
): Settings {
	const faults: string[] = [];
	const read = (name: SettingName): unknown => {
		const setting: Setting = settingSchemas[name];
		const path = environment[`${name}_FILE`];
		const given = environment[name] || (path ? readFile(path).trim() : undefined) || setting.fallback;
		if (given === null || given === undefined) return null;
		const result = v.safeParse(setting.schema, given);
		if (result.success) return result.output;
		const shown = /SECRET|KEY|URL|TOKEN/.test(name) ? `${given.length} characters` : JSON.stringify(given);
		faults.push(`${name}: ${result.issues[0].message}, got ${shown}`);
		return null;
	};
	const data = read('MUTU_DATA') as string;
	const settings: Settings = {
		databaseUrl: read('DATABASE_URL') as string | null,
		replicaUrl: read('DATABASE_REPLICA_URL') as string | null,
		migrateUrl: read('DATABASE_MIGRATE_URL') as string | null,
		data,
		files: (read('MUTU_FILES') as string | null) ?? `${data}/files`,
		host: read('HOST') as string,
		port: read('PORT') as number,
		origin: read('ORIGIN') as string | null,
		secret: read('MUTU_SECRET') as string | null,
		dataKey: read('MUTU_DATA_KEY') as string | null,
		dataKeyFormer: read('MUTU_DATA_KEY_FORMER') as string | null,
		authPolicy: read('AUTH_POLICY') as Settings['authPolicy'],
		outside: null,
		auditHeads: { file: read('AUDIT_HEAD_FILE') as string | null, url: read('AUDIT_HEAD_URL') as string | null },
		trustedProxies: (read('TRUSTED_PROXIES') as string | null) ?? '',
		rateLimits: read('RATE_LIMITS') as number,
		metricsToken: read('METRICS_TOKEN') as string | null,
		logLevel: read('LOG_LEVEL') as string,
		baseMap: null
	};
	const outside = outsideProviderOf((name) => read(name) as string | null);
	settings.outside = outside.provider;
	faults.push(...outside.faults);
	const address = read('BASEMAP') as string | null;
	if (address !== null) {
		const word = (name: SettingName) => read(name) as string | null;
		const { map, faults: wrong } = baseMapOf({
			...{ address, name: word('BASEMAP_NAME'), key: word('BASEMAP_KEY'), hosts: word('BASEMAP_HOSTS') },
			...{ datum: read('BASEMAP_CRS') as BaseMap['datum'], zooms: word('BASEMAP_ZOOMS') ?? '' },
			review: word('BASEMAP_REVIEW')
		});
		settings.baseMap = map;
		faults.push(...wrong);
	}
	if (settings.host && !isLoopback(settings.host)) {
		if (!settings.origin)
			faults.push(`ORIGIN: expected the address people open, because HOST is ${settings.host}; got nothing`);
		if (!settings.secret)
			faults.push(`MUTU_SECRET: expected 32 characters or more, because HOST is ${settings.host}; got nothing`);
	}
	if (faults.length > 0) throw new SettingsError(faults);
	return settings;
}

/** The README's table of settings. */
export function settingsTable(): string {
	const rows = Object.entries(settingSchemas).map(
		([name, { fallback, meaning }]) => `| \`${name}\` | ${fallback ?? '—'} | ${meaning} |`
	);
	return ['| setting | without it | meaning |', '|---|---|---|', ...rows].join('\n');
}
