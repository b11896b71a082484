import { beforeAll, expect, test } from 'vitest';
import { accepted } from '#core/outcome.ts';
import type { Engine } from '#db/engine/types.ts';
import { rebuildBorders } from '#territory/borders.write.server.ts';
import { zoneContiguity } from '#zones/contiguity.read.server.ts';
import { testEngine, testRead, testWrite, twoCounties, valueOf, type CountyWithRows } from '#test/database.ts';
import { insertRows } from '#test/factory.ts';

let engine: Engine;
let first: CountyWithRows;
let second: CountyWithRows;
const zones = new Map<string, string>();

/** Five villages of 1 km in a row of two townships, and a sixth that touches none; zones of some of them. */
async function fill({ code, rows: make }: CountyWithRows, members: Record<string, number[]>): Promise<void> {
	const townships = [0, 3].map((at) => make.township({ shape: make.rectangle(at * 1000, 0, at === 0 ? 3000 : 2000, 1000) })); // prettier-ignore
	const villages = [0, 1, 2, 3, 4, 9].map((at, index) =>
		make.village({
			...{ name: `村${index}`, township_code: townships[at < 3 ? 0 : 1]!.code },
			code: `${townships[at < 3 ? 0 : 1]!.code}20${index}`,
			shape: make.rectangle(at * 1000, 0, 1000, 1000)
		})
	);
	valueOf(
		await testWrite(engine, code, async (tx) => {
			await insertRows(tx, 'township', townships);
			await insertRows(tx, 'village', villages);
			for (const [name, own] of Object.entries(members)) {
				const zone = make.zone({ name, shape: make.rectangle(0, 0, 1000, 1000) });
				zones.set(`${code} ${name}`, zone.id);
				await insertRows(tx, 'zone', [zone]);
				await insertRows(
					...([tx, 'zone_village'] as const),
					own.map((at) => make.zoneVillage({ zone_id: zone.id, village_code: villages[at]!.code }))
				);
			}
			await rebuildBorders(tx);
			return accepted(null);
		})
	);
}

beforeAll(async () => {
	engine = await testEngine();
	[first, second] = await twoCounties(engine);
	await fill(first, { whole: [0, 1, 2], apart: [0, 3, 4], island: [0, 5], one: [2], none: [] });
	await fill(second, { whole: [0, 1], apart: [0, 1], island: [0, 1], one: [0, 1], none: [0, 1] });
});

const judged = async (name: string, prefixes?: string[]) => {
	const found = await zoneContiguity(
		testRead(engine, first.code, prefixes && { prefixes }),
		zones.get(`${first.code} ${name}`)!
	);
	const names = (villages: readonly { name: string }[]) => villages.map((village) => village.name).join('');
	return (
		found && [
			found.state,
			found.pieces.map(({ villages }) => names(villages)),
			found.repair && `${names(found.repair.villages)} ${found.repair.smallest}`
		]
	);
};

test('villages that share a border are one piece, over a township’s border too; what lies between joins the others', async () => {
	expect(await judged('whole')).toEqual(['pass', ['村0村1村2'], null]);
	expect(await judged('apart')).toEqual(['fail', ['村3村4', '村0'], '村1村2 true']);
	expect(await judged('island')).toMatchObject(['fail', expect.anything(), null]);
	expect(await judged('one')).toEqual(['not_yet', ['村2'], null]);
	expect(await judged('none')).toEqual(['not_yet', [], null]);
	const { pieces } = (await zoneContiguity(testRead(engine, first.code), zones.get(`${first.code} apart`)!))!;
	expect(pieces[0]!.bounds.west).toBeGreaterThan(pieces[1]!.bounds.east);
});

test('whoever sees a part of the county is told nothing of it', async () => {
	expect(await judged('apart', [`${first.code}100`])).toBe(null);
	expect(await judged('apart', [])).toBe(null);
});
