import { beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '#db/engine/types.ts';
import { seeded } from '#core/random.ts';
import { testEngine } from '#test/database.ts';
import { EditedCounty } from '#test/edited-county.ts';
import { randomEdit, worldsSideBySide, type Edit } from '#test/models/random-edits.ts';

const FULL = process.env.MUTU_EFFORT === 'full';
const COUNTIES = FULL ? 60 : 4;
const ROUNDS = FULL ? 12 : 8;
const WORLDS = 3;

let engine: Engine;
beforeAll(async () => {
	engine = await testEngine();
});

interface Story {
	/** The first round after which the two differ, and how. */
	difference: string | null;
	/** Occupations compared by the neighbourhood, and what all of them would have been. */
	compared: number;
	all: number;
	kinds: Set<string>;
}

/** Where two tables first differ, with what stands round it. */
function firstDifference(some: readonly string[], every: readonly string[]): string {
	const row = every.findIndex((line, index) => line !== some[index]);
	const [one, other] = [some[row] ?? '', every[row] ?? ''];
	let at = 0;
	while (at < one.length && one[at] === other[at]) at++;
	const around = (line: string) => line.slice(Math.max(0, at - 120), at + 120);
	return `${some.length} rows, in full ${every.length}; ${around(one)}\n\tin full: ${around(other)}\n\tof ${other.slice(0, 200)}`;
}

/** The same edits in two counties; one compares the neighbourhood, the other everything. */
async function tell(seed: number, forgotten: { table: string; of: Edit['of'] } | null = null): Promise<Story> {
	const worlds = worldsSideBySide(seed, WORLDS);
	const around = await EditedCounty.make(engine, seed, worlds);
	const whole = await EditedCounty.make(engine, seed, worlds);
	const random = seeded(`edits ${seed}`);
	const story: Story = { difference: null, compared: 0, all: 0, kinds: new Set() };
	const editOf = (of: Edit['of'] | undefined): Edit => {
		for (;;) {
			const edit = randomEdit(worlds, random, around.writes);
			if (of === undefined || edit.of === of) return edit;
		}
	};
	await around.analyse();
	await whole.analyse();
	for (let round = 1; round <= ROUNDS; round++) {
		const edits = Array.from({ length: random.whole(1, 3) }, () => editOf(forgotten?.of));
		for (const edit of edits) {
			story.kinds.add(edit.of);
			await around.apply(edit);
			await whole.apply(edit);
		}
		if (forgotten) await around.forget(forgotten.table);
		const run = forgotten ? await around.recomputeNoting('finding') : await around.recompute();
		if (run) {
			const full = await whole.analyse();
			story.compared += run.compared;
			story.all += full.compared;
		}
		const [some, every] = [await around.picture(), await whole.picture()];
		for (const table of Object.keys(every)) {
			if (table === 'changed_row' && !run) continue;
			if (JSON.stringify(some[table]) === JSON.stringify(every[table])) continue;
			story.difference = `round ${round} (${JSON.stringify(edits)}), ${table}: ${firstDifference(some[table]!, every[table]!)}`;
			return story;
		}
	}
	return story;
}

describe('after random edits the neighbourhood comes out as the whole county would', () => {
	const stories: Story[] = [];
	test.each(Array.from({ length: COUNTIES }, (_, index) => index + 1))('county %i', async (seed) => {
		const story = await tell(seed);
		stories.push(story);
		expect(story.difference).toBeNull();
	});

	test('and it is less than the whole county that was compared, after edits of every sort', () => {
		const sum = (of: (story: Story) => number) => stories.reduce((total, story) => total + of(story), 0);
		expect(sum(({ compared }) => compared)).toBeLessThan(0.6 * sum(({ all }) => all));
		expect([...new Set(stories.flatMap(({ kinds }) => [...kinds]))].sort()).toEqual(
			['contract', 'day', 'decision', 'link', 'lot', 'occupation', 'parcel', 'undo', 'village'].sort()
		);
	});
});

describe('a write that forgets to note what it changed is noticed', () => {
	test('and one that forgets nothing is not', async () => {
		expect((await tell(1, { table: 'none', of: 'occupation' })).difference).toBeNull();
	});

	test.each([
		['occupation', 'occupation'],
		['parcel', 'parcel'],
		['contract', 'contract'],
		['contract_parcel', 'lot'],
		['village', 'village']
	] as const)('%s', async (table, of) => {
		let noticed = false;
		for (let seed = 1; seed <= 12 && !noticed; seed++) noticed = (await tell(seed, { table, of })).difference !== null;
		expect(noticed).toBe(true);
	});
});
