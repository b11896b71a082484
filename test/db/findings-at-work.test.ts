import { beforeAll, describe, expect, test } from 'vitest';
import type { Permission } from '#core/permission.ts';
import { entriesAt } from '#audit/trail.read.server.ts';
import { verifyTrail } from '#audit/verify.read.server.ts';
import type { Engine } from '#db/engine/types.ts';
import type { Write } from '#door/door.server.ts';
import { findingDetail } from '#land/finding-detail.read.server.ts';
import { decideFindings, noteFindings } from '#land/finding-decision.write.server.ts';
import { findingHistory } from '#land/finding-history.read.server.ts';
import { listFindings } from '#land/finding-list.read.server.ts';
import { withTrail } from '#land/history.ts';
import { decideFindingLink } from '#land/link-decision.write.server.ts';
import { deleteFilter, renameFilter, replaceFilter, saveFilter } from '#land/saved-filters.write.server.ts';
import { savedFilters } from '#land/saved-filters.read.server.ts';
import { freshCounty, testEngine, testRead, testWrite, valueOf } from '#test/database.ts';
import { analyse, oneVillage, type World } from '#test/one-village.ts';

const TODAY = '2026-11-24';
let engine: Engine;
beforeAll(async () => {
	engine = await testEngine();
});

const list = (code: string, prefixes = [code]) => listFindings(testRead(engine, code, { prefixes }), TODAY);
const through = <T>(code: string, permission: Permission, write: Write<T>, prefixes = [code]) =>
	testWrite(engine, code, write, { permission, scope: { prefixes } });

/** Plots without a contract, each a lead with its piece; the same ids in every county made with one seed. */
async function fields(seed: number, count: number): Promise<World> {
	const at = await oneVillage(engine, seed);
	await at.load({
		occupation: Array.from({ length: count }, (_, index) =>
			at.make.occupation({ village_code: at.village, shape: at.make.rectangle(100 + index * 150, 100, 100, 100) })
		)
	});
	await analyse(engine, at.code);
	return at;
}

/** One survey that only its user's name ties to a contract, 3.20 亩 beyond it. */
async function byName(seed: number): Promise<World & { survey: string; contract: string }> {
	const at = await oneVillage(engine, seed);
	const { parcel, contract, link } = at.lease([100, 100, 100, 100], 1500, { lessee_name: '王建国' });
	const survey = at.make.occupation({
		village_code: at.village,
		lessee_name: '王建国',
		shape: at.make.rectangle(100, 100, 121.33, 100)
	});
	await at.load({ parcel: [parcel], contract: [contract], contract_parcel: [link], occupation: [survey] });
	await analyse(engine, at.code);
	return { ...at, survey: survey.code, contract: contract.number };
}

const kinds = async (code: string) =>
	(await list(code)).filter(({ status }) => status !== 'gone').map(({ kind }) => kind).sort(); // prettier-ignore

describe('many findings at once', () => {
	test('are dismissed with one reason in one entry of the trail, and taken back; the other county keeps its own', async () => {
		const [at, other] = [await fields(31, 4), await fields(31, 4)];
		const rows = (await list(at.code)).filter(({ kind }) => kind === 'no_contract');
		const seen = rows.map(({ number, version }) => ({ number, version }));
		const before = (await verifyTrail(testRead(engine, at.code))).entries;
		const dismiss = { decision: 'dismissed', reason: '已到现场，均为公用路面' } as const;
		const done = valueOf(
			await through(at.code, 'land.finding.decide', (tx, actor) =>
				decideFindings(tx, actor, { findings: seen, ...dismiss })
			)
		);
		expect(done.findings).toEqual(
			seen.map(({ number }) => ({ number, version: 2 })).sort((a, b) => a.number - b.number)
		);
		const trail = await verifyTrail(testRead(engine, at.code));
		expect([trail.entries - before, trail.fault]).toEqual([1, null]);
		const after = await list(at.code);
		expect(
			after
				.filter(({ status }) => status === 'dismissed')
				.map(({ number }) => number)
				.sort()
		).toEqual(rows.map(({ number }) => number).sort());
		expect((await list(other.code)).every(({ status, version }) => status === 'suspected' && version === 1)).toBe(true);
		const again = await through(at.code, 'land.finding.decide', (tx, actor) =>
			decideFindings(tx, actor, { findings: seen, ...dismiss })
		);
		expect(again).toMatchObject({ ok: false, reason: 'finding.changed', detail: { count: 4 } });
		valueOf(
			await through(at.code, 'land.finding.decide', (tx, actor) =>
				decideFindings(tx, actor, { findings: done.findings, decision: 'restored', reason: '' })
			)
		);
		expect((await list(at.code)).every(({ status }) => status === 'suspected')).toBe(true);
	});

	test('one that changed meanwhile or lies elsewhere stops all of them, and nothing is kept', async () => {
		const at = await fields(32, 3);
		const rows = (await list(at.code)).filter(({ kind }) => kind === 'no_contract');
		const findings = rows.map(({ number }, index) => ({ number, version: index === 1 ? 7 : 1 }));
		const asked = { decision: 'dismissed', reason: '已到现场看过' } as const;
		expect(
			await through(at.code, 'land.finding.decide', (tx, actor) => decideFindings(tx, actor, { findings, ...asked }))
		).toMatchObject({ reason: 'finding.changed', detail: { numbers: [rows[1]!.number], count: 1 } });
		const elsewhere = [`${at.village.slice(0, 9)}999`];
		expect(
			await through(
				at.code,
				'land.finding.decide',
				(tx, actor) =>
					decideFindings(tx, actor, { findings: rows.map(({ number }) => ({ number, version: 1 })), ...asked }),
				elsewhere
			)
		).toMatchObject({ reason: 'finding.unknown', detail: { count: 3 } });
		expect((await list(at.code)).every(({ status }) => status === 'suspected')).toBe(true);
	});

	test('take one note, which comparing again keeps and which changes nothing else', async () => {
		const at = await fields(33, 3);
		const rows = await list(at.code);
		const numbers = rows.map(({ number }) => number);
		expect(
			valueOf(
				await through(at.code, 'land.finding.note', (tx, actor) =>
					noteFindings(tx, actor, { numbers, note: ' 已约村里周四同去 ' })
				)
			)
		).toEqual({ count: numbers.length });
		await analyse(engine, at.code);
		for (const number of numbers) {
			const detail = (await findingDetail(testRead(engine, at.code), number))!;
			expect([detail.version, detail.notes.map(({ note }) => note)]).toEqual([1, ['已约村里周四同去']]);
		}
		expect(
			await through(at.code, 'land.finding.note', (tx, actor) =>
				noteFindings(tx, actor, { numbers: [...numbers, 999_999], note: '看过' })
			)
		).toMatchObject({ reason: 'finding.unknown', detail: { numbers: [999_999] } });
		expect(
			await through(at.code, 'land.finding.note', (tx, actor) => noteFindings(tx, actor, { numbers, note: ' ' }))
		).toMatchObject({ reason: 'finding.note_needed' });
	});
});

describe('a link by name', () => {
	const decide = (code: string, number: number, contract: string | null, decision: 'confirmed' | 'cut' | 'withdrawn') =>
		through(code, 'land.link.decide', (tx, actor) =>
			decideFindingLink(tx, actor, { number, contract, decision, reason: decision === 'cut' ? '同名不同人' : '' })
		);
	const first = async (code: string, kind: string) =>
		(await list(code)).find((row) => row.kind === kind && row.status !== 'gone')!;

	test('cut: the next comparison finds no contract, also for a second contract of that name, until it is withdrawn', async () => {
		const at = await byName(41);
		expect(await kinds(at.code)).toEqual(['on_uncontracted', 'over_area']);
		const over = await first(at.code, 'over_area');
		expect((await findingDetail(testRead(engine, at.code), over.number))!).toMatchObject({
			linkedBy: 'lessee_name',
			linkByName: true,
			link: null
		});
		// What the person judged is the link to this contract and no other.
		expect(await decide(at.code, over.number, 'HT-OTHER', 'cut')).toMatchObject({ reason: 'finding.changed' });
		valueOf(await decide(at.code, over.number, at.contract, 'cut'));
		expect((await findingDetail(testRead(engine, at.code), over.number))!.link).toMatchObject({ decision: 'cut' });
		const second = at.lease([1000, 1000, 100, 100], 1500, { lessee_name: '王建国' });
		await at.load({ parcel: [second.parcel], contract: [second.contract], contract_parcel: [second.link] });
		const run = await analyse(engine, at.code);
		expect(run.counts.outcomes).toEqual({ no_contract: 1 });
		expect(await kinds(at.code)).toEqual(['no_contract', 'on_other_contract', 'on_uncontracted']);
		const lone = await first(at.code, 'no_contract');
		valueOf(await decide(at.code, lone.number, null, 'withdrawn'));
		expect((await analyse(engine, at.code)).counts.outcomes).toEqual({ linked: 1 });
		expect(await kinds(at.code)).toEqual(['on_uncontracted', 'over_area']);
	});

	test('confirmed: it shows so, and stands when the name is written otherwise or the rows come anew', async () => {
		const at = await byName(42);
		const over = await first(at.code, 'over_area');
		valueOf(await decide(at.code, over.number, at.contract, 'confirmed'));
		const set = (values: Record<string, unknown>) =>
			engine.primary.updateTable('occupation').set(values).where('county_code', '=', at.code).execute();
		await set({ lessee_name: '王健国', version: 2 });
		await analyse(engine, at.code);
		expect((await findingDetail(testRead(engine, at.code), over.number))!).toMatchObject({
			linkedBy: 'confirmed',
			link: { decision: 'confirmed' },
			contract: { number: at.contract }
		});
		// Taken back and imported again: another id, the same code.
		await engine.primary.deleteFrom('occupation').where('county_code', '=', at.code).execute();
		await at.load({
			occupation: [
				at.make.occupation({
					code: at.survey,
					village_code: at.village,
					lessee_name: '王健国',
					shape: at.make.rectangle(100, 100, 121.33, 100)
				})
			]
		});
		expect((await analyse(engine, at.code)).counts.outcomes).toEqual({ linked: 1 });
		expect(await kinds(at.code)).toEqual(['on_uncontracted', 'over_area']);
		// What the survey's own file says comes before a person's guess.
		const stated = at.lease([500, 500, 100, 100], 1500);
		await at.load({ parcel: [stated.parcel], contract: [stated.contract], contract_parcel: [stated.link] });
		await set({ contract_number: stated.contract.number, version: 3 });
		await analyse(engine, at.code);
		const now = await first(at.code, 'over_area');
		expect((await findingDetail(testRead(engine, at.code), now.number))!.linkedBy).toBe('contract_number');
	});

	test('of a number or a code is nobody’s to cut', async () => {
		const at = await byName(43);
		await engine.primary
			.updateTable('occupation')
			.set({ contract_number: at.contract })
			.where('county_code', '=', at.code)
			.execute();
		await analyse(engine, at.code);
		const over = await first(at.code, 'over_area');
		expect(await decide(at.code, over.number, at.contract, 'cut')).toMatchObject({ reason: 'link.not_by_name' });
	});
});

describe('the history of a finding', () => {
	test('says who did what and when, by versions and the trail', async () => {
		const at = await byName(51);
		const over = (await list(at.code)).find(({ kind }) => kind === 'over_area')!;
		const asked = { findings: [{ number: over.number, version: 1 }], reason: '已到现场，为公用路面' };
		valueOf(
			await through(at.code, 'land.finding.note', (tx, actor) =>
				noteFindings(tx, actor, { numbers: [over.number], note: '先看台账' })
			)
		);
		valueOf(
			await through(at.code, 'land.finding.decide', (tx, actor) =>
				decideFindings(tx, actor, { ...asked, decision: 'dismissed' })
			)
		);
		await engine.primary
			.updateTable('contract')
			.set({ contracted_mu: 1600, version: 2 })
			.where('county_code', '=', at.code)
			.execute();
		await engine.primary
			.updateTable('contract_parcel')
			.set({ contracted_mu: 1600 })
			.where('county_code', '=', at.code)
			.execute();
		await analyse(engine, at.code);
		const db = testRead(engine, at.code);
		const events = await findingHistory(db, over.number);
		const told = withTrail(events, await entriesAt(db, events.map((event) => event.at))); // prettier-ignore
		expect(told.map(({ kind, actor, said }) => [kind, actor, said])).toEqual([
			['recorded', '本机操作员', null],
			['noted', '本机操作员', '先看台账'],
			['dismissed', '本机操作员', asked.reason],
			['changed', '本机操作员', null]
		]);
		expect(told.at(-1)!.changes).toEqual(
			expect.arrayContaining([
				{ field: 'over_mu', from: over.overMu, to: over.overMu - 100 },
				{ field: 'contracted_mu', from: 1500, to: 1600 }
			])
		);
		expect(told.every(({ seq }) => seq !== null)).toBe(true);
		const elsewhere = testRead(engine, at.code, { prefixes: [`${at.village.slice(0, 9)}999`] });
		expect(await findingHistory(elsewhere, over.number)).toEqual([]);
	});
});

describe('saved filters', () => {
	test('are one person’s own in one county: kept, renamed, thrown away', async () => {
		const [{ code }, { code: other }] = [await freshCounty(engine), await freshCounty(engine)];
		const save = (where: string, name: string, search = 'kind=over_area&finding=3') =>
			through(where, 'land.filter.save', (tx, actor) => saveFilter(tx, actor, { name, search }));
		const { id } = valueOf(await save(code, '本周要看'));
		expect(await save(code, '本周要看')).toMatchObject({ reason: 'filter.name_taken' });
		expect(await save(code, '全部', 'finding=3')).toMatchObject({ reason: 'filter.empty' });
		valueOf(await save(other, '本周要看'));
		valueOf(await save(code, '大块', 'mu=10'));
		valueOf(await through(code, 'land.filter.save', (tx, actor) => renameFilter(tx, actor, { id, name: '下周要看' })));
		const mine = await savedFilters(testRead(engine, code), 'local-operator');
		expect(mine.map(({ name, search }) => [name, search])).toEqual([
			['下周要看', 'kind=over_area'],
			['大块', 'mu=10.00']
		]);
		expect(await savedFilters(testRead(engine, code), 'somebody-else')).toEqual([]);
		const replace = (where: string, search: string, as: string | null = null) =>
			through(where, 'land.filter.save', (tx, actor) =>
				replaceFilter(tx, as === null ? actor : { ...actor, id: as }, { id, search })
			);
		expect(valueOf(await replace(code, 'kind=no_contract&finding=3'))).toEqual({
			...{ name: '下周要看', former: 'kind=over_area' }
		});
		expect(await replace(code, 'finding=3')).toMatchObject({ reason: 'filter.empty' });
		expect(await replace(code, 'mu=10', 'somebody-else')).toMatchObject({ reason: 'filter.unknown' });
		expect(await replace(other, 'mu=10')).toMatchObject({ reason: 'filter.unknown' });
		expect((await savedFilters(testRead(engine, code), 'local-operator')).map(({ search }) => search)).toEqual([
			...['kind=no_contract', 'mu=10.00']
		]);
		const stranger = await through(code, 'land.filter.save', async (tx, actor) =>
			deleteFilter(tx, { ...actor, id: 'somebody-else' }, id)
		);
		expect(stranger).toMatchObject({ reason: 'filter.unknown' });
		valueOf(await through(code, 'land.filter.save', (tx, actor) => deleteFilter(tx, actor, id)));
		expect((await savedFilters(testRead(engine, code), 'local-operator')).map(({ name }) => name)).toEqual(['大块']);
		expect((await savedFilters(testRead(engine, other), 'local-operator')).map(({ name }) => name)).toEqual([
			'本周要看'
		]);
	});
});
