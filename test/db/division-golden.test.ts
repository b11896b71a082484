import { beforeAll, expect, test } from 'vitest';
import { decodeMultiPolygon } from '#core/ewkb.ts';
import { ellipsoidalArea } from '#core/geodesy.ts';
import type { MultiPolygonRings, Position } from '#core/geometry.ts';
import { formatMu } from '#core/mu.ts';
import { accepted } from '#core/outcome.ts';
import { ringInDegrees } from '#geodata/plane.ts';
import { analyseOverContract } from '#land/over-contract.write.server.ts';
import { freshCounty, testEngine, testRead, testWrite, valueOf } from '#test/database.ts';
import { factory, insertRows } from '#test/factory.ts';
import { expectGolden } from '#test/golden.ts';
import { divideByTurf, type PlainPiece } from '#test/models/division-by-turf.ts';
import { scenes, type Part, type Scene } from '#test/models/division-scenes.ts';

type Line = Pick<PlainPiece, 'kind' | 'other' | 'legalMu' | 'sliver'> & { scene: string; borderline: boolean };

/** Crumbs below a square decimetre may be there on one side only: a library's last digits. */
const LEAST_M2 = 0.01;
const stored: Line[] = [];
const reckoned: Line[] = [];

const order = (a: Line, b: Line): number =>
	scenes.findIndex(({ name }) => name === a.scene) - scenes.findIndex(({ name }) => name === b.scene) ||
	`${a.kind} ${a.other ?? ''}`.localeCompare(`${b.kind} ${b.other ?? ''}`, 'en');
const text = ({ scene, kind, other, legalMu, sliver, borderline }: Line): string =>
	[scene, kind, other ?? '', formatMu(legalMu), sliver ? 'sliver' : '', borderline ? 'borderline' : ''].join(' | ');

beforeAll(async () => {
	const engine = await testEngine();
	const { code } = await freshCounty(engine);
	const make = factory({ county: code, seed: 'golden' });
	const township = make.township({ shape: make.rectangle(0, 0, 2000, 30_000) });
	const village = make.village({ township_code: township.code, shape: make.rectangle(0, 0, 400, 30_000) });
	const shape = (scene: number, parts: readonly Part[]): MultiPolygonRings =>
		parts.map((rings) =>
			rings.map((ring, index) => {
				const degrees = ringInDegrees(ring.map(([x, y]): Position => [x, y + scene * 1000]));
				return index === 0 ? degrees : degrees.toReversed();
			})
		);
	const laid = scenes.map((scene, index) => lay(scene, index));
	function lay(scene: Scene, at: number) {
		const parcel = (parts: readonly Part[], ownership = '32') =>
			make.parcel({ village_code: village.code, ownership, shape: shape(at, parts) });
		const contract = make.contract({ village_code: village.code, number: `OWN${at}` });
		const own = (scene.own ?? []).map((parts) => parcel(parts));
		const others = (scene.others ?? []).map((other) => ({
			...other,
			contract: make.contract({
				village_code: village.code,
				number: `${other.number}${at}`,
				household: other.household ?? false
			}),
			rows: other.parcels.map((parts) => parcel(parts))
		}));
		const state = (scene.state ?? []).map((parts) => parcel(parts, '10'));
		const occupation = make.occupation({
			village_code: village.code,
			contract_number: contract.number,
			shape: shape(at, scene.occupation)
		});
		return { scene, contract, own, others, state, occupation };
	}
	valueOf(
		await testWrite(engine, code, async (tx) => {
			await insertRows(tx, 'township', [township]);
			await insertRows(tx, 'village', [village]);
			for (const { contract, own, others, state, occupation } of laid) {
				await insertRows(tx, 'parcel', [...own, ...others.flatMap(({ rows }) => rows), ...state]);
				await insertRows(tx, 'contract', [contract, ...others.map((other) => other.contract)]);
				const link = (contractId: string, parcelId: string) =>
					make.contractParcel({ contract_id: contractId, parcel_id: parcelId });
				await insertRows(tx, 'contract_parcel', [
					...own.map(({ id }) => link(contract.id, id)),
					...others.flatMap((other) => other.rows.map(({ id }) => link(other.contract.id, id)))
				]);
				await insertRows(tx, 'occupation', [occupation]);
			}
			return accepted(null);
		})
	);
	valueOf(await testWrite(engine, code, analyseOverContract, { permission: 'land.analyse' }));

	const db = testRead(engine, code);
	const pieces = await db.query
		.selectFrom('occupation_piece')
		.selectAll()
		.where('county_code', '=', code)
		.where('planar_m2', '>', LEAST_M2)
		.execute();
	const shapes = new Map<string, { gk: MultiPolygonRings; degrees: MultiPolygonRings }>();
	for (const table of ['parcel', 'village', 'occupation'] as const)
		for (const row of await db.query
			.selectFrom(table)
			.select(['id', 'gk', 'shape'])
			.where('county_code', '=', code)
			.execute())
			shapes.set(row.id, { gk: decodeMultiPolygon(row.gk).shape, degrees: decodeMultiPolygon(row.shape).shape });
	const gk = ({ id }: { id: string }) => shapes.get(id)!.gk;
	for (const { scene, own, others, state, occupation } of laid) {
		const numbers = new Map(others.map((other) => [other.contract.id, other.number]));
		stored.push(
			...pieces
				.filter((piece) => piece.occupation_id === occupation.id)
				.map(({ kind, other_contract_id, legal_mu, sliver, borderline }) => ({
					scene: scene.name,
					kind: kind as Line['kind'],
					other: numbers.get(other_contract_id ?? '') ?? null,
					legalMu: legal_mu,
					sliver,
					borderline
				}))
		);
		const divided = divideByTurf({
			occupation: gk(occupation),
			ellipsoidalM2: ellipsoidalArea(shapes.get(occupation.id)!.degrees),
			own: own.map(gk),
			others: others.map(({ number, household = false, rows }) => ({ number, household, parcels: rows.map(gk) })),
			village: gk(village),
			state: state.map(gk)
		});
		reckoned.push(
			...divided
				.filter(({ planarM2 }) => planarM2 > LEAST_M2)
				.map((piece) => ({ scene: scene.name, borderline: false, ...piece }))
		);
	}
	stored.sort(order);
	reckoned.sort(order);
});

test('the database divides as it always has', () => {
	expectGolden('out/division.txt', stored.map(text).join('\n'));
});

test('a plain model divides the same, piece by piece to 0.01 亩', () => {
	const without = (line: Line) => ({ scene: line.scene, kind: line.kind, other: line.other, sliver: line.sliver });
	expect(reckoned.map(without)).toEqual(stored.map(without));
	for (const [index, { legalMu }] of reckoned.entries())
		expect(Math.abs(legalMu - stored[index]!.legalMu), text(stored[index]!)).toBeLessThanOrEqual(1);
});
