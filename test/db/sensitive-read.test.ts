import { expect, test } from 'vitest';
import type { AuditBody } from '#audit/entry.ts';
import { localOperator } from '#auth/local-operator.ts';
import type { Permission } from '#core/permission.ts';
import type { Engine } from '#db/engine/types.ts';
import type { County } from '#db/read.server.ts';
import { handOut, recordSensitiveRead } from '#door/hand-out.server.ts';
import type { House } from '#door/house.server.ts';
import { session } from '#door/request.server.ts';
import { freshCounty, testEngine } from '#test/database.ts';

const trailOf = async (engine: Engine, county: string): Promise<AuditBody[]> => {
	const rows = await engine.primary
		.selectFrom('audit_entry')
		.select('body')
		.where('county_code', '=', county)
		.orderBy('seq')
		.execute();
	return rows.map(({ body }) => JSON.parse(body) as AuditBody);
};

const sessionOf = (engine: Engine, county: County, permissions: readonly Permission[]) =>
	session({ engine } as House, county, { ...localOperator(county.code), permissions: new Set(permissions) });

const file = {
	permission: 'land.export',
	sheet: 'findings',
	name: '清单.csv',
	plain: 'list.csv',
	type: 'text/csv',
	body: 'a,b\r\n1,2\r\n',
	count: 1,
	search: '?kind=over_area'
} as const;

test('a file is in the trail, with its rows, conditions and digest, before its first byte can be read', async () => {
	const engine = await testEngine();
	const county = await freshCounty(engine);
	const { code: other } = await freshCounty(engine);
	let entriesWhenOpened = -1;
	// Asked for nothing before somebody reads: a stream fills a place of its own otherwise, as soon as it is there.
	const opened = new ReadableStream<Uint8Array>(
		{
			async pull(controller) {
				entriesWhenOpened = (await trailOf(engine, county.code)).length;
				controller.enqueue(new TextEncoder().encode('x'));
				controller.close();
			}
		},
		{ highWaterMark: 0 }
	);
	const may = sessionOf(engine, county, ['land.export']);
	const answer = await handOut(may, { ...file, body: () => opened });
	expect(await answer.text()).toBe('x');
	expect(entriesWhenOpened).toBe(1);
	const whole = await handOut(may, file);
	expect(await whole.text()).toBe(file.body);
	expect(whole.headers.get('content-disposition')).toBe(
		`attachment; filename="list.csv"; filename*=UTF-8''${encodeURIComponent('清单.csv')}`
	);
	const [, entry] = await trailOf(engine, county.code);
	expect(entry).toMatchObject({
		action: 'export.findings',
		result: 'read',
		notes: [{ kind: 'export', count: 1, detail: { file: '清单.csv', search: '?kind=over_area' } }]
	});
	expect(entry!.notes[0]!.digest).toMatch(/^[0-9a-f]{64}$/);
	expect(await trailOf(engine, other)).toEqual([]);
});

test('without the permission nothing is opened, and the attempt stands in the trail', async () => {
	const engine = await testEngine();
	const county = await freshCounty(engine);
	let opened = false;
	const answer = await handOut(sessionOf(engine, county, []), {
		...file,
		body: () => {
			opened = true;
			return new ReadableStream<Uint8Array>();
		}
	});
	expect(answer.status).toBe(403);
	expect(opened).toBe(false);
	expect(await trailOf(engine, county.code)).toMatchObject([{ action: 'land.export', result: 'refused' }]);
});

test('a full value that is looked at stands there with its record and its reason', async () => {
	const engine = await testEngine();
	const county = await freshCounty(engine);
	const outcome = await recordSensitiveRead(sessionOf(engine, county, ['people.full.see']), {
		...{ permission: 'people.full.see', action: 'people.full', why: '核对身份' },
		note: { kind: 'contract', ids: ['c1'], detail: { field: 'lessee_code' } }
	});
	expect(outcome.ok).toBe(true);
	expect(await trailOf(engine, county.code)).toMatchObject([
		{ action: 'people.full', result: 'read', why: '核对身份', notes: [{ kind: 'contract', ids: ['c1'] }] }
	]);
});
