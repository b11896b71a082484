import { boundsOf, type Bounds, type MultiPolygonRings, type Ring } from '#core/geometry.ts';
import type { PatternName } from '#core/patterns.ts';

/**
 * A plan: a small sheet of land drawn to scale, the same for a page, for paper and for a picture in a workbook. Shapes come
 * in gk metres (east, north); the drawing is in CSS px, of which 96 are an inch, so that on paper its scale is true.
 */
export type PlanRole =
	| 'parcel'
	| 'construction_land'
	| 'neighbour'
	| 'land_use'
	| 'red_line'
	| 'other_occupation'
	| 'subject'
	| 'former'
	| 'contract'
	| 'other_contract'
	| 'occupation'
	| 'finding';

export interface PlanShape {
	role: PlanRole;
	rings: MultiPolygonRings;
	/** Of a finding its kind, of a red line its kind. */
	kind?: string;
	label?: string;
}

/** A part of the ground that a plan shows, in gk metres, and how large it is drawn. */
export interface PlanFrame {
	ground: Bounds;
	width: number;
	height: number;
	/** One to so many. */
	scale: number;
	/** px a metre. */
	zoom: number;
}

export interface PlanPath {
	d: string;
	/** A pattern of the sheet, a colour token, or nothing. */
	fill: { pattern: PatternName } | { token: string; opacity: number } | null;
	/** A colour token. */
	stroke: string;
	width: number;
	dash?: string;
	/** Which line of the legend it belongs to. */
	key: string;
}

export interface PlanText {
	x: number;
	y: number;
	text: string;
	size: number;
	token: string;
	strong: boolean;
	/** A halo of the ground round it, so that it reads over lines. */
	halo: boolean;
	anchor: 'start' | 'middle' | 'end';
}

export interface Plan {
	width: number;
	height: number;
	scale: number;
	paths: PlanPath[];
	texts: PlanText[];
	/** The scale bar: so many metres, so many px. */
	bar: { metres: number; px: number };
	/** Lines of the legend, only of what is drawn. */
	legend: { key: string; fill: PlanPath['fill']; stroke: string; dash?: string }[];
}

const PX_A_METRE = 96 / 0.0254;
/** Scales of paper sheets (GB/T 20257 and what lies between). */
const SCALES = [200, 500, 1000, 2000, 5000, 10_000, 25_000, 50_000, 100_000, 250_000] as const;

/** Round the subject: the largest scale at which it fills no more than three quarters of the sheet. Null for no shape at all. */
export function planFrame(subject: readonly MultiPolygonRings[], width: number, height: number): PlanFrame | null {
	const polygons = subject.flat();
	if (!polygons.some((polygon) => polygon.some((ring) => ring.length > 0))) return null;
	const { west, south, east, north } = boundsOf(polygons);
	const fits = (scale: number): boolean =>
		(east - west) * (PX_A_METRE / scale) <= width * 0.75 && (north - south) * (PX_A_METRE / scale) <= height * 0.75;
	const scale = SCALES.find(fits) ?? SCALES.at(-1)!;
	const zoom = PX_A_METRE / scale;
	const middle = { x: (west + east) / 2, y: (south + north) / 2 };
	const half = { x: width / 2 / zoom, y: height / 2 / zoom };
	return {
		ground: { west: middle.x - half.x, east: middle.x + half.x, south: middle.y - half.y, north: middle.y + half.y },
		width,
		height,
		scale,
		zoom
	};
}

type Style = Omit<PlanPath, 'd' | 'key'>;

const tint = (token: string, opacity: number) => ({ token, opacity });

/** How each role is drawn, from the ground up: later ones over earlier ones. */
const styles: Record<PlanRole, Style> = {
	land_use: { fill: null, stroke: 'map-contour-5', width: 0.6 },
	neighbour: { fill: null, stroke: 'l-parcel', width: 0.7 },
	parcel: { fill: tint('l-parcel-fill', 1), stroke: 'l-parcel', width: 1 },
	construction_land: { fill: { pattern: 'construction_land' }, stroke: 'l-build', width: 1 },
	red_line: { fill: null, stroke: 'r-farm', width: 1.2, dash: '6 2 1.5 2' },
	other_occupation: { fill: null, stroke: 'ink-3', width: 0.9, dash: '4 3' },
	former: { fill: null, stroke: 'ink-3', width: 1.2, dash: '2 2.5' },
	contract: { fill: tint('l-contract', 0.08), stroke: 'l-contract', width: 2 },
	other_contract: { fill: tint('l-contract', 0.04), stroke: 'l-contract', width: 1.2, dash: '8 3' },
	finding: { fill: { pattern: 'over_area' }, stroke: 'l-finding', width: 1.8 },
	occupation: { fill: null, stroke: 'l-occ', width: 1.8, dash: '7 3.5' },
	subject: { fill: tint('grain-300', 0.25), stroke: 'ink', width: 2 }
};

const order = Object.keys(styles) as PlanRole[];

const redLines: Readonly<Record<string, string>> = {
	farmland_red: 'r-farm',
	ecology_red: 'r-eco',
	urban_boundary: 'r-urban'
};

function styleOf({ role, kind }: PlanShape): Style {
	const style = styles[role];
	if (role === 'finding' && kind) return { ...style, fill: { pattern: kind as PatternName } };
	if (role === 'red_line' && kind) return { ...style, stroke: redLines[kind] ?? style.stroke };
	return style;
}

/** Twice the signed area of a ring, and where its middle lies. */
function middleOf(ring: Ring): { area: number; x: number; y: number } {
	const [ox, oy] = ring[0]!;
	let area = 0;
	let x = 0;
	let y = 0;
	for (let index = 0; index + 1 < ring.length; index++) {
		const [ax, ay] = [ring[index]![0] - ox, ring[index]![1] - oy];
		const [bx, by] = [ring[index + 1]![0] - ox, ring[index + 1]![1] - oy];
		const cross = ax * by - bx * ay;
		area += cross;
		x += (ax + bx) * cross;
		y += (ay + by) * cross;
	}
	return area === 0 ? { area, x: ox, y: oy } : { area, x: ox + x / (3 * area), y: oy + y / (3 * area) };
}

/**
 * Draws shapes into a frame, north up. Labels stand in the middle of the largest part and are left out where it is too small
 * for them, where they would lie on another, and in the corner of the scale bar.
 */
export function drawPlan(frame: PlanFrame, shapes: readonly PlanShape[]): Plan {
	const { ground, zoom, width, height } = frame;
	const place = ([x, y]: readonly [number, number]): [number, number] => [
		(x - ground.west) * zoom,
		(ground.north - y) * zoom
	];
	const at = (point: readonly [number, number]): string => {
		const [x, y] = place(point);
		return `${x.toFixed(2)} ${y.toFixed(2)}`;
	};
	const sorted = shapes
		.filter(({ rings }) => rings.length > 0)
		.toSorted((one, other) => order.indexOf(one.role) - order.indexOf(other.role));
	const paths = sorted.map((shape): PlanPath => ({
		...styleOf(shape),
		key: shape.kind && shape.role !== 'other_occupation' ? `${shape.role}:${shape.kind}` : shape.role,
		d: shape.rings.flatMap((polygon) => polygon.map((ring) => `M${ring.slice(0, -1).map(at).join('L')}Z`)).join('')
	}));
	const bar = barOf(frame);
	return {
		width,
		height,
		scale: frame.scale,
		paths,
		texts: apart(sorted.flatMap((shape) => labelOf(shape, place, frame))).filter(
			({ x, y, strong }) => strong || x > bar.px + 40 || y < height - 40
		),
		bar,
		legend: [...new Map(paths.map(({ key, fill, stroke, dash }) => [key, { key, fill, stroke, dash }])).values()]
	};
}

function labelOf(
	{ role, rings, label }: PlanShape,
	place: (point: readonly [number, number]) => [number, number],
	{ zoom, width, height }: PlanFrame
): PlanText[] {
	if (!label) return [];
	const largest = rings
		.map((polygon) => ({ ...middleOf(polygon[0]!), box: boundsOf([polygon]) }))
		.reduce((one, other) => (Math.abs(other.area) > Math.abs(one.area) ? other : one));
	const [x, y] = place([largest.x, largest.y]);
	const ours = role === 'subject' || role === 'finding' || role === 'occupation' || role === 'contract';
	const size = ours ? 12 : 10;
	// There is room for the words, or they belong to what the plan is about.
	const { west, south, east, north } = largest.box;
	if (!ours && ((east - west) * zoom < label.length * size * 0.6 || (north - south) * zoom < size * 1.3)) return [];
	if (x < 8 || y < 10 || x > width - 8 || y > height - 8) return [];
	const token = role === 'finding' ? 'l-finding' : role.includes('contract') ? 'l-contract' : ours ? 'ink' : 'ink-3';
	return [{ x, y: y + size * 0.36, text: label, size, token, strong: ours, halo: true, anchor: 'middle' }];
}

/** Width of a line of words, px: an ideograph takes a whole em, all else about six tenths of one. */
const widthOf = ({ text, size }: PlanText): number =>
	[...text].reduce((sum, sign) => sum + (sign >= '\u2e80' ? 1 : 0.6), 0) * size;

/** Labels that lie on no other; what is drawn last, the subject, keeps its own before what lies under it. */
function apart(texts: readonly PlanText[]): PlanText[] {
	const kept: PlanText[] = [];
	for (const text of texts.toReversed()) {
		const free = kept.every(
			(other) =>
				Math.abs(other.x - text.x) >= (widthOf(other) + widthOf(text)) / 2 ||
				Math.abs(other.y - text.y) >= Math.max(other.size, text.size)
		);
		if (free) kept.push(text);
	}
	return kept.toReversed();
}

/** Metres of the scale bar: 1, 2 or 5 of a power of ten, between a tenth and a quarter of the sheet's width. */
function barOf({ zoom, width }: PlanFrame): Plan['bar'] {
	const most = width / 4 / zoom;
	const power = 10 ** Math.floor(Math.log10(most));
	const metres = [5, 2, 1].map((times) => times * power).find((length) => length <= most) ?? power;
	return { metres, px: metres * zoom };
}
