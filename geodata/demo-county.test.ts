import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { decodeMultiPolygon } from '#core/ewkb.ts';
import { boundsOf, type MultiPolygonRings, type Position } from '#core/geometry.ts';
import { chargeYears } from '#land/charges/years.ts';
import { isCleared } from '#land/clearing.ts';
import { lowestFrom } from '#land/debts/balance.ts';
import { offerCourse, offerStates, outcomeOf, paperOf, type OfferState } from '#land/reclaimed/course.ts';
import { checks, type Around } from '#land/reclaimed/papers.ts';
import type { Paper } from '#land/reclaimed/reclaimed.ts';
import type { Method } from '#land/debts/methods.ts';
import { nameless } from '#meetings/nameless.ts';
import { needsResolution } from '#meetings/matter.ts';
import { meetingValuesOn } from '#meetings/settings.ts';
import { DEMO_COUNTY } from './county.ts';
import { DEBTS } from './debt-rows.ts';
import { demoCounty, type DemoCounty } from './demo-county.ts';
import { DEMO_FIGURES } from './figures.ts';
import { DEMO_TABLES } from './rows.ts';
import { MEETING_MONTHS } from './meeting-rows.ts';
import { STEWARDSHIP } from './stewardship-rows.ts';

const DIGEST = join(import.meta.dirname, 'digest.json');

let demo: DemoCounty;
beforeAll(() => {
	demo = demoCounty();
}, 120_000);

const shapeOf = ({ shape }: { shape: string }): MultiPolygonRings =>
	decodeMultiPolygon(Buffer.from(shape, 'hex')).shape;

const digest = () => {
	const tables = DEMO_TABLES.map((table) => {
		const hash = createHash('sha256');
		for (const row of demo.rows[table]) hash.update(JSON.stringify(row)).update('\n');
		return [table, { rows: demo.rows[table].length, sha256: hash.digest('hex') }] as const;
	});
	return Object.fromEntries(tables);
};

test('the same seed gives the same rows; MUTU_REGENERATE=1 keeps what came instead', () => {
	const made = `${JSON.stringify(digest(), null, '\t')}\n`;
	if (process.env.MUTU_REGENERATE === '1') writeFileSync(DIGEST, made);
	expect(made).toBe(readFileSync(DIGEST, 'utf8'));
});

test('the figures of the demo county, counted from its rows', () => {
	const { township, village, grid, zone, contract, contract_parcel, reclaimed_land, reclaimed_asset, land_match } =
		demo.rows;
	const drawn = new Set(contract_parcel.map(({ contract_id }) => contract_id));
	// Which surveys stand on a parcel only the database can tell: test/db/demo-county.test.ts counts the candidates.
	const { match_candidates: _, ...figures } = DEMO_FIGURES;
	const collective = contract.filter(({ household }) => !household);
	const cleared = collective.filter(({ status }) => isCleared(status));
	const families = new Set(contract.filter(({ household }) => household).map(({ id }) => id));
	const fenOf = (rows: readonly { fen: number }[]) => rows.reduce((sum, { fen }) => sum + fen, 0);
	const ledger = (kind: string) =>
		reclaimed_land.filter((land) => land.kind === kind).reduce((sum, { ledger_mu }) => sum + ledger_mu, 0) / 100;
	expect({
		townships: township.length,
		villages: village.filter(({ kind }) => kind === 'village').length,
		communities: village.filter(({ kind }) => kind === 'community').length,
		grids_level_1: grid.filter(({ level }) => level === 1).length,
		grids_level_2: grid.filter(({ level }) => level === 2).length,
		grids_level_3: grid.filter(({ level }) => level === 3).length,
		zones: zone.filter(({ layout }) => layout !== 'project').length,
		project_areas: zone.filter(({ layout }) => layout === 'project').length,
		contracts: collective.length,
		contracts_cleared: cleared.length,
		contracts_formerly_oral: cleared.filter(({ formerly_oral }) => formerly_oral).length,
		reclaimed_mu: ledger('farmland') + ledger('construction'),
		reclaimed_farmland_mu: ledger('farmland'),
		reclaimed_construction_mu: ledger('construction'),
		household_parcels: contract_parcel.filter(({ contract_id }) => families.has(contract_id)).length,
		contracts_without_shape: collective.filter(({ id }) => !drawn.has(id)).length,
		match_decided: land_match.filter(({ decision }) => decision !== null).length,
		charged_due_fen: fenOf(demo.rows.charge_line),
		collected_fen: fenOf(demo.rows.charge_payment),
		waived_fen: fenOf(demo.rows.charge_waiver),
		offerings: reclaimed_asset.length,
		offerings_let: reclaimed_asset.filter(({ state }) => outcomeOf(state as OfferState) === 'let').length,
		offered_jobs: reclaimed_asset.reduce((sum, { jobs }) => sum + (jobs ?? 0), 0),
		offered_gain_fen: reclaimed_asset.reduce((sum, { gain_fen }) => sum + (gain_fen ?? 0), 0)
	}).toEqual(figures);
	expect(collective.filter(({ formerly_oral }) => formerly_oral)).toHaveLength(DEMO_FIGURES.contracts_formerly_oral);
});

describe('borders', () => {
	const name = ([x, y]: Position): string => `${x.toFixed(8)} ${y.toFixed(8)}`;
	/** Edges that no neighbour runs along in the other direction, by where they begin. */
	const single = (rows: readonly { shape: string }[]): Map<string, string> => {
		const edges = new Set<string>();
		for (const [ring] of rows.flatMap(shapeOf)) {
			ring!.slice(1).forEach((to, i) => {
				const edge = `${name(ring![i]!)}>${name(to)}`;
				expect(edges.has(edge), `${edge} twice`).toBe(false);
				edges.add(edge);
			});
		}
		const open = [...edges].map((edge) => edge.split('>') as [string, string]);
		return new Map(open.filter(([from, to]) => !edges.has(`${to}>${from}`)));
	};

	/** How many rings the edges make. */
	const rings = (edges: Map<string, string>): number => {
		let count = 0;
		while (edges.size > 0) {
			const [start] = edges.keys();
			for (let at = start; at !== undefined;) {
				const next = edges.get(at);
				edges.delete(at);
				at = next;
			}
			count++;
		}
		return count;
	};

	test('of neighbours are the same corners: what is left over is one outline, for villages as for townships', () => {
		const villages = single(demo.rows.village);
		expect(single(demo.rows.township)).toEqual(villages);
		expect(rings(villages)).toBe(1);
	});

	test('of level-1 grids leave the same outline: they tile the county', () => {
		const grids = demo.rows.grid.filter(({ level }) => level === 1);
		expect(rings(single(grids))).toBe(1);
		expect(single(grids)).toEqual(single(demo.rows.village));
	});

	test('lie inside the county’s box', () => {
		const box = boundsOf(demo.rows.township.flatMap(shapeOf));
		expect(box.west).toBeGreaterThan(DEMO_COUNTY.west);
		expect(box.south).toBeGreaterThan(DEMO_COUNTY.south);
		expect(box.east).toBeLessThan(DEMO_COUNTY.east);
		expect(box.north).toBeLessThan(DEMO_COUNTY.north);
	});
});

test('codes have the length and the prefix the standards ask for', () => {
	const villages = new Set(demo.rows.village.map(({ code }) => code));
	for (const { code } of demo.rows.township) expect(code).toMatch(/^149901\d{3}$/);
	for (const { code, township_code } of demo.rows.village) expect(code).toMatch(new RegExp(`^${township_code}\\d{3}$`));
	for (const { code, village_code, level } of demo.rows.grid)
		expect(code).toMatch(new RegExp(`^${village_code}\\d{3}${level}$`));
	for (const { number, household, lessee_code, lessor_code, village_code } of demo.rows.contract) {
		expect(number).toBe(`${lessee_code}${household ? 'J' : 'Q'}`);
		expect(lessee_code).toMatch(new RegExp(`^${lessor_code}\\d{4}$`));
		expect(lessor_code).toBe(`${village_code}00`);
		expect(villages.has(village_code!)).toBe(true);
	}
	for (const { code, register, village_code } of demo.rows.parcel)
		expect(code).toMatch(new RegExp(`^${village_code}${register === 'parcel' ? '00' : 'JC'}\\d{5}$`));
});

test('shares of zones: 98 villages, 14 of them in more than one', () => {
	const counts = new Map<string, number>();
	for (const { village_code } of demo.rows.zone_village) counts.set(village_code, (counts.get(village_code) ?? 0) + 1);
	expect(counts.size).toBe(98);
	expect([...counts.values()].filter((count) => count > 1)).toHaveLength(14);
});

test('charges of the demo county: every line is what the rule makes of the papers, money never exceeds it', () => {
	const { land_case, case_agreement, case_resolution, charge, charge_line, charge_payment, charge_waiver } = demo.rows;
	expect(charge).toHaveLength(land_case.length);
	const of = <T extends { charge_id: string; fen: number }>(rows: readonly T[], id: string) =>
		rows.filter(({ charge_id }) => charge_id === id);
	for (const each of charge) {
		const { signed_on } = case_agreement.find(({ id }) => id === each.agreement_id)!;
		const { price_fen } = case_resolution.find(({ id }) => id === each.resolution_id)!;
		const terms = { mu: each.measured_mu, priceFen: price_fen, past: false, payDays: 30 };
		const lines = of(charge_line, each.id);
		expect(lines.map(({ from_on, to_on, fen, due_on }) => [from_on, to_on, fen, due_on])).toEqual(
			chargeYears({ ...terms, from: signed_on, to: each.ends_on }).map(({ from, to, fen, dueOn }) => [
				from,
				to,
				fen,
				dueOn
			])
		);
		const paid = [...of(charge_payment, each.id), ...of(charge_waiver, each.id)];
		const sum = (list: readonly { fen: number }[]) => list.reduce((all, { fen }) => all + fen, 0);
		expect(sum(paid)).toBeLessThanOrEqual(sum(lines));
		for (const { paid_on } of of(charge_payment, each.id)) expect(paid_on >= signed_on).toBe(true);
	}
});

test('offerings of the demo county: some in every state, each by the course and its papers, the land that of the map', () => {
	const { reclaimed_asset, reclaimed_asset_land, reclaimed_land, offering_step } = demo.rows;
	expect(new Set(reclaimed_asset.map(({ state }) => state))).toEqual(new Set(offerStates));
	const lands = new Map(reclaimed_land.map(({ id, ledger_mu }) => [id, ledger_mu]));
	for (const asset of reclaimed_asset) {
		const steps = offering_step.filter(({ asset_id }) => asset_id === asset.id);
		const moves: { paper: Paper | null }[] = [];
		let state = 'waiting';
		for (const step of steps.slice(1)) {
			const rule = offerCourse.steps.find(
				({ name, from }) => name === step.step && from.includes(state as OfferState)
			)!;
			const paper = step.paper === null ? null : (JSON.parse(step.paper as unknown as string) as Paper);
			expect(paper?.kind ?? null).toBe(paperOf(rule));
			const rents = paper?.kind === 'draft' ? paper.comparison : { from: 'village', count: 0, rows: [] };
			const around = { today: '2026-11-21', reclaimedOn: asset.reclaimed_on, moves, rents } as unknown as Around;
			const typed = paper?.kind === 'draft' ? { ...paper, why: paper.why ?? '', comparables: paper.comparison.rows.map(({ number }) => number) } : paper; // prettier-ignore
			if (paper) expect((checks[paper.kind] as (typed: unknown, around: Around) => unknown)(typed, around)).toMatchObject({ ok: true }); // prettier-ignore
			moves.push({ paper });
			state = rule.to;
		}
		expect(state).toBe(asset.state);
		const joined = reclaimed_asset_land.filter(({ asset_id }) => asset_id === asset.id);
		if (asset.object_kind === 'land')
			expect(joined.map(({ reclaimed_id }) => lands.get(reclaimed_id))).toEqual([asset.area_mu]);
		else expect(joined).toEqual([]);
	}
});

test('who stands behind the numbers: one leader now for each township, village and zone, two heads, six teams', () => {
	const { team, team_member, pairing, township, village, zone, talent, talent_station, talent_visit, village_label } =
		demo.rows;
	const now = pairing.filter(({ ends_on }) => ends_on === null);
	const subjects = [...township, ...village, ...zone].map(({ code }) => code).sort();
	expect(now.map(({ subject_code }) => subject_code).sort()).toEqual(subjects);
	expect(now).toHaveLength(STEWARDSHIP.pairs_now);
	expect(pairing.length - now.length).toBe(STEWARDSHIP.pairs_ended);
	expect(new Set(pairing.map(({ leader }) => leader)).size).toBe(STEWARDSHIP.leaders);
	expect(team).toHaveLength(STEWARDSHIP.teams);
	expect(new Set(team.map(({ duty }) => duty)).size).toBe(7);
	const heads = (id: string) => team_member.filter(({ team_id, role }) => team_id === id && role === 'head').length;
	expect(team.map(({ id }) => heads(id))).toEqual([2, 1, 1, 1, 1, 1, 1]);
	expect(talent.filter(({ kind }) => kind === 'expert')).toHaveLength(STEWARDSHIP.experts);
	expect(talent.filter(({ kind }) => kind === 'student')).toHaveLength(STEWARDSHIP.students);
	expect(talent_station).toHaveLength(STEWARDSHIP.stations);
	expect(talent_visit).toHaveLength(STEWARDSHIP.visits);
	expect(village_label).toHaveLength(STEWARDSHIP.labels);
});

test('both debt ledgers open with the reported sums, and nothing in them falls below nought', () => {
	const { debt, debt_movement } = demo.rows;
	for (const side of ['receivable', 'payable'] as const) {
		const own = debt.filter((row) => row.side === side);
		expect(own.reduce((sum, { opening_fen }) => sum + opening_fen, 0)).toBe(DEBTS[side].fen);
		for (const { id, opening_fen } of own) {
			const moves = debt_movement
				.filter(({ debt_id }) => debt_id === id)
				.map(({ moved_on, method, amount_fen }) => ({ on: moved_on, method: method as Method, fen: amount_fen }));
			expect(lowestFrom(opening_fen, moves, '2026-01-01')).toBeGreaterThanOrEqual(0);
		}
	}
	const offsets = debt_movement.filter(({ method }) => method === 'offset');
	expect(offsets.length).toBeGreaterThan(10);
	for (const { pair_id, amount_fen } of offsets)
		expect(offsets.find(({ id }) => id === pair_id)).toMatchObject({ amount_fen });
});

test('a year of meetings: one a month, January with the budget, nothing on the list executed without a resolution, no names told', () => {
	const { village, village_meeting, village_matter, village_resolution, open_item, contract, debt } = demo.rows;
	const values = meetingValuesOn('2026-01-01', []);
	const months = village_meeting.map(({ village_code, month }) => `${village_code} ${month}`);
	expect(new Set(months).size).toBe(months.length);
	expect(months.length).toBeGreaterThan(village.length * MEETING_MONTHS.length * 0.85);
	expect(months.length).toBeLessThan(village.length * MEETING_MONTHS.length);
	for (const { met_on } of village_meeting) expect(values.allowedDays).toContain(Number(met_on.slice(8)));
	const kinds = new Map(village_matter.map(({ id, kind }) => [id, kind]));
	const lines = Map.groupBy(village_resolution, ({ meeting_id }) => meeting_id);
	for (const { id, month } of village_meeting)
		if (month.endsWith('-01'))
			expect(lines.get(id)!.some(({ matter_id }) => kinds.get(matter_id) === 'budget')).toBe(true);
	expect(new Set(kinds.values()).size).toBe(8);
	expect(new Set(village_resolution.map(({ outcome }) => outcome)).size).toBe(5);
	const passed = new Set(village_resolution.filter(({ outcome }) => outcome === 'passed').map((row) => row.matter_id));
	for (const { id, kind, amount_fen, executed_on } of village_matter)
		if (executed_on !== null && needsResolution({ kind: kind as 'aid', amountFen: amount_fen }, values))
			expect(passed.has(id)).toBe(true);
	const names = [
		...new Set([...contract.map((row) => row.lessee_name), ...debt.map((row) => row.counterparty)].filter(Boolean))
	].filter((name) => /^[\p{Script=Han}]{2,3}$/u.test(name!)) as string[];
	const told = [
		...village_matter.flatMap(({ title, content, result }) => [title, content, result]),
		...village_resolution.flatMap(({ decision, next_step }) => [decision, next_step])
	];
	for (const text of new Set(told.filter((each) => each !== null)))
		expect(nameless(text, { names }), text).toMatchObject({ ok: true });
	expect(open_item.length).toBeGreaterThan(1500);
	for (const { body } of open_item.slice(0, 200)) expect(nameless(body, { names: [] })).toMatchObject({ ok: true });
});
