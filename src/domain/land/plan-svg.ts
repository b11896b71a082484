import { patterns, type Pattern, type PatternName } from '#core/patterns.ts';
import type { Plan, PlanText } from '#land/plan.ts';

/** What a picture without a browser needs that a page has by itself: colours by token, words as outlines. */
export interface PictureMeans {
	colour: (token: string) => string;
	/** Outlines of a line of text from 0 0 to the right on its base line, and how wide it is, px. */
	outline: (text: string, size: number, strong: boolean) => { d: string; width: number };
}

/** The words on a picture. */
export interface PictureWords {
	title: string;
	note: string;
	north: string;
	metres: (metres: number) => string;
	/** Words of the legend's keys. */
	legend: (key: string) => string;
}

const HEAD = 26;
const FOOT = 40;
const LINE = 16;

/** A plan as one SVG that needs nothing else: title, sheet, north, scale bar, legend. Letters are outlines, so no font is asked for. */
export function planPicture(plan: Plan, words: PictureWords, means: PictureMeans): string {
	const { colour } = means;
	const write = (text: Omit<PlanText, 'halo'> & { halo?: boolean }): string => {
		const { d, width } = means.outline(text.text, text.size, text.strong);
		const shift = text.anchor === 'middle' ? width / 2 : text.anchor === 'end' ? width : 0;
		const halo = text.halo
			? ` stroke="${colour('map-halo')}" stroke-width="3" stroke-linejoin="round" paint-order="stroke"`
			: '';
		return `<path transform="translate(${(text.x - shift).toFixed(2)} ${text.y.toFixed(2)})" d="${d}" fill="${colour(text.token)}"${halo}/>`;
	};
	const used = new Set<PatternName>();
	const fillOf = (fill: Plan['paths'][number]['fill']): string => {
		if (fill === null) return 'fill="none"';
		if ('token' in fill) return `fill="${colour(fill.token)}" fill-opacity="${fill.opacity}"`;
		used.add(fill.pattern);
		return `fill="url(#${fill.pattern})"`;
	};
	const dashOf = (dash?: string) => (dash ? ` stroke-dasharray="${dash}"` : '');
	const shapes = plan.paths.map(
		({ d, fill, stroke, width, dash }) =>
			`<path d="${d}" ${fillOf(fill)} fill-rule="evenodd" stroke="${colour(stroke)}" stroke-width="${width}"${dashOf(dash)} stroke-linejoin="round"/>`
	);
	const legend: string[] = [];
	let x = 8;
	let row = 0;
	for (const { key, fill, stroke, dash } of plan.legend) {
		const word = words.legend(key);
		const { width } = means.outline(word, 11, false);
		if (x + 30 + width > plan.width - 8) [x, row] = [8, row + 1];
		const y = HEAD + plan.height + 14 + row * LINE;
		legend.push(
			`<rect x="${x}" y="${y - 9}" width="20" height="11" ${fillOf(fill)} stroke="${colour(stroke)}" stroke-width="1.2"${dashOf(dash)}/>`,
			write({ x: x + 25, y, text: word, size: 11, token: 'ink-2', strong: false, anchor: 'start' })
		);
		x += 37 + width;
	}
	const height = HEAD + plan.height + Math.max(FOOT, 24 + row * LINE + 4);
	const bar = { x: 12, y: HEAD + plan.height - 14 };
	const definitions = [...used].map((name) => patternOf(name, colour));
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" width="${plan.width}" height="${height}" viewBox="0 0 ${plan.width} ${height}">`,
		`<defs><clipPath id="sheet"><rect width="${plan.width}" height="${plan.height}"/></clipPath>${definitions.join('')}</defs>`,
		`<rect width="${plan.width}" height="${height}" fill="${colour('sheet')}"/>`,
		write({ x: 8, y: 18, text: words.title, size: 13, token: 'ink', strong: true, anchor: 'start' }),
		write({ x: plan.width - 8, y: 18, text: words.note, size: 11, token: 'ink-3', strong: false, anchor: 'end' }),
		`<g transform="translate(0 ${HEAD})" clip-path="url(#sheet)"><rect width="${plan.width}" height="${plan.height}" fill="${colour('map-land')}"/>`,
		...shapes,
		...plan.texts.map(write),
		`</g><rect x=".5" y="${HEAD + 0.5}" width="${plan.width - 1}" height="${plan.height - 1}" fill="none" stroke="${colour('ink')}"/>`,
		`<g stroke="${colour('ink')}" fill="none" stroke-width="1.4"><path d="M${bar.x} ${bar.y - 4}v4h${plan.bar.px.toFixed(2)}v-4"/></g>`,
		write({ x: bar.x + plan.bar.px / 2, y: bar.y - 7, text: words.metres(plan.bar.metres), size: 10.5, token: 'ink', strong: false, halo: true, anchor: 'middle' }), // prettier-ignore
		`<path d="M${plan.width - 20} ${HEAD + 34}V${HEAD + 10}l-4 8h8l-4 -8" fill="${colour('ink')}" stroke="${colour('ink')}" stroke-width="1.2"/>`,
		write({ x: plan.width - 20, y: HEAD + 47, text: words.north, size: 11, token: 'ink', strong: false, halo: true, anchor: 'middle' }), // prettier-ignore
		...legend,
		'</svg>'
	].join('');
}

function patternOf(name: PatternName, colour: (token: string) => string): string {
	const { size, edge, ground, path, width, dots }: Pattern = patterns[name];
	const parts = [
		ground
			? `<rect width="${size}" height="${size}" fill="${colour(ground.token)}" opacity="${ground.opacity ?? 1}"/>`
			: '',
		path ? `<path d="${path}" fill="none" stroke="${colour(edge)}" stroke-width="${width}"/>` : '',
		...(dots ?? []).map(([x, y, radius]) => `<circle cx="${x}" cy="${y}" r="${radius}" fill="${colour(edge)}"/>`)
	];
	return `<pattern id="${name}" width="${size}" height="${size}" patternUnits="userSpaceOnUse">${parts.join('')}</pattern>`;
}
