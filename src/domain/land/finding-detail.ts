import { boundsOf, type MultiPolygonRings } from '#core/geometry.ts';
import type { Mu } from '#core/mu.ts';
import type { Decision } from '#land/finding-decision.ts';
import type { ToldArea, ToldTolerance } from '#land/explanation.ts';
import type { SurveyMethod } from '#land/survey-method.ts';
import type { FindingKind, FindingStatus } from '#land/finding-list.ts';

/** Where a stored shape or ledger line came from. */
export interface Provenance {
	/** The file it was read from, null when the file is not known. */
	file: string | null;
	row: number | null;
	/** The version the run compared. */
	version: number;
}

/** One of the disjoint pieces an occupation is divided into (DESIGN §5, "divided once"). */
export interface Piece {
	kind: 'own' | 'on_other_contract' | 'beyond_village' | 'on_uncontracted' | 'state_owned';
	otherContract: string | null;
	legalMu: Mu;
	widthM: number;
	sliver: boolean;
	borderline: boolean;
}

export interface DetailContract {
	number: string;
	form: string;
	lessee: string | null;
	contractedMu: Mu;
	signedOn: string | null;
	startsOn: string | null;
	endsOn: string | null;
	from: Provenance;
}

/** Everything that explains one finding: its numbers, its shapes in gk metres, and where each of them came from. */
export interface FindingDetail {
	number: number;
	version: number;
	kind: FindingKind;
	status: FindingStatus;
	village: string | null;
	villageCode: string | null;
	township: string | null;
	overMu: Mu;
	measuredMu: Mu | null;
	contractedMu: Mu | null;
	toleranceMu: Mu | null;
	borderline: boolean;
	surveyMethod: SurveyMethod | null;
	fitForMoney: boolean | null;
	/** What a ledger figure was held to, and what its contract's 亩 count. */
	tolerance: ToldTolerance | null;
	area: ToldArea | null;
	linkedBy: string | null;
	/** What a person said last of the links by name it rests on; null when nobody did, or it was withdrawn. */
	link: { decision: 'confirmed' | 'cut'; reason: string | null; actor: string; at: Date } | null;
	/** Whether a person may judge the link: it rests on a name. */
	linkByName: boolean;
	holder: string | null;
	contract: DetailContract | null;
	otherContract: DetailContract | null;
	/** The surveyed shapes it speaks of: one, or for a ledger figure all that stand on the same contract. */
	occupations: { code: string; mu: Mu; method: string | null; surveyedOn: string | null; from: Provenance }[];
	pieces: Piece[];
	shapes: {
		occupation: MultiPolygonRings;
		contract: MultiPolygonRings;
		other: MultiPolygonRings;
		finding: MultiPolygonRings;
	};
	firstRun: { number: number; at: Date };
	lastRun: { number: number; at: Date };
	decisions: { decision: Decision; reason: string | null; actor: string; at: Date }[];
	notes: { note: string; actor: string; at: Date }[];
	/** The cluster it lies in. */
	cluster: number | null;
}

export interface Drawing {
	width: number;
	height: number;
	/** SVG path data, one for each shape handed in, all in the same frame. */
	paths: string[];
}

/**
 * Draws shapes given in metres (east, north) into one frame, north up, so that they can stand side by side at one scale.
 * @param frame the shapes that decide the frame
 */
export function drawShapes(
	shapes: readonly MultiPolygonRings[],
	frame: readonly MultiPolygonRings[],
	width: number,
	height: number,
	margin = 3
): Drawing {
	const points = frame.flatMap((shape) => shape.flatMap((polygon) => polygon.flat()));
	if (points.length === 0) return { width, height, paths: shapes.map(() => '') };
	const { west, south, east, north } = boundsOf(frame.flat());
	const scale = Math.min(
		(width - 2 * margin) / Math.max(east - west, 0.01),
		(height - 2 * margin) / Math.max(north - south, 0.01)
	);
	const left = (width - (east - west) * scale) / 2;
	const top = (height - (north - south) * scale) / 2;
	const place = ([x, y]: readonly [number, number]) =>
		`${(left + (x - west) * scale).toFixed(1)} ${(top + (north - y) * scale).toFixed(1)}`;
	return {
		width,
		height,
		paths: shapes.map((shape) =>
			shape.flatMap((polygon) => polygon.map((ring) => `M${ring.slice(0, -1).map(place).join('L')}Z`)).join('')
		)
	};
}
