import { setImmediate as breathe } from 'node:timers/promises';
import { decodeMultiPolygon } from '#core/ewkb.ts';
import { boundsAround, boundsOf, type Bounds, type MultiPolygonRings } from '#core/geometry.ts';
import type { Mapping } from '#core/import-fields.ts';
import { maskedText } from '#core/masks.ts';
import type { Refusal } from '#core/outcome.ts';
import type { ImportKind } from '#db/import-kind.server.ts';
import type { CrsCandidate } from '#exchange/parsed.ts';
import { parsedRows } from './parsed-rows.server.ts';
import type { Prepared } from './prepared.server.ts';
import type { Preview, SheetField, Sketch } from './preview.ts';
import { frameOf, grown, pathOf, type Frame } from './sketch.ts';

interface Place {
	name: string;
	bounds: Bounds;
	shape: MultiPolygonRings;
}

const SAMPLE = 30;
const PROBLEMS = 5_000;
const DRAWN = 20_000;
const WIDTH = 1_000;
/** Records between giving way to others. */
const TURN = 1_000;

interface Outlines {
	county: Bounds;
	townships: readonly Place[];
	villages: readonly Place[];
}

/** The county alone: what there is to see before a file comes. */
export const countySketch = (outlines: Outlines): Sketch => sketchOf(outlines, countyFrame(outlines), null);

function countyFrame({ county, townships, villages }: Outlines): Frame {
	const places = [...townships, ...villages].map(({ bounds }) => bounds);
	return frameOf(grown(boundsAround(places) ?? county, 0.04), WIDTH);
}

function sketchOf({ townships, villages }: Outlines, frame: Frame, extent: Bounds | null): Sketch {
	return {
		width: frame.width,
		height: frame.height,
		county: `0 0 ${frame.width} ${frame.height}`,
		file: extent ? viewBox(grown(extent, 0.15), frame) : null,
		villages: villages.map(({ shape }) => pathOf(shape, frame)).join(''),
		townships: townships.map(({ name, shape, bounds }) => ({
			name,
			path: pathOf(shape, frame),
			x: ((bounds.west + bounds.east) / 2 - frame.bounds.west) * frame.scale.x,
			y: (frame.bounds.north - (bounds.south + bounds.north) / 2) * frame.scale.y
		})),
		good: '',
		bad: '',
		candidates: [],
		undrawn: 0
	};
}

/** The county with the places a file would lie in, by the systems its refusal offers; undefined when it offers none. */
export function candidateSketch(outlines: Outlines, { detail }: Refusal): Sketch | undefined {
	const offered = (detail?.candidates ?? []) as CrsCandidate[];
	if (offered.length === 0) return undefined;
	const frame = countyFrame(outlines);
	const all = boundsAround([frame.bounds, ...offered.map(({ extent }) => extent)]);
	return {
		...sketchOf(outlines, frame, all),
		candidates: offered.map(({ srid, swapped, extent }) => ({ srid, swapped, ...boxIn(extent, frame) }))
	};
}

/** @param outlines townships and villages, already read */
export async function previewOf(
	prepared: Prepared<unknown>,
	kind: ImportKind,
	rowsPath: string,
	outlines: Outlines
): Promise<Omit<Preview, 'likely'>> {
	const { facts, mapping, problems, rejected, doubts, totals, notes } = prepared;
	const bad = new Set(problems.map(({ row }) => row));
	const frame = countyFrame(outlines);
	const { sample, drawn, undrawn } = await sampled(rowsPath, frame, bad);
	return {
		facts,
		mapping: said(mapping),
		fields: fieldsOf(kind),
		good: facts.rows - rejected,
		rejected,
		problems: problems.slice(0, PROBLEMS),
		problemCount: problems.length,
		doubts: doubts.slice(0, PROBLEMS),
		doubtCount: doubts.length,
		totals,
		notes,
		sample,
		sketch: { ...sketchOf(outlines, frame, facts.extent), ...drawn, undrawn }
	};
}

/** The fields of a kind, for people to map columns to. */
export const fieldsOf = ({ sheet }: Pick<ImportKind, 'sheet'>): SheetField[] =>
	sheet.fields.map(({ name, aliases }) => ({
		name,
		alias: aliases[0] ?? name,
		needed: sheet.needs.some((group) => group.includes(name))
	}));

/** Where each field comes from, as a person would say it. */
export const said = (mapping: Mapping): Record<string, string> =>
	Object.fromEntries(
		Object.entries(mapping).map(([field, from]) => [field, 'header' in from ? from.header : `=${from.constant}`])
	);

const boxIn = (bounds: Bounds, frame: Frame) => ({
	x: (bounds.west - frame.bounds.west) * frame.scale.x,
	y: (frame.bounds.north - bounds.north) * frame.scale.y,
	width: (bounds.east - bounds.west) * frame.scale.x,
	height: (bounds.north - bounds.south) * frame.scale.y
});

function viewBox(bounds: Bounds, frame: Frame): string {
	const { x, y, width, height } = boxIn(bounds, frame);
	return [x, y, width, height].map((each) => each.toFixed(3)).join(' ');
}

async function sampled(rowsPath: string, frame: Frame, bad: ReadonlySet<number>) {
	const sample: Preview['sample'] = [];
	const drawn = { good: '', bad: '' };
	let shapes = 0;
	for await (const part of parsedRows(rowsPath, TURN)) {
		for (const { n, v, s } of part) {
			const good = !bad.has(n);
			if (sample.length < SAMPLE)
				sample.push({ n, cells: v.map((cell) => cell && maskedText(cell)), shape: s !== null, good });
			if (s === null || ++shapes > DRAWN) continue;
			const { shape } = decodeMultiPolygon(Buffer.from(s, 'hex'));
			const { west, east } = boundsOf(shape);
			// What lies far off would make numbers without a place on the sheet.
			if (west > frame.bounds.east + 1 || east < frame.bounds.west - 1) continue;
			drawn[good ? 'good' : 'bad'] += pathOf(shape, frame, 2);
		}
		await breathe();
	}
	return { sample, drawn, undrawn: Math.max(0, shapes - DRAWN) };
}
