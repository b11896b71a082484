import { decodeMultiPolygon } from '#core/ewkb.ts';
import { edgesOf } from '#core/shared-area.ts';
import { accepted, refused, type Outcome } from '#core/outcome.ts';
import type { MultiPolygonRings } from '#core/geometry.ts';
import { dayOf } from '#core/period.ts';
import type { House } from '#door/house.server.ts';
import type { Session } from '#door/request.server.ts';
import { prepare } from '#exchange/intake/intake.server.ts';
import type { Prepared } from '#exchange/intake/prepared.server.ts';
import { VillageShares } from '#exchange/shapes/village-shares.ts';
import { readStage, rowsOf, stageOf, type Stage } from '#exchange/staging/staging.server.ts';
import { countyForReading } from '#exchange/systems/settings.read.server.ts';
import { outlinesOf, type Outline } from '#territory/outline.read.server.ts';
import { matched, type MatchedZone, type OldZone } from '#zones/old-map/matching.ts';
import { MOST_ZONES } from '#zones/old-map/old-plan.ts';
import { oldMapKind } from '#zones/old-map/old-map-kind.server.ts';
import { doubledNames, groupsOf, type OldRow, type SameNames } from '#zones/old-map/rows.ts';
import { clustersOf, MOST_POINTS, pointsOf, portionOf } from '#zones/old-map/portions.ts';
import { unitedShape } from '#zones/old-map/united.read.server.ts';

type Locals = Pick<Session, 'read' | 'place' | 'actor'> & Pick<House, 'folders'>;

/** What the files of this page are taken for; none of another page's is one. */
export const KIND = 'old-map';

/** Somebody's staged old map. */
export async function stagedMap({ place, actor, folders }: Locals, id: string): Promise<Stage | null> {
	const stage = await stageOf(folders.staging, { county: place.code, owner: actor.id }, id);
	return stage?.kind === KIND ? stage : null;
}

/** Reads a staged map unless it has been read; each record is held against the villages while it is. */
export const readMap = ({ read, place, folders }: Locals, stage: Stage): Promise<Stage> =>
	stage.state === 'uploaded'
		? readStage(folders.staging, stage, async () => ({
				...(await countyForReading(read, place, dayOf(new Date()))),
				villages: await outlinesOf(read, 'village')
			}))
		: Promise.resolve(stage);

export interface MatchedMap {
	prepared: Prepared<OldRow>;
	zones: MatchedZone[];
	/** Shapes of the zones, in their order. */
	shapes: MultiPolygonRings[];
	/** m² of each village, reckoned as the shares are. */
	villages: Map<string, number>;
}

/** A map that was read, its columns and shapes understood. */
export const preparedMap = ({ read, place, folders }: Locals, stage: Stage): Promise<Outcome<Prepared<OldRow>>> =>
	stage.facts
		? prepare(read, {
				...{ kind: oldMapKind, county: place, facts: stage.facts, rowsPath: rowsOf(folders.staging, stage.id) },
				...{ overrides: stage.overrides, profile: null }
			})
		: Promise.resolve(refused('import.stage.gone'));

/**
 * The zones of a map that was read, each with the villages it reaches.
 * @param same what becomes of records of one name
 * @returns refused `oldmap.same_names` where several have one and nobody has said, `oldmap.too_many`, `oldmap.too_detailed` where
 * the records of one name are too much to be put together, `import.no_rows`
 */
export async function matchedMap(
	locals: Locals,
	stage: Stage,
	prepared: Prepared<OldRow>,
	same: SameNames | null
): Promise<Outcome<MatchedMap>> {
	const { read } = locals;
	if (prepared.rows.length === 0) return refused('import.no_rows', { first: prepared.problems.slice(0, 20) });
	const doubled = doubledNames(prepared.rows);
	if (doubled.length > 0 && !same) return refused('oldmap.same_names', { names: doubled.slice(0, 20) });
	const groups = groupsOf(prepared.rows, same ?? 'together');
	if (groups.length > MOST_ZONES) return refused('oldmap.too_many', { expected: MOST_ZONES, got: groups.length });
	const outlines: Outline[] = await outlinesOf(read, 'village');
	// Reckoned anew each time: villages may have other outlines than when the file was read.
	const shares = new VillageShares(outlines);
	const shapeOf = new Map(
		prepared.rows.map(({ n, shape }) => [n, decodeMultiPolygon(Buffer.from(shape!, 'hex')).shape] as const)
	);
	const zones: OldZone[] = [];
	const shapes: MultiPolygonRings[] = [];
	for (const group of groups) {
		const own = group.records.map((n) => shapeOf.get(n)!);
		if (own.length > 1)
			for (const cluster of clustersOf(own.map(portionOf)))
				if (cluster.length > 1 && pointsOf(cluster) > MOST_POINTS)
					return refused('oldmap.too_detailed', {
						...{ name: group.name, records: cluster.length },
						...{ expected: MOST_POINTS, got: pointsOf(cluster) }
					});
		const shape = own.length === 1 ? own[0]! : await unitedShape(read, own);
		const edges = edgesOf(shape);
		zones.push({ ...group, m2: edges.area, parts: shares.of(edges) });
		shapes.push(shape);
		// Others are answered between two zones.
		await new Promise((later) => setImmediate(later));
	}
	const villages = new Map(outlines.map(({ code, shape }) => [code, edgesOf(shape).area]));
	return accepted({ prepared, zones: matched(zones, villages), shapes, villages });
}

/** Most points a ring is drawn with, and most rings of a zone, the longest first. */
const POINTS = 240;
const RINGS = 40;

/** Shapes to be looked at: their rings with few points, to six digits. Never measured. */
export const drawnRings = (shape: MultiPolygonRings): [number, number][][] =>
	shape
		.flat()
		.toSorted((a, b) => b.length - a.length)
		.slice(0, RINGS)
		.map((ring) => {
			const step = Math.max(1, Math.ceil(ring.length / POINTS));
			return ring
				.filter((_, at) => at % step === 0 || at === ring.length - 1)
				.map(([x, y]): [number, number] => [Math.round(x * 1e6) / 1e6, Math.round(y * 1e6) / 1e6]);
		});
