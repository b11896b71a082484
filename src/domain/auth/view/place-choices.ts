/** Places of the county as a role may have them. */
export interface PlaceChoices {
	readonly county: { readonly code: string; readonly name: string };
	readonly townships: readonly {
		readonly code: string;
		readonly name: string;
		readonly villages: readonly { readonly code: string; readonly name: string }[];
	}[];
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
