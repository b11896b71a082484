import type { Session } from './session.ts';

/**
 * Two valid polygons on which this GEOS throws without a grid: the shortest such pair among the first 200 of seed 1 of
 * test/guards/near-pairs.ts. One field, exported twice with other points along its sides.
 */
export const THROWING_PAIR = {
	a: 'POLYGON((509478.76968978567 4237972.02016176,509470.68220055796 4237978.200071395,509435.8406682317 4238004.823602538,509436.3400190507 4238003.874209101,509480.11046002735 4237920.655422423,509478.76968978567 4237972.02016176))',
	b: 'POLYGON((509478.7696897864 4237972.02016176,509472.89183982054 4237976.51161524,509466.06514153717 4237981.728114119,509451.87705617776 4237992.569684716,509447.74395848264 4237995.727917085,509435.840668231 4238004.823602538,509442.7252862008 4237991.734185538,509459.07218282117 4237960.654560286,509459.9801248215 4237958.928330666,509477.31028451555 4237925.979271198,509480.1104600274 4237920.655422424,509478.7696897864 4237972.02016176))'
};

const DIFFERENCE = 'select st_area(st_difference($1::geometry, $2::geometry))'; // without a grid, on purpose

/**
 * Refuses an engine whose guard does not hold: a pair known to throw must raise, the wasm stack must come back, and the
 * session must go on.
 * @throws Error saying which of them failed
 */
export async function selfTest(session: Session): Promise<void> {
	const { a, b } = THROWING_PAIR;
	const before = session.guard?.stackPointer();
	const error = await session.query(DIFFERENCE, [a, b]).then(
		() => null,
		(thrown: unknown) => thrown as { code?: string; message: string }
	);
	if (error?.code !== 'XX000' || !error.message.startsWith('geometry engine: TopologyException')) {
		throw new Error(`expected a known pair to raise XX000, got ${error ? error.message : 'no error'}: not safe to run`);
	}
	if (session.guard?.stackPointer() !== before)
		throw new Error('expected the wasm stack to come back: not safe to run');
	const { rows } = await session.query('select 1', []);
	if (rows[0]?.[0] !== 1) throw new Error('expected the session to go on after an error: not safe to run');
}
