/** DESIGN §3 as a table: who may import whom. */

export type Role =
	| 'app'
	| 'cli'
	| 'core'
	| 'text'
	| 'db'
	| 'sql'
	| 'door'
	| 'tiles'
	| 'map'
	| 'chart'
	| 'ui'
	| 'rule'
	| 'read'
	| 'write'
	| 'server'
	| 'view'
	| 'route'
	| 'page'
	| 'geodata';

/** Files of the house by the role their place and name give them; null for what has no role. */
export function roleOf(path: string): Role | null {
	const [top, second] = path.split('/');
	if (top === 'sql' || top === 'geodata') return top;
	if (top !== 'src' || !second) return null;
	if (!path.slice(4).includes('/')) return 'app';
	if (second === 'routes') return /\+(server|.*\.server)\.ts$/.test(path) ? 'route' : 'page';
	if (second === 'domain') {
		if (path.includes('/view/')) return 'view';
		if (path.endsWith('.read.server.ts')) return 'read';
		if (path.endsWith('.write.server.ts')) return 'write';
		return /\.(server|worker)\.ts$/.test(path) ? 'server' : 'rule';
	}
	return second as Role;
}

export const mayImport: Record<Role, readonly Role[]> = {
	core: ['core'],
	text: ['text', 'core'],
	sql: ['sql'],
	db: ['db', 'core', 'sql'],
	ui: ['ui', 'core', 'text'],
	chart: ['chart', 'ui', 'core', 'text'],
	map: ['map', 'ui', 'core', 'text'],
	tiles: ['tiles', 'db', 'core'],
	rule: ['rule', 'core'],
	read: ['read', 'rule', 'server', 'db', 'tiles', 'core'],
	write: ['write', 'read', 'rule', 'server', 'db', 'core'],
	// What a domain has beside reads and writes: parsers, files, tables of columns.
	server: ['server', 'write', 'read', 'rule', 'db', 'tiles', 'core'],
	view: ['view', 'rule', 'ui', 'map', 'chart', 'core', 'text'],
	door: ['door', 'read', 'write', 'server', 'rule', 'db', 'core'],
	route: ['route', 'read', 'write', 'server', 'rule', 'door', 'tiles', 'cli', 'core', 'text', 'view'],
	page: ['page', 'view', 'rule', 'ui', 'map', 'chart', 'core', 'text'],
	cli: ['cli', 'door', 'tiles', 'read', 'write', 'server', 'rule', 'db', 'sql', 'core', 'text', 'geodata'],
	app: ['app', 'cli', 'door', 'tiles', 'read', 'write', 'server', 'rule', 'db', 'core', 'text'],
	geodata: ['geodata', 'core']
};

/** Packages that belong to some roles only. */
export const packageRoles: Readonly<Record<string, readonly Role[]>> = {
	kysely: ['db', 'read', 'write', 'server', 'door', 'tiles'],
	pg: ['db'],
	'pg-copy-streams': ['db'],
	'@electric-sql/pglite': ['db'],
	'@electric-sql/pglite-postgis': ['db'],
	'@sveltejs/kit': ['route', 'page', 'app', 'view', 'ui'],
	svelte: ['page', 'view', 'ui', 'map', 'chart', 'text'],
	$app: ['page', 'view', 'ui', 'map'],
	'maplibre-gl': ['map', 'view'],
	'@deck.gl': ['map', 'view'],
	'chart.js': ['chart'],
	'bits-ui': ['ui']
};

/** What each domain may import besides itself (its arrows point down). */
export const domainsBelow: Readonly<Record<string, readonly string[]>> = {
	audit: [],
	jobs: [],
	attachments: [],
	exchange: [],
	territory: ['jobs', 'attachments'],
	// Takes its zips through the one gate, which the formats own.
	imagery: ['territory', 'attachments', 'exchange'],
	auth: ['territory'],
	// Names what lies above it by kind and code only.
	stewardship: ['territory', 'jobs', 'attachments'],
	// 议事 and resolutions: whoever acts on one looks it up by its number.
	meetings: ['territory', 'attachments'],
	land: ['meetings', 'territory', 'jobs', 'attachments'],
	// 征求意见 asks departments, which people belong to.
	zones: ['land', 'auth', 'territory', 'jobs', 'attachments'],
	// 四议两公开 is counted as villages' meetings are; departments sign, as people belong to them.
	projects: ['zones', 'meetings', 'land', 'auth', 'territory', 'jobs', 'attachments'],
	screen: ['projects', 'zones', 'land', 'territory', 'audit', 'jobs']
};

/** The door alone imports these domains; others meet them in a route. */
export const doorDomains: readonly string[] = ['auth', 'audit', 'jobs', 'attachments', 'territory'];

export const domainOf = (path: string): string | null => /^src\/domain\/([^/]+)\//.exec(path)?.[1] ?? null;
