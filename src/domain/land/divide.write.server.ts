import { setImmediate } from 'node:timers/promises';
import { encodeMultiPolygon } from '#core/ewkb.ts';
import type { CopyValue } from '#db/engine/types.ts';
import type { Tx } from '#db/tx.server.ts';
import { divide, type GroundPiece } from '#land/division.ts';
import { groundsOf, type InTurn, type SurveyGround } from '#land/ground-shapes.read.server.ts';
import type { LandValues } from '#land/settings.ts';

/** Occupations whose ground is looked up at once: some megabytes. */
const AT_ONCE = 1_000;
/** So many times as many are looked up while some are divided. */
const AHEAD = 3;
/** Occupations divided in one go: a millisecond. */
const BETWEEN = 50;

const COLUMNS = [
	...['county_code', 'id', 'occupation_id', 'kind', 'other_contract_id', 'village_code'],
	...['planar_m2', 'legal_m2', 'legal_mu', 'width_m', 'sliver', 'borderline', 'gk']
];

/**
 * Divides occupations by the land they lie on (division.ts) and stores the pieces. The engine is asked for shapes whose
 * boxes meet and for no overlay; it looks up the ground of some while others are divided.
 * @param day the survey date of occupations that have none
 */
export async function divideOccupations(
	tx: Tx,
	ids: readonly string[],
	day: string,
	values: LandValues
): Promise<void> {
	const inTurn = oneByOne();
	const chunks = Array.from({ length: Math.ceil(ids.length / AT_ONCE) }, (_, at) =>
		ids.slice(at * AT_ONCE, (at + 1) * AT_ONCE)
	);
	const ahead: Promise<SurveyGround[]>[] = [];
	const readAhead = () => {
		const chunk = chunks.shift();
		if (!chunk) return;
		const grounds = groundsOf(tx, chunk, day, inTurn);
		// Its failure is told when it is waited for; until then it must not pass for one that nobody hears of.
		grounds.catch(() => undefined);
		ahead.push(grounds);
	};
	for (let each = 0; each < AHEAD; each++) readAhead();
	let stored: Promise<unknown> = Promise.resolve();
	try {
		for (let next = ahead[0]; next; next = ahead[0]) {
			const grounds = await next;
			ahead.shift();
			readAhead();
			const rows: CopyValue[][] = [];
			for (const [at, ground] of grounds.entries()) {
				// Others are served meanwhile, and what was sent to the engine goes on.
				if (at % BETWEEN === 0) await setImmediate();
				for (const piece of divide(ground, values)) rows.push(rowOf(tx, ground, piece));
			}
			await stored;
			stored = inTurn(() => tx.copy('occupation_piece', COLUMNS, rows));
			stored.catch(() => undefined);
		}
		await stored;
	} finally {
		// Whatever went wrong, nothing may be asked over this connection once its transaction has ended.
		await Promise.allSettled([...ahead, stored]);
	}
}

/** A transaction has one connection, and it speaks of one thing at a time: the next is under way before what came is worked on. */
function oneByOne(): InTurn {
	let before: Promise<void> = Promise.resolve();
	return async (run) => {
		const mine = before;
		let leave = () => {};
		before = new Promise((resolve) => (leave = resolve));
		await mine;
		try {
			return await run();
		} finally {
			leave();
			await setImmediate();
		}
	};
}

/** A piece as it is stored. Only what a finding may be drawn of keeps its shape. */
function rowOf(
	tx: Tx,
	{ id, villageCode, gkSrid }: SurveyGround,
	{
		kind,
		other,
		shape,
		planarM2,
		legalM2,
		legalMu,
		widthM,
		sliver,
		borderline
	}: GroundPiece<SurveyGround['others'][number]>
): CopyValue[] {
	const contract = other?.id ?? null;
	const drawn = shape !== null && kind !== 'own' && !sliver;
	return [
		...[tx.county, tx.newId(), id, kind, contract, villageCode],
		...[planarM2, legalM2, legalMu, widthM, sliver, borderline, drawn ? encodeMultiPolygon(shape, gkSrid) : null]
	];
}
