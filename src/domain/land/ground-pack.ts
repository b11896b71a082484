import { encodeMultiPolygon } from '#core/ewkb.ts';
import type { FlatRings } from '#core/overlay/flat-rings.ts';
import type { Mu } from '#core/mu.ts';
import { byNumber, divide, pieceKinds, type Ground, type GroundPiece, type OtherContract } from '#land/division.ts';
import type { LandValues } from '#land/settings.ts';

/** A ground of which a thread needs to know no names. */
export type SentGround = Pick<Ground, 'occupation' | 'planarM2' | 'ellipsoidalM2' | 'own' | 'village' | 'state'> & {
	others: readonly Pick<OtherContract, 'number' | 'household' | 'parcels'>[];
	gkSrid: number;
};

/** Grounds as two arrays, which are handed over whole: an object a shape costs more to send than to divide. */
export interface PackedGrounds {
	/** Areas on the plane and on the ellipsoid, two a ground, then coordinates. */
	numbers: Float64Array<ArrayBuffer>;
	/** How many of what, and where rings end. */
	layout: Int32Array<ArrayBuffer>;
}

/** A piece as it is stored. */
export interface DividedPiece extends Omit<GroundPiece, 'other' | 'shape'> {
	/** Place of its occupation among those that were divided. */
	ground: number;
	/** Place of the contract it lies on among the others of its ground; null for none, or none that is named. */
	other: number | null;
	/** Hexadecimal EWKB of what a finding may be drawn of. */
	gk: string | null;
}

/** Others in the order of their numbers, by their places. */
const ordered = (others: SentGround['others']): number[] =>
	others.map((_, at) => at).sort((a, b) => byNumber(others[a]!, others[b]!));

export function packGrounds(grounds: readonly SentGround[]): PackedGrounds {
	const shapes: FlatRings[] = [];
	const layout: number[] = [];
	const villages = new Map<FlatRings, number>();
	const put = (shape: FlatRings) => {
		layout.push(shape.ends.length, ...shape.ends);
		shapes.push(shape);
	};
	for (const { village } of grounds) if (village && !villages.has(village)) villages.set(village, villages.size);
	layout.push(grounds.length, villages.size);
	for (const village of villages.keys()) put(village);
	for (const { occupation, own, others, village, state, gkSrid } of grounds) {
		layout.push(gkSrid, village ? villages.get(village)! : -1, own.length, state.length, others.length);
		const order = ordered(others);
		for (const at of order) layout.push(at, others[at]!.household ? 1 : 0, others[at]!.parcels.length);
		put(occupation);
		own.forEach(put);
		state.forEach(put);
		for (const at of order) others[at]!.parcels.forEach(put);
	}
	let room = 2 * grounds.length;
	for (const { values } of shapes) room += values.length;
	const numbers = new Float64Array(room);
	let at = 0;
	for (const { planarM2, ellipsoidalM2 } of grounds) {
		numbers[at++] = planarM2;
		numbers[at++] = ellipsoidalM2;
	}
	for (const { values } of shapes) {
		numbers.set(values, at);
		at += values.length;
	}
	return { numbers, layout: new Int32Array(layout) };
}

/** Divides grounds as they came. */
export function dividePacked({ numbers, layout }: PackedGrounds, values: LandValues): DividedPiece[] {
	let at = 0;
	const next = (): number => layout[at++]!;
	const count = next();
	let number = 2 * count;
	const rings = (): FlatRings => {
		const ends = Array.from({ length: next() }, next);
		const from = number;
		number += 2 * (ends.at(-1) ?? 0);
		return { values: numbers.subarray(from, number), ends };
	};
	const some = (count: number): FlatRings[] => Array.from({ length: count }, rings);
	const villages = some(next());
	const pieces: DividedPiece[] = [];
	for (let ground = 0; ground < count; ground++) {
		const [planarM2, ellipsoidalM2] = [numbers[2 * ground]!, numbers[2 * ground + 1]!];
		const [gkSrid, village, own, state, others] = [next(), next(), next(), next(), next()];
		const claims = Array.from({ length: others }, (_, place) => ({
			// They come in the order of their numbers.
			number: String(place).padStart(9, '0'),
			...{ at: next(), household: next() === 1, count: next() }
		}));
		const sent = {
			...{ planarM2, ellipsoidalM2, whole: false, occupation: rings(), own: some(own), state: some(state) },
			others: claims.map((claim) => ({ ...claim, parcels: some(claim.count) })),
			village: villages[village] ?? null
		};
		for (const piece of divide(sent, values)) pieces.push(storedPiece(piece, ground, piece.other?.at ?? null, gkSrid));
	}
	return pieces;
}

/** A piece with its shape encoded and its occupation and contract by their places. */
export function storedPiece(
	{ kind, shape, planarM2, legalM2, legalMu, widthM, sliver, borderline }: Omit<GroundPiece, 'other'>,
	ground: number,
	other: number | null,
	gkSrid: number
): DividedPiece {
	const gk = shape && encodeMultiPolygon(shape, gkSrid);
	return { ground, other, kind, planarM2, legalM2, legalMu, widthM, sliver, borderline, gk };
}

/** Pieces as one array and their shapes. */
export interface PackedPieces {
	numbers: Float64Array<ArrayBuffer>;
	shapes: (string | null)[];
}

const A_PIECE = 9;

export function packPieces(pieces: readonly DividedPiece[]): PackedPieces {
	const numbers = new Float64Array(A_PIECE * pieces.length);
	for (const [at, piece] of pieces.entries()) {
		const { ground, kind, other, planarM2, legalM2, legalMu, widthM, sliver, borderline } = piece;
		numbers.set(
			[
				ground,
				pieceKinds.indexOf(kind),
				other ?? -1,
				planarM2,
				legalM2,
				legalMu,
				widthM,
				sliver ? 1 : 0,
				borderline ? 1 : 0
			],
			A_PIECE * at
		);
	}
	return { numbers, shapes: pieces.map(({ gk }) => gk) };
}

export const unpackPieces = ({ numbers, shapes }: PackedPieces): DividedPiece[] =>
	shapes.map((gk, place) => {
		const at = A_PIECE * place;
		const other = numbers[at + 2]!;
		return {
			...{ ground: numbers[at]!, kind: pieceKinds[numbers[at + 1]!]!, other: other < 0 ? null : other, gk },
			...{ planarM2: numbers[at + 3]!, legalM2: numbers[at + 4]!, legalMu: numbers[at + 5]! as Mu },
			...{ widthM: numbers[at + 6]!, sliver: numbers[at + 7] === 1, borderline: numbers[at + 8] === 1 }
		};
	});
