import type { Bounds } from '#core/geometry.ts';

/** Places of the county as a role may have them. */
export interface PlaceChoices {
	readonly county: { readonly code: string; readonly name: string };
	readonly townships: readonly {
		readonly code: string;
		readonly name: string;
		readonly villages: readonly { readonly code: string; readonly name: string }[];
	}[];
}

/** What a map of the places needs: the county's box and system, each place's box. */
export interface PlaceMap {
	readonly bounds: Bounds;
	readonly srid: number;
	readonly boxes: Readonly<Record<string, Bounds>>;
}

/** Boxes of villages, and of townships as all of theirs together. */
export function boxesOf(
	villages: readonly { readonly code: string; readonly township: string; readonly bounds: Bounds }[]
): Record<string, Bounds> {
	const boxes: Record<string, Bounds> = {};
	for (const { code, township, bounds } of villages) {
		boxes[code] = bounds;
		const known = boxes[township];
		boxes[township] = known
			? {
					west: Math.min(known.west, bounds.west),
					south: Math.min(known.south, bounds.south),
					east: Math.max(known.east, bounds.east),
					north: Math.max(known.north, bounds.north)
				}
			: bounds;
	}
	return boxes;
}

/** A county's places as choices. @param places townships and villages, each with its township's code */
export function placeChoicesOf(
	county: { readonly code: string; readonly name: string },
	places: readonly { readonly code: string; readonly name: string; readonly township: string | null }[]
): PlaceChoices {
	const named = ({ code, name }: { code: string; name: string }) => ({ code, name });
	return {
		county: named(county),
		townships: places
			.filter(({ code }) => code.length === 9)
			.map((township) => ({
				...named(township),
				villages: places.filter((each) => each.code.length === 12 && each.township === township.code).map(named)
			}))
	};
}

export const namesOf = ({ county, townships }: PlaceChoices): Map<string, string> =>
	new Map([
		[county.code, county.name] as const,
		...townships.flatMap(({ code, name, villages }) => [
			[code, name] as const,
			...villages.map((village) => [village.code, village.name] as const)
		])
	]);

/** What a form asks somebody to be. */
export interface RoleDraft {
	role: string;
	places: string[];
	department: string;
	/** The first day they no longer are; '' is no end. */
	until: string;
}

export const noRole = (): RoleDraft => ({ role: '', places: [], department: '', until: '' });
