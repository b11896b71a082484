import { maskedName } from '#core/masked-name.ts';

/** 四至: what a paper says lies on each side of a piece of land (DKDZ, DKNZ, DKXZ, DKBZ: domain.md finding 4). Pure. */
export const sides = ['east', 'south', 'west', 'north'] as const;
export type Side = (typeof sides)[number];

export type SideTexts = Partial<Record<Side, string>>;

/** The standard's code of each side. */
export const sideCodes: Readonly<Record<Side, string>> = { east: 'DKDZ', south: 'DKNZ', west: 'DKXZ', north: 'DKBZ' };

export const opposite: Readonly<Record<Side, Side>> = { east: 'west', west: 'east', south: 'north', north: 'south' };

/** The side that a bearing in degrees, clockwise from north, points to. */
export function sideOf(bearing: number): Side {
	const turned = (((bearing % 360) + 360) % 360) / 90;
	return (['north', 'east', 'south', 'west', 'north'] as const)[Math.round(turned)]!;
}

/** What is a thing of the ground and nobody's name. */
const landmark =
	/[路道渠河沟崖坡堰埂坝林墙滩荒井桥坟界塄梁湾坪峁湖塘库]|村|空地|水|集体|公路|国有|大队|小队|机动地|学校|院子/u;
/** What follows a name when people write whose land lies there. */
const ending = /(?:家|户)?的?(?:承包|责任|自留|口粮|耕|田|园|果|菜)?(?:地块?|田|园|家|户)$/u;
const separators = /[、，,;；/\s和与及]+/u;

export interface NeighbourWord {
	/** Without what follows a name: 李建国家的地 → 李建国. */
	core: string;
	landmark: boolean;
}

/** The words of one side: 「李建国地、村道」 → 李建国, 村道 (a landmark). Words of one character say nothing. */
export function neighbourWords(text: string): NeighbourWord[] {
	return text
		.trim()
		.split(separators)
		.flatMap((part): NeighbourWord[] => {
			const isLandmark = landmark.test(part);
			const core = isLandmark ? part : part.replace(ending, '');
			return [...core].length < 2 ? [] : [{ core, landmark: isLandmark }];
		});
}

/** A side as lists may show it: names of people masked, landmarks and organisations whole. */
export const maskedNeighbours = (text: string): string =>
	text
		.trim()
		.split(/([、，,;；/\s]+)/u)
		.map((part) => {
			if (part === '' || landmark.test(part) || /^[、，,;；/\s]+$/u.test(part)) return part;
			const core = part.replace(ending, '');
			return core === '' ? part : (maskedName(core) ?? '') + part.slice(core.length);
		})
		.join('');

/** The sides of a record's extra attributes as they were written; only what says something. */
export function sidesOfExtra(extra: Readonly<Record<string, unknown>> | null | undefined): SideTexts {
	const texts: SideTexts = {};
	for (const side of sides) {
		const value = extra?.[sideCodes[side]];
		if (typeof value === 'string' && value.trim() !== '') texts[side] = value.trim();
	}
	return texts;
}
