import { CGCS2000_ELLIPSOID } from '#core/gauss-kruger.ts';
import { roundStep } from '#map/scale.ts';

/** Papers, mm upright. */
export const papers = { a4: [210, 297], a3: [297, 420] } as const;
export type Paper = keyof typeof papers;
export type Turn = 'upright' | 'lying';

/** The scales of China's large sheets; any whole number between the first and the last is drawn as exactly. */
export const usualScales = [500, 1_000, 2_000, 5_000, 10_000, 20_000, 25_000, 50_000] as const;
export const LARGEST = 500;
export const SMALLEST = 50_000;

export interface PrintRequest {
	paper: Paper;
	turn: Turn;
	/** 1 : scale. */
	scale: number;
	title: string;
}

/** Reads a sheet's address; what is not understood is as usual. */
export function printRequestOf(search: URLSearchParams, usual: number): PrintRequest {
	const scale = Number(search.get('scale') ?? 'none');
	return {
		paper: search.get('paper') === 'a3' ? 'a3' : 'a4',
		turn: search.get('turn') === 'upright' ? 'upright' : 'lying',
		scale: Number.isInteger(scale) && scale >= LARGEST && scale <= SMALLEST ? scale : usual,
		title: (search.get('title') ?? '').slice(0, 40)
	};
}

/** The usual scale that shows at least as much as a screen at 1 : denominator. */
export const scaleNear = (denominator: number): number => usualScales.find((scale) => scale >= denominator) ?? SMALLEST;

const MARGIN = 10;
const HEAD = 12;
const FOOT = 34;

export interface PaperLayout {
	/** Of the paper, mm. */
	width: number;
	height: number;
	/** The neatline, mm from the paper's upper left. */
	frame: { left: number; top: number; width: number; height: number };
}

export function layoutOf({ paper, turn }: Pick<PrintRequest, 'paper' | 'turn'>): PaperLayout {
	const [short, long] = papers[paper];
	const [width, height] = turn === 'lying' ? [long, short] : [short, long];
	return {
		width,
		height,
		frame: { left: MARGIN, top: MARGIN + HEAD, width: width - 2 * MARGIN, height: height - 2 * MARGIN - HEAD - FOOT }
	};
}

export interface PrintCanvas {
	/** The map's box, whole px. */
	width: number;
	height: number;
	/** The camera's zoom: tiles of 512 px. */
	zoom: number;
	/** What the box is on paper, mm: as wide as the frame, and as high within half a px. */
	paperWidth: number;
	paperHeight: number;
}

const PX_PER_MM = 96 / 25.4;

/**
 * The map's box for a frame at a scale that is true on the ground. Web Mercator is true in no direction on the ellipsoid: at
 * latitude φ it stretches east–west by a ÷ (ν cos φ) and north–south by a ÷ (ρ cos φ), 0.4 % apart at 38°. So the box is drawn at
 * the zoom that is right from west to east and set on paper ρ ÷ ν as high. Within an A3 sheet of 1 : 50 000 the scale then stays
 * within 0.1 %.
 * @param latitude of the sheet's middle, degrees
 * @param frame mm
 */
export function printCanvas(scale: number, latitude: number, frame: { width: number; height: number }): PrintCanvas {
	const { semiMajor, flattening } = CGCS2000_ELLIPSOID;
	const squared = flattening * (2 - flattening);
	const phi = (latitude * Math.PI) / 180;
	const inner = 1 - squared * Math.sin(phi) ** 2;
	const across = semiMajor / Math.sqrt(inner);
	const along = (semiMajor * (1 - squared)) / inner ** 1.5;
	const width = Math.round(frame.width * PX_PER_MM);
	/** px a Mercator metre. */
	const density = width / ((semiMajor / (across * Math.cos(phi))) * (frame.width / 1000) * scale);
	const perMillimetre = density * (semiMajor / (along * Math.cos(phi))) * (scale / 1000);
	const height = Math.round(frame.height * perMillimetre);
	return {
		width,
		height,
		zoom: Math.log2((density * 2 * Math.PI * semiMajor) / 512),
		paperWidth: frame.width,
		paperHeight: height / perMillimetre
	};
}

/** A scale bar of at most 60 mm: metres of the ground, and mm on paper. */
export function printBar(scale: number): { metres: number; millimetres: number } {
	const metres = roundStep(0.06 * scale);
	return { metres, millimetres: (metres / scale) * 1000 };
}
