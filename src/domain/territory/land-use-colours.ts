/**
 * What colour a use of land is drawn in: by its code, and a code never without its scheme (survey:0601 is industry,
 * plan:0601 a village road). Groups are the classes of the third survey (TD/T 1055, DLBM) and those of the plan
 * (用地用海分类) that mean the same; colours are the usual ones of maps of land use (domain.md §2.1.5), names of tokens
 * without `--`.
 */
type Colours = Readonly<Record<string, string>>;

/** By four figures, where a map tells them apart. */
const exact: Readonly<Record<string, Colours>> = {
	survey: {
		'0101': 'lu-paddy',
		'0102': 'lu-irrigated',
		'0103': 'lu-dry',
		'0303': 'lu-wetland',
		'0304': 'lu-wetland',
		'0306': 'lu-wetland',
		'0402': 'lu-wetland',
		'0603': 'lu-wetland',
		'1006': 'lu-track',
		'1105': 'lu-wetland',
		'1106': 'lu-wetland',
		'1108': 'lu-wetland',
		'1109': 'lu-hydraulic',
		'1202': 'lu-facility'
	},
	plan: { '0101': 'lu-paddy', '0102': 'lu-irrigated', '0103': 'lu-dry', '0601': 'lu-track' }
};

/** By the first two figures. */
const classes: Readonly<Record<string, Colours>> = {
	survey: {
		'00': 'lu-wetland',
		'01': 'lu-irrigated',
		'02': 'lu-garden',
		'03': 'lu-forest',
		'04': 'lu-grass',
		'05': 'lu-commerce',
		'06': 'lu-industry',
		'07': 'lu-home',
		'08': 'lu-public',
		'09': 'lu-special',
		'10': 'lu-traffic',
		'11': 'lu-water',
		'12': 'lu-other'
	},
	plan: {
		'01': 'lu-irrigated',
		'02': 'lu-garden',
		'03': 'lu-forest',
		'04': 'lu-grass',
		'05': 'lu-wetland',
		'06': 'lu-facility',
		'07': 'lu-home',
		'08': 'lu-public',
		'09': 'lu-commerce',
		'10': 'lu-industry',
		'11': 'lu-industry',
		'12': 'lu-traffic',
		'13': 'lu-public',
		'14': 'lu-garden',
		'15': 'lu-special',
		'17': 'lu-water'
	}
};

/** What nobody has a colour for. */
export const OTHER_USE = 'lu-other';

/** The token of one code; the 2007 edition (gbt21010_2007) has the survey's two figures. */
export function landUseColour(scheme: string, code: string): string {
	const known = scheme === 'plan' ? 'plan' : 'survey';
	return exact[known]![code.slice(0, 4)] ?? classes[known]![code.slice(0, 2)] ?? OTHER_USE;
}

/** Every rule, the longer codes first: what a map's expression is built from. */
export const landUseRules: readonly { scheme: string; code: string; token: string }[] = [exact, classes].flatMap(
	(table) =>
		Object.entries(table).flatMap(([scheme, colours]) =>
			Object.entries(colours).map(([code, token]) => ({ scheme, code, token }))
		)
);

/** A use that is there: a line of the key. */
export interface PresentUse {
	scheme: string;
	code: string;
	name: string;
	count: number;
}
