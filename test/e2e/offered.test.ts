import { describe, expect, inject, test } from 'vitest';
import { roleNames, roleRule, type Role } from '#auth/roles.ts';
import { mayAsk, pages, programs, type Access } from '#door/access.ts';
import { everyPage } from '#test/every-page.ts';
import { signInAs } from '#test/sign-in.ts';

/** What an address asks for, by the routes' own names; null where no route is of that form. */
const routes = Object.entries({ ...pages, ...programs }).map(([route, access]) => ({
	access,
	form: new RegExp(
		`^${route
			.replaceAll(/\/\([a-z]+\)/g, '')
			.replaceAll('.', '\\.')
			.replaceAll(/\[\.\.\.[a-z]+\]/gi, '.+')
			.replaceAll(/\[[a-z]+\]/gi, '[^/]+')}/?$`
	),
	parts: (route.match(/\[/g) ?? []).length
}));
const accessOf = (path: string): Access | null =>
	routes.filter(({ form }) => form.test(path)).toSorted((a, b) => a.parts - b.parts)[0]?.access ?? null;

/** Roles of people who come in by a name of their own in the demo county. */
const roles = roleNames.filter((role) => !('bounded' in roleRule(role)));

const linksOf = (html: string): string[] => [
	...new Set(
		[...html.matchAll(/\s(?:href|formaction|action)="(\/[^"]*)"/g)]
			.map(([, href]) => new URL(href!.replaceAll('&amp;', '&'), 'http://here').pathname)
			.filter((path) => !/^\/(_app|favicon|fonts)/.test(path))
	)
];

describe('who is shown a link may follow it', () => {
	test('the way of the test sees what a guard would miss', () => {
		expect(accessOf('/land/findings/pictures')).toBe('land.export');
		expect(accessOf('/land/findings/12')).toBe('land.see');
		expect(accessOf('/nowhere')).toBeNull();
		expect(linksOf('<a href="/export/match.csv?x=1&amp;y=2">')).toEqual(['/export/match.csv']);
	});

	test.each(roles)('%s', { timeout: 180_000 }, async (role: Role) => {
		const address = inject('address');
		const actor = { role, permissions: new Set(roleRule(role).permissions) };
		const cookie = await signInAs(address, role);
		const refused: string[] = [];
		let seen = 0;
		for (const path of everyPage) {
			if (!mayAsk(accessOf(new URL(path, address).pathname)!, actor)) continue;
			const response = await fetch(new URL(path, address), { headers: { cookie, accept: 'text/html' } });
			// A record outside the scope, or a register with a rule of its own.
			if (response.status !== 200) continue;
			seen++;
			for (const link of linksOf(await response.text())) {
				const access = accessOf(link);
				if (access === null) refused.push(`${path}: ${link} is no route`);
				else if (!mayAsk(access, actor)) refused.push(`${path}: ${link}`);
			}
		}
		expect(refused).toEqual([]);
		expect(seen).toBeGreaterThan(0);
	});
});
