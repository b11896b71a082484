import { setImmediate } from 'node:timers/promises';
import type { CopyValue } from '#db/engine/types.ts';
import type { Tx } from '#db/tx.server.ts';
import { DivideThread } from '#land/divide-thread.server.ts';
import { divide } from '#land/division.ts';
import { everyGround } from '#land/every-ground.read.server.ts';
import { groundsOf, type InTurn, type SurveyGround } from '#land/ground-shapes.read.server.ts';
import { storedPiece, type DividedPiece } from '#land/ground-pack.ts';
import type { LandValues } from '#land/settings.ts';

/** Occupations whose ground is read at once: some megabytes. */
const AT_ONCE = 1_000;
/** So many times as many are read while some are divided. */
const AHEAD = 6;
/** So many times as many may be divided and not yet stored. */
const UNSTORED = 2;
/** Occupations divided in one go: a millisecond. */
const BETWEEN = 50;

const COLUMNS = [
	...['county_code', 'id', 'occupation_id', 'kind', 'other_contract_id', 'village_code'],
	...['planar_m2', 'legal_m2', 'legal_mu', 'width_m', 'sliver', 'borderline', 'gk']
];

/**
 * Divides occupations by the land they lie on (division.ts) and stores the pieces. The engine is asked for shapes whose
 * boxes meet and for no overlay; it reads the ground of some while others are divided.
 * @param ids null for every occupation that the run has linked
 * @param day the survey date of occupations that have none
 */
export async function divideOccupations(
	tx: Tx,
	ids: readonly string[] | null,
	day: string,
	values: LandValues
): Promise<void> {
	const inTurn = oneByOne();
	const more = ids ? someOf(tx, ids, day, inTurn) : await everyGround(tx, day, AT_ONCE, inTurn);
	const ahead: Promise<SurveyGround[] | null>[] = [];
	const readAhead = () => {
		const grounds = more();
		// Its failure is told when it is waited for; until then it must not pass for one that nobody hears of.
		grounds.catch(() => undefined);
		ahead.push(grounds);
	};
	for (let each = 0; each < AHEAD; each++) readAhead();
	/** Divided elsewhere meanwhile, or here; the one before is stored while the next is. */
	const divided: { grounds: SurveyGround[]; pieces: Promise<DividedPiece[]> }[] = [];
	let thread: DivideThread | null = null;
	let stored: Promise<unknown> = Promise.resolve();
	const store = async () => {
		const { grounds, pieces } = divided.shift()!;
		const rows = (await pieces).map((piece) => rowOf(tx, grounds[piece.ground]!, piece));
		await stored;
		stored = inTurn(() => tx.copy('occupation_piece', COLUMNS, rows));
		stored.catch(() => undefined);
	};
	try {
		for (let next = ahead[0]; next; next = ahead[0]) {
			const grounds = await next;
			if (!grounds) break;
			ahead.shift();
			readAhead();
			// Of fewer than that a thread is not worth its start.
			if (grounds.length === AT_ONCE) thread ??= new DivideThread(values);
			const pieces = thread ? dividedBy(thread, grounds, values) : dividedHere(grounds, values);
			pieces.catch(() => undefined);
			divided.push({ grounds, pieces });
			if (divided.length > UNSTORED) await store();
		}
		while (divided.length > 0) await store();
		await stored;
	} finally {
		// Whatever went wrong, nothing may be asked over this connection once its transaction has ended.
		await Promise.allSettled([...ahead, ...divided.map(({ pieces }) => pieces), stored, thread?.close()]);
	}
}

/** Others are served meanwhile, and what was sent to the engine goes on. */
async function dividedHere(grounds: readonly SurveyGround[], values: LandValues): Promise<DividedPiece[]> {
	const pieces: DividedPiece[] = [];
	for (const [at, ground] of grounds.entries()) {
		if (at % BETWEEN === 0) await setImmediate();
		for (const piece of divide(ground, values))
			pieces.push(storedPiece(piece, at, piece.other ? ground.others.indexOf(piece.other) : null, ground.gkSrid));
	}
	return pieces;
}

/** The thread divides those that need an overlay; the others are one piece each. */
async function dividedBy(
	thread: DivideThread,
	grounds: readonly SurveyGround[],
	values: LandValues
): Promise<DividedPiece[]> {
	const places = grounds.flatMap(({ whole }, at) => (whole ? [] : [at]));
	const asked = thread.divide(places.map((at) => grounds[at]!));
	const pieces: DividedPiece[] = [];
	for (const [at, ground] of grounds.entries())
		if (ground.whole)
			for (const piece of divide(ground, values)) pieces.push(storedPiece(piece, at, null, ground.gkSrid));
	for (const piece of await asked) pieces.push({ ...piece, ground: places[piece.ground]! });
	return pieces;
}

/** The ground of occupations, some at a time; null after the last. */
function someOf(tx: Tx, ids: readonly string[], day: string, inTurn: InTurn): () => Promise<SurveyGround[] | null> {
	let from = 0;
	return () => {
		const some = ids.slice(from, (from += AT_ONCE));
		return some.length === 0 ? Promise.resolve(null) : groundsOf(tx, some, day, inTurn);
	};
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

function rowOf(tx: Tx, { id, villageCode, others }: SurveyGround, piece: DividedPiece): CopyValue[] {
	const { kind, other, planarM2, legalM2, legalMu, widthM, sliver, borderline, gk } = piece;
	const contract = other === null ? null : others[other]!.id;
	// One array, not two put together: a county has a million of them.
	// prettier-ignore
	return [tx.county, tx.newId(), id, kind, contract, villageCode, planarM2, legalM2, legalMu, widthM, sliver, borderline, gk];
}
