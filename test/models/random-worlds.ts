import type { Box, PlainContract, PlainOccupation, PlainPaper, PlainPlot, PlainWorld } from './plain-land.ts';

/** Whole numbers of [0, below) from a seed: a 32-bit mixer. */
function dice(seed: number): (below: number) => number {
	let state = seed >>> 0;
	return (below) => {
		state = (state + 0x9e3779b9) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
		mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
		return ((mixed ^ (mixed >>> 15)) >>> 0) % below;
	};
}

const VILLAGES = { a: '200', b: '201' };
const DAYS = ['2019-12-31', '2020-01-01', '2026-05-31', '2026-06-01', '2026-09-15'];

/**
 * A small county: two villages side by side, a state-owned road, contracts whose plots overlap now and then, and surveys
 * that lie on them askew, named in every way there is. Sizes of surveys are odd, so that their middle is inside a cell.
 * @param prefix the nine digits of the township
 */
export function randomWorld(seed: number, prefix: string): PlainWorld {
	const roll = dice(seed);
	const pick = <T>(values: readonly T[]): T => values[roll(values.length)]!;
	const chance = (of: number): boolean => roll(100) < of;
	const [left, right] = [`${prefix}${VILLAGES.a}`, `${prefix}${VILLAGES.b}`];
	const box = (): Box => [5 + roll(30), 5 + roll(25), 3 + roll(9), 3 + roll(9)];
	const apart = ([ax, ay, aw, ah]: Box, [bx, by, bw, bh]: Box): boolean =>
		ax + aw <= bx || bx + bw <= ax || ay + ah <= by || by + bh <= ay;

	const STANDARD: PlainPaper = { ratio: 1, slope: false };
	// Papers and methods have dice of their own, so that the worlds stay what they were.
	const other = dice(seed ^ 0x5bd1e995);
	const paperOf = (): PlainPaper => ({
		ratio: [1, 1, 1, 1, 1, 1, 1.3, 0.8, null, null][other(10)]!,
		slope: other(100) < 8
	});

	const contracts: PlainContract[] = [];
	const count = 3 + roll(4);
	for (let serial = 0; serial < count; serial++) {
		const village = chance(75) ? left : right;
		const first = box();
		const second = box();
		const plots: PlainPlot[] = [first, ...(chance(40) && apart(first, second) ? [second] : [])].map((at, index) => ({
			parcel: `${village}00${String(serial * 10 + index + 1).padStart(5, '0')}`,
			box: at,
			paper: other(100) < 80 ? STANDARD : paperOf(),
			mu: chance(60) ? Math.max(0, at[2] * at[3] * 15 + pick([0, -9, -9, -200, 15, 300])) : null,
			basis: chance(6) ? '110' : null
		}));
		const total = plots.reduce((sum, each) => sum + each.box[2] * each.box[3] * 15, 0);
		const household = chance(20);
		const blank = household && chance(50);
		contracts.push({
			number: `${village}00${String(roll(9000) * 10 + serial)
				.padStart(4, '0')
				.slice(-4)}${household && (blank || chance(60)) ? 'J' : 'Q'}`,
			method: blank ? null : household ? '110' : pick(['120', null]),
			kind: chance(85) ? 'resource' : 'asset',
			paper: paperOf(),
			mu: Math.max(0, total + pick([0, -9, -9, -300, 10, 500])),
			startsOn: pick([null, '2010-01-01', '2020-01-01', '2026-06-01']),
			endsOn: pick([null, '2026-06-01', '2026-09-15', '2040-01-01', '2050-01-01']),
			lesseeCode: `${village}00${String(serial % 3).padStart(4, '0')}`,
			lesseeName: `张${'一二三'[serial % 3]}`,
			village,
			head: null,
			plots
		});
	}
	const head = contracts[0]!;
	if (chance(70)) {
		const [x, y, width, height] = head.plots[0]!.box;
		contracts.push({
			...head,
			number: `${head.village}009998Q`,
			method: '120',
			lesseeCode: `${head.village}009998`,
			lesseeName: '李四',
			head: head.number,
			mu: 15 * (width - 1) * (height - 1),
			paper: STANDARD,
			plots: [
				{
					paper: STANDARD,
					parcel: `${head.village}0099998`,
					box: [x, y, width - (chance(70) ? 1 : -1), height - 1],
					mu: null,
					basis: null
				}
			]
		});
	}

	const occupations: PlainOccupation[] = [];
	for (let serial = 0; serial < 4 + roll(5); serial++) {
		const contract = pick(contracts);
		const plot = pick(contract.plots);
		const odd = (cells: number) => cells + (cells % 2 === 0 ? 1 : 0);
		const [x, y, width, height] = plot.box;
		const said = roll(5);
		const whole = width % 2 === 1 && height % 2 === 1 && chance(60);
		occupations.push({
			code: `S${String(serial).padStart(2, '0')}`,
			box: whole ? plot.box : [x + roll(3) - 1, y + roll(3) - 1, odd(width + roll(4)), odd(height + roll(3) - 1)],
			village: contract.village,
			day: pick(DAYS),
			method: ['rtk', 'rtk', 'rtk', 'photo', 'walk', null][other(6)]!,
			stateOwned: chance(5),
			contractNumber: said === 0 ? contract.number : chance(10) ? 'unheard of' : null,
			parcelCode: said === 1 || chance(35) ? plot.parcel : null,
			lesseeCode: said === 2 ? contract.lesseeCode : null,
			lesseeName: said === 3 ? contract.lesseeName : chance(20) ? pick(contracts).lesseeName : null
		});
	}
	return {
		villages: [
			{ code: left, box: [0, 0, 30, 60] },
			{ code: right, box: [30, 0, 30, 60] }
		],
		state: [[0, 18, 60, 2]],
		contracts,
		occupations
	};
}
