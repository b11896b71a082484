import type { Bounds, Position } from '#core/geometry.ts';
import { papers, type Paper } from '#map/print/print-sheet.ts';
import { emsOf } from '#core/labels.ts';
import { roundStep } from '#map/scale.ts';

/** Where the parts of a plan's sheet stand on a paper that lies, mm from its upper left. */
export interface SheetLayout {
	paper: Paper;
	width: number;
	height: number;
	margin: number;
	/** The neatline of the map. */
	frame: { left: number; top: number; width: number; height: number };
	/** The table and what is said beside the map. */
	column: { left: number; top: number; width: number; height: number };
}

const parts = {
	a4: { margin: 8, head: 11, title: 5.6, foot: 42, column: 140, gap: 4 },
	a3: { margin: 10, head: 14, title: 7.5, foot: 36, column: 174, gap: 6 }
} as const;

export function sheetLayout(paper: Paper): SheetLayout {
	const [height, width] = papers[paper];
	const { margin, head, foot, column, gap } = parts[paper];
	const top = margin + head;
	return {
		...{ paper, width, height, margin },
		frame: { left: margin, top, width: width - 2 * margin - gap - column, height: height - top - foot - margin },
		column: { left: width - margin - column, top, width: column, height: height - top - margin }
	};
}

const MM = 25.4 / 72;
/** Type beside the title, pt, and the widest share of the paper's width that it may take. */
const BESIDE = 8;
const WIDEST = 0.5;
/** Words break before the edge. */
const LOOSE = 1.1;

/**
 * The type of a sheet's title, mm: the full one where it stands on one line beside what is said with it, else the largest in
 * which all of it stands on two lines of the head.
 */
export function titleType(title: string, beside: readonly string[], { paper, width, margin }: SheetLayout): number {
	const { title: full, head } = parts[paper];
	const whole = width - 2 * margin;
	const taken = beside.reduce((sum, text) => sum + 6 + emsOf(text) * BESIDE * MM * LOOSE, 0);
	const room = whole - Math.min(taken, whole * WIDEST);
	const ems = emsOf(title) * LOOSE;
	return ems * full <= room ? full : Math.min(full, (0.98 * head) / 2 / TITLE_LINE, (2 * room) / (ems + 2));
}

/** Of the title's lines, in its type. */
export const TITLE_LINE = 1.2;

const LEADS = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10] as const;
/** Room between what is drawn and the neatline, mm. */
const ROOM = 3;

/** The largest round scale, one to so many, at which ground of so many metres fits a frame of so many mm. */
export function fittingScale(
	ground: { width: number; height: number },
	frame: { width: number; height: number }
): number {
	const least =
		Math.max(ground.width / (frame.width - 2 * ROOM), ground.height / (frame.height - 2 * ROOM), 0.2) * 1000;
	const power = 10 ** Math.floor(Math.log10(least));
	return Math.round(LEADS.find((lead) => lead * power >= least * (1 - 1e-9))! * power);
}

/** Metres of the county's system as mm of the frame, north up, the ground's middle in its middle. */
export function projection(bounds: Bounds, scale: number, frame: { width: number; height: number }) {
	const [x, y] = [(bounds.west + bounds.east) / 2, (bounds.south + bounds.north) / 2];
	const mm = 1000 / scale;
	return ([east, north]: Position): Position => [
		frame.width / 2 + (east - x) * mm,
		frame.height / 2 - (north - y) * mm
	];
}

export interface GridLine {
	/** mm along the edge. */
	at: number;
	kilometres: number;
}

/** Kilometre lines of the county's system about 25 mm apart, and their crosses. */
export function kilometreGrid(
	bounds: Bounds,
	scale: number,
	frame: { width: number; height: number }
): { step: number; across: GridLine[]; down: GridLine[] } {
	const step = roundStep(0.036 * scale);
	const place = projection(bounds, scale, frame);
	const [[x0], [, y0]] = [place([0, 0]), place([0, 0])];
	const mm = 1000 / scale;
	const lines = (from: number, to: number, at: (metres: number) => number): GridLine[] => {
		const first = Math.ceil(from / step);
		return Array.from({ length: Math.max(0, Math.floor(to / step) - first + 1) }, (_, n) => (first + n) * step).map(
			(metres) => ({ at: at(metres), kilometres: metres / 1000 })
		);
	};
	return {
		step,
		across: lines((6 - x0) / mm, (frame.width - 6 - x0) / mm, (east) => x0 + east * mm),
		down: lines((y0 - frame.height + 6) / mm, (y0 - 6) / mm, (north) => y0 - north * mm)
	};
}
