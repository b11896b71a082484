import { fromGaussKruger, toGaussKruger } from '#core/gauss-kruger.ts';
import { ellipsoidalArea } from '#core/geodesy.ts';
import { boundsOf, type MultiPolygonRings, type Position } from '#core/geometry.ts';
import { muFromSquareMetres, type Mu } from '#core/mu.ts';
import { flatRings } from '#core/overlay/flat-rings.ts';
import { partition } from '#core/overlay/partition.ts';
import { meets } from '#core/parts/grid.ts';
import { shapeOfParts, type DrawnPart } from '#core/parts/parts.ts';

const moved = (shape: MultiPolygonRings, by: (place: Position) => Position): MultiPolygonRings =>
	shape.map((rings) => rings.map((ring) => ring.map(by)));

/**
 * 亩 of drawn parts outside other shapes, in hundredths, as the database reckons it: cut on the plane of the county's 3° zone,
 * measured on the ellipsoid.
 * @param others in degrees: the villages and grids of the zone, those that are near
 */
export function muBeyond(parts: readonly DrawnPart[], others: readonly MultiPolygonRings[], meridian: number): Mu {
	const onPlane = (shape: MultiPolygonRings) => flatRings(moved(shape, ([x, y]) => toGaussKruger(x, y, meridian)));
	const around = others.map((shape) => ({ box: boundsOf(shape), flat: null as ReturnType<typeof onPlane> | null, shape })); // prettier-ignore
	let area = 0;
	for (const part of parts) {
		const shape = shapeOfParts([part]);
		const box = boundsOf(shape);
		const near = around.filter((other) => meets(box, other.box));
		if (near.length === 0) {
			area += ellipsoidalArea(shape);
			continue;
		}
		const held = near.map((other) => (other.flat ??= onPlane(other.shape)));
		const left = partition(onPlane(shape), held, (covers) => (held.some((_, at) => covers(at)) ? -1 : 0)).get(0)?.shape;
		if (left) area += ellipsoidalArea(moved(left, ([x, y]) => fromGaussKruger(x, y, meridian)));
	}
	return muFromSquareMetres(area);
}
