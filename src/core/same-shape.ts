import { decodeMultiPolygon } from '#core/ewkb.ts';
import type { Position, Ring } from '#core/geometry.ts';

/**
 * Whether two shapes are drawn alike: the same rings of the same parts in the same order, wherever each ring begins and
 * whichever way it runs. Programs turn rings as they save; that alone changes no land.
 * @param a hex EWKB of a MultiPolygon
 */
export function isSameShape(a: string, b: string): boolean {
	if (a === b) return true;
	if (a.length !== b.length) return false;
	const [first, second] = [a, b].map((hex) => decodeMultiPolygon(Buffer.from(hex, 'hex')).shape);
	return (
		first!.length === second!.length &&
		first!.every(
			(part, at) =>
				part.length === second![at]!.length && part.every((ring, index) => isSameRing(ring, second![at]![index]!))
		)
	);
}

const isSame = (a: Position, b: Position): boolean => a[0] === b[0] && a[1] === b[1];

function isSameRing(a: Ring, b: Ring): boolean {
	const count = a.length - 1;
	if (b.length - 1 !== count) return false;
	for (let start = 0; start < count; start++) {
		if (!isSame(a[0]!, b[start]!)) continue;
		for (const step of [1, count - 1]) {
			let at = 0;
			while (at < count && isSame(a[at]!, b[(start + at * step) % count]!)) at++;
			if (at === count) return true;
		}
	}
	return count <= 0;
}
