import type { Position } from '#core/geometry.ts';
import { SEAT, type Village } from './county-map.ts';
import type { VillageLand } from './land.ts';
import { TOWNSHIPS } from './names.ts';
import type { Random } from '#core/random.ts';
import { blob } from './ring.ts';
import { shapeOf, type Sheet } from './rows.ts';
import type { River } from './water.ts';

/** The three lines: farm land about the fields of most villages, ecology over the far hills, towns about their seats. */
export function addConstraints(
	{ factory, rows }: Sheet,
	lands: readonly VillageLand[],
	outline: Position[],
	random: Random
): void {
	const add = (kind: string, name: string, code: string, ring: Position[], village: string | null) =>
		rows.constraint_area.push(
			factory.constraintArea({ kind, name, code, village_code: village, shape: shapeOf([ring]) })
		);
	const rural = lands.filter(({ village }) => !village.community);
	random
		.shuffled(rural)
		.slice(0, 104)
		.forEach(({ village, tracts }, i) => {
			const ring = blob(tracts[0]!, random.between(420, 820), random, village.ring, 44);
			add('farmland_red', `${village.name}永久基本农田`, `YN${String(i + 1).padStart(4, '0')}`, ring, village.code);
		});
	const hills: [string, Position, number][] = [
		['西山', [-21500, 1500], 3800],
		['东岭', [21500, 2500], 3600],
		['北岭', [5200, 19500], 3000],
		['南山', [9500, -17000], 3300],
		['白土梁', [-15500, -15500], 2900],
		['禾河源', [-6500, 18500], 2200]
	];
	hills.forEach(([name, at, radius], i) => {
		add(
			'ecology_red',
			`${name}生态保护红线`,
			`ST${String(i + 1).padStart(4, '0')}`,
			blob(at, radius, random, outline, 150),
			null
		);
	});
	add('urban_boundary', '县城城镇开发边界', 'CZ0001', blob(SEAT, 2500, random, outline, 90), null);
	TOWNSHIPS.slice(1, 5).forEach(({ name }, i) => {
		const seat = lands.find(({ village }) => village.name === `${name.slice(0, 2)}村`)!;
		const ring = blob(seat.village.middle, random.between(480, 760), random, outline, 40);
		add('urban_boundary', `${name}城镇开发边界`, `CZ000${i + 2}`, ring, null);
	});
}

/** Land use as surveyed (三调): rivers, settlements, orchards, woods, ponds, and the old mines. */
export function addLandUse(
	{ factory, rows }: Sheet,
	lands: readonly VillageLand[],
	rivers: readonly River[],
	outline: Position[],
	random: Random
): void {
	const add = (use_code: string, use_name: string, ring: Position[], village: Village | null) =>
		rows.land_use.push(
			factory.landUse({ use_code, use_name, village_code: village?.code ?? null, shape: shapeOf([ring]) })
		);
	for (const { ring } of rivers) add('1101', '河流水面', ring, null);
	for (const { village, settlements } of lands)
		for (const ring of settlements)
			add(village.community ? '0701' : '0702', village.community ? '城镇住宅用地' : '农村宅基地', ring, village);
	const rural = random.shuffled(lands.filter(({ village }) => !village.community));
	const on = (from: number, count: number, use: [string, string], radius: [number, number], tract: 'last' | 'hill') => {
		for (const { village, tracts } of rural.slice(from, from + count)) {
			const [x, y] = tracts[tracts.length - 1]!;
			const [mx, my] = village.middle;
			const at: Position = tract === 'last' ? [x, y] : [mx - (x - mx) * 0.9, my - (y - my) * 0.9];
			add(...use, blob(at, random.between(...radius), random, village.ring, 40), village);
		}
	};
	on(0, 34, ['0201', '果园'], [180, 420], 'last');
	on(34, 24, ['0301', '乔木林地'], [350, 800], 'hill');
	on(58, 24, ['0305', '灌木林地'], [300, 700], 'hill');
	on(82, 30, ['0404', '其他草地'], [300, 650], 'hill');
	on(112, 6, ['1104', '坑塘水面'], [60, 130], 'hill');
	on(118, 4, ['0602', '采矿用地'], [160, 300], 'hill');
	const woods: [Position, number][] = [
		[[-20500, 2500], 2600],
		[[20500, 1800], 2400],
		[[6500, 18800], 1900],
		[[9000, -16500], 2200]
	];
	for (const [at, radius] of woods) add('0301', '乔木林地', blob(at, radius, random, outline, 110), null);
	// Every rural village has fields about its first tract: dry ones, some watered; paddies are few in the hills.
	for (const [at, { village, tracts }] of rural.entries()) {
		const use: [string, string] =
			at % 24 === 5 ? ['0101', '水田'] : at % 4 === 1 ? ['0102', '水浇地'] : ['0103', '旱地'];
		add(...use, blob(tracts[0]!, random.between(480, 940), random, village.ring, 48), village);
	}
}
