import { readdirSync } from 'node:fs';
import { deviceActor } from '#auth/devices.ts';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '#core/project.server.ts';
import { accessOf, mayAsk, pages, programs } from './access.ts';
import { routesIn, undeclaredRoutes } from './declared-routes.ts';

const files = readdirSync(join(projectRoot(), 'src/routes'), { recursive: true, encoding: 'utf8' });
const routes = routesIn(files);

test('every route says what it asks for, as the build makes sure of', () => {
	expect(routes.length).toBeGreaterThan(40);
	expect(undeclaredRoutes(routes)).toEqual([]);
});

test('a route that says nothing, one declared as the other kind, and a line for no route are named', () => {
	const planted = routesIn([
		...files.filter((file) => !file.includes('help')),
		'secret/+page.svelte',
		'(desk)/map/+server.ts'
	]);
	expect(undeclaredRoutes(planted)).toEqual([
		'/secret: says nothing of what it asks for (src/door/access.ts)',
		'/(desk)/map: a program, declared as the other (src/door/access.ts)',
		'/(desk)/help: declared, and no route (src/door/access.ts)'
	]);
});

test('open to all are signing in and what it needs, and nothing else', () => {
	const open = [...Object.entries(pages), ...Object.entries(programs)].filter(([, access]) => access === 'public');
	expect(open.map(([id]) => id).sort()).toEqual([
		'/(entry)/device/[word]',
		'/(entry)/join/[word]',
		'/(entry)/open/plans/[word]',
		'/(entry)/sign-in',
		'/language',
		'/sign-in/by/callback/outside',
		'/sign-out'
	]);
});

test('an actor comes in with one of the permissions asked for, and with none of them not', () => {
	const actor = { role: 'county_leader', permissions: new Set(['screen.see'] as const) };
	expect(mayAsk(accessOf('/live')!, actor)).toBe(true);
	expect(mayAsk(accessOf('/(desk)/map')!, actor)).toBe(false);
	expect(accessOf('/no-such-route')).toBe(null);
});

test('a device has the addresses of its purpose and no person’s', () => {
	const reached = (purpose: 'wall' | 'scoring') => {
		const actor = deviceActor('149901', { id: 'x', name: 'x', purpose, places: ['149901'] });
		return [...Object.entries(pages), ...Object.entries(programs)]
			.filter(([, access]) => access !== 'public' && mayAsk(access, actor))
			.map(([id]) => id)
			.filter((id) => !id.startsWith('/tiles/'));
	};
	expect(reached('wall')).toEqual(['/', '/(entry)/refused', '/(entry)/device', '/(screen)/screen', '/live']);
	expect(reached('scoring')).toEqual(['/', '/(entry)/refused', '/(entry)/device']);
});
