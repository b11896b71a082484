import type { Bounds } from '#core/geometry.ts';
import { muFromSquareMetres, type Mu } from '#core/mu.ts';
import { overlapLayers, type OverlapLayer } from './layers.ts';

/** One connected part of a shape that lies in one line or another layer, as the database measured it. */
export interface FoundPiece {
	readonly kind: OverlapLayer;
	/** What the line's own part is called, and its number on the map. */
	readonly name: string | null;
	readonly featureNo: number;
	readonly m2: number;
	/** Twice the area by the perimeter, m. */
	readonly width: number;
	readonly bounds: Bounds;
	/** The line's own part lies in a place that whoever asks sees. */
	readonly inSight: boolean;
}

export interface LinePiece extends Pick<FoundPiece, 'kind' | 'name' | 'featureNo' | 'bounds'> {
	readonly mu: Mu;
}

export interface LineSum {
	readonly kind: OverlapLayer;
	/** Of everything, slivers too, rounded once; where the layer's own parts lie over each other their land counts once. */
	readonly mu: Mu;
	/** What the parts one by one come to above that, because they lie over each other. */
	readonly twice: Mu;
	/** Pieces that are no slivers. */
	readonly pieces: number;
	/** Parts too small or too narrow to be told one by one; their 亩 are in the sum. */
	readonly slivers: { readonly count: number; readonly mu: Mu };
}

/** What a shape has in common with the lines: sums by kind, and the pieces, the largest first. */
export interface LineOverlap {
	readonly sums: readonly LineSum[];
	readonly pieces: readonly LinePiece[];
	/** Pieces that the list leaves out because it is full; their 亩 are in the sums. */
	readonly more: number;
	/** Pieces of lines that lie in places out of sight: within the sums, never one by one. */
	readonly elsewhere: number;
}

export const noOverlap: LineOverlap = { sums: [], pieces: [], more: 0, elsewhere: 0 };

/** Below these it is too small, m², or too narrow, m, to be land. */
export const LEAST_M2 = 1;
export const LEAST_WIDTH = 0.25;
/** Most pieces that are told one by one. */
export const MOST_PIECES = 200;

/** Too small or too narrow to be land (DESIGN §6). Areas are rounded to 0.01 m² before they are held against it. */
export const isSliver = ({ m2, width }: Pick<FoundPiece, 'm2' | 'width'>): boolean =>
	Math.round(m2 * 100) / 100 < LEAST_M2 || width < LEAST_WIDTH;

const muOf = (pieces: readonly FoundPiece[]): Mu => muFromSquareMetres(pieces.reduce((sum, { m2 }) => sum + m2, 0));

/**
 * Pieces as they are told: slivers are summed and not listed.
 * @param united m² of the layers whose own parts lie over each other there, all of them together
 */
export function overlapOf(
	found: readonly FoundPiece[],
	united: ReadonlyMap<OverlapLayer, number> = new Map()
): LineOverlap {
	const whole = found.filter((piece) => !isSliver(piece)).sort((a, b) => b.m2 - a.m2 || a.featureNo - b.featureNo);
	const sums = overlapLayers.flatMap((kind): LineSum[] => {
		const own = found.filter((piece) => piece.kind === kind);
		const slivers = own.filter(isSliver);
		if (own.length === 0) return [];
		const [each, together] = [muOf(own), united.get(kind)];
		// An overlay snaps: together they are never more than one by one.
		const mu = together === undefined ? each : (Math.min(each, muFromSquareMetres(together)) as Mu);
		return [
			{
				...{ kind, mu, twice: (each - mu) as Mu, pieces: own.length - slivers.length },
				slivers: { count: slivers.length, mu: muOf(slivers) }
			}
		];
	});
	const seen = whole.filter(({ inSight }) => inSight);
	const pieces = seen.slice(0, MOST_PIECES).map(({ kind, name, featureNo, bounds, m2 }) => ({
		...{ kind, name, featureNo, bounds, mu: muFromSquareMetres(m2) }
	}));
	return { sums, pieces, more: seen.length - pieces.length, elsewhere: whole.length - seen.length };
}
