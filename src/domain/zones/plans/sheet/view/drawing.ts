import { boundsAround, type Bounds, type Position } from '#core/geometry.ts';
import { printBar } from '#map/print/print-sheet.ts';
import type { ZoneLayout } from '#zones/layouts.ts';
import type { RedLineKind } from '#zones/red-lines.ts';
import { outline, rims, type Arc, type RedLine } from '#zones/plans/sheet/arcs.ts';
import { emsOf, placed, type Box, type Wanted } from '#core/labels.ts';
import { fittingScale, kilometreGrid, projection } from './paper.ts';

export interface DrawnZone {
	/** What it is called in the table beside the map. */
	number: number;
	name: string;
	layout: ZoneLayout;
	villages: ReadonlySet<string>;
	/** Rings of what is drawn beside its villages, metres of the county's system. */
	drawn?: readonly (readonly Position[])[];
}

/** What a village does against the other plan: comes into a zone, leaves one, or goes from one into another. */
export type Move = 'gained' | 'lost' | 'moved';

export interface SheetGround {
	arcs: readonly Arc[];
	redLines: readonly RedLine[];
	/** Names of villages and where they stand, metres of the county's system. */
	villages: ReadonlyMap<string, { name: string; at: Position }>;
	townships: readonly { name: string; villages: readonly string[] }[];
}

export interface Mark {
	kind: Move;
	x: number;
	y: number;
}

/** Words on the map by their middle, mm. */
export interface Name {
	text: string;
	x: number;
	y: number;
}

export interface SheetDrawing {
	/** One to so many. */
	scale: number;
	bar: { metres: number; millimetres: number };
	grid: ReturnType<typeof kilometreGrid>;
	fills: { layout: ZoneLayout; d: string }[];
	/** What is drawn beside villages. */
	drawn: { layout: ZoneLayout; d: string }[];
	rims: { layout: ZoneLayout; d: string }[];
	/** Rims of what comes and goes. */
	moves: { kind: Move; d: string }[];
	borders: Record<Arc['level'], string>;
	redLines: { kind: RedLineKind; d: string }[];
	marks: Mark[];
	/** The zone's number, and its name where there is room: the middle of the number's circle. */
	zones: { number: number; name: string | null; x: number; y: number }[];
	villages: Name[];
	townships: Name[];
	/** Where notes are pinned, by their numbers. */
	pins: { number: number; x: number; y: number }[];
}

/** Heights of words, mm; 7.5 pt are 2.65 mm. */
export const sizes = { zone: 3, village: 2.65, township: 2.9, badge: 4.2, mark: 2.6, pin: 4 } as const;
/** Places of a zone that are tried for its name. */
const PLACES = 14;

const pathOf = (lines: readonly (readonly Position[])[], place: (at: Position) => Position, closed: boolean): string =>
	lines
		.map((line) => {
			const points = line.map((at) => place(at).map((mm) => mm.toFixed(2)).join(' ')); // prettier-ignore
			return `M${points.join('L')}${closed ? 'Z' : ''}`;
		})
		.join('');

const linesOf = (arcs: readonly Arc[]) => arcs.flatMap(({ lines }) => lines);

/** What villages do: into a zone, out of one, or from one into another. */
export function movesOf(changes: readonly { gained: readonly string[]; lost: readonly string[] }[]): Map<string, Move> {
	const lost = new Set(changes.flatMap((change) => change.lost));
	const gained = new Set(changes.flatMap((change) => change.gained));
	return new Map([
		...[...lost].map((code) => [code, gained.has(code) ? 'moved' : 'lost'] as const),
		...[...gained].filter((code) => !lost.has(code)).map((code) => [code, 'gained'] as const)
	]);
}

/** Places of villages, those nearest to their common middle first. */
function innermost(codes: Iterable<string>, { villages }: SheetGround): Position[] {
	const own = [...codes].map((code) => villages.get(code)?.at).filter((at) => at !== undefined);
	const mean = (axis: 0 | 1) => own.reduce((sum, at) => sum + at[axis], 0) / Math.max(1, own.length);
	const [x, y] = [mean(0), mean(1)];
	return own.sort((one, other) => Math.hypot(one[0] - x, one[1] - y) - Math.hypot(other[0] - x, other[1] - y));
}

const middleOf = (ring: readonly Position[]): Position => [
	ring.reduce((sum, [x]) => sum + x, 0) / ring.length,
	ring.reduce((sum, [, y]) => sum + y, 0) / ring.length
];

export function boundsOfArcs(arcs: readonly Arc[]): Bounds | null {
	return boundsAround(
		linesOf(arcs)
			.flat()
			.map(([x, y]) => ({ west: x, east: x, south: y, north: y }))
	);
}

/**
 * Draws a plan's sheet into a frame of so many mm at a round scale; names that find no room are left out, of zones their
 * number stays. Null where the county has no borders.
 * @param pins notes, by the place they are pinned to
 */
export function drawSheet(
	ground: SheetGround,
	zones: readonly DrawnZone[],
	moves: ReadonlyMap<string, Move>,
	frame: { width: number; height: number },
	pins: readonly { number: number; at: Position }[] = []
): SheetDrawing | null {
	const { arcs, villages } = ground;
	const bounds = boundsOfArcs(arcs);
	if (!bounds) return null;
	const scale = fittingScale({ width: bounds.east - bounds.west, height: bounds.north - bounds.south }, frame);
	const place = projection(bounds, scale, frame);
	const zonesOf = Map.groupBy(
		zones.flatMap((zone) => [...zone.villages].map((code) => ({ code, zone }))),
		({ code }) => code
	);
	const group = (code: string | null) => (zonesOf.get(code ?? '') ?? []).map(({ zone }) => zone.number).join();
	const layoutOf = (arc: Arc) => (zonesOf.get(arc.left ?? '') ?? zonesOf.get(arc.right ?? '') ?? [])[0]?.zone.layout;
	const ofKind = (kind: Move) => [...moves].filter(([, each]) => each === kind).map(([code]) => code);
	const marks = [...moves].flatMap(([code, kind]): (Mark & { code: string })[] => {
		const known = villages.get(code);
		if (!known) return [];
		const [x, y] = place(known.at);
		return [{ code, kind, x, y }];
	});
	const box =
		(size: number) =>
		(each: { x: number; y: number }): Box => ({ ...each, width: size, height: size });
	const pinned = pins.map(({ number, at }) => {
		const [x, y] = place(at);
		return { number, x, y: y - 4 };
	});
	const taken: Box[] = [
		...marks.map(box(sizes.mark + 0.4)),
		...pinned.map(box(sizes.pin + 0.4)),
		// The corners of the north arrow and of the mark that borders are no survey.
		{ x: frame.width - 8, y: 9, width: 16, height: 18 }
	];
	const put = (wanted: readonly Wanted[]) => {
		const found = placed(wanted, frame, taken);
		for (const { key, width, height } of wanted) {
			const at = found.get(key);
			if (at) taken.push({ x: at[0], y: at[1], width, height });
		}
		return found;
	};
	const wantedOf = (zone: DrawnZone, width: number): Wanted => ({
		...{ key: String(zone.number), width, height: sizes.badge + 0.4 },
		places: [...innermost(zone.villages, ground).slice(0, PLACES), ...(zone.drawn ?? []).map(middleOf)].map(place)
	});
	const widthOf = ({ name }: DrawnZone) => sizes.badge + 0.8 + emsOf(name) * sizes.zone + 0.8;
	const own = zones.filter((zone) => zone.villages.size > 0 || zone.drawn?.length);
	const named = put(own.map((zone) => wantedOf(zone, widthOf(zone))));
	const bare = put(own.filter(({ number }) => !named.has(String(number))).map((zone) => wantedOf(zone, sizes.badge)));
	const words = (rows: readonly { key: string; text: string; places: Position[] }[], size: number): Name[] => {
		const found = put(
			rows.map(({ text, ...row }) => ({ ...row, width: emsOf(text) * size + 0.6, height: size + 0.5 }))
		);
		return rows.flatMap(({ key, text }) => {
			const at = found.get(key);
			return at ? [{ text, x: at[0], y: at[1] }] : [];
		});
	};
	const townships = words(
		ground.townships.map(({ name, villages: codes }) => ({
			...{ key: name, text: name, places: innermost(codes, ground).slice(0, 6).map(place) }
		})),
		sizes.township
	);
	const names = words(
		marks.map(({ code, x, y }) => ({ key: code, text: villages.get(code)!.name, places: [[x, y]] })),
		sizes.village
	);
	return {
		...{ scale, bar: printBar(scale), grid: kilometreGrid(bounds, scale, frame) },
		fills: own.map(({ layout, villages: codes }) => ({ layout, d: pathOf(outline(arcs, codes), place, true) })),
		drawn: own.flatMap(({ layout, drawn }) => (drawn?.length ? [{ layout, d: pathOf(drawn, place, true) }] : [])),
		rims: [...Map.groupBy(rims(arcs, group), layoutOf)].flatMap(([layout, each]) =>
			layout ? [{ layout, d: pathOf(linesOf(each), place, false) }] : []
		),
		moves: (['gained', 'moved', 'lost'] as const)
			.map((kind) => ({ kind, d: pathOf(outline(arcs, new Set(ofKind(kind))), place, true) }))
			.filter(({ d }) => d !== ''),
		borders: {
			county: pathOf(linesOf(arcs.filter(({ level }) => level === 'county')), place, false),
			township: pathOf(linesOf(arcs.filter(({ level }) => level === 'township')), place, false),
			village: pathOf(linesOf(arcs.filter(({ level }) => level === 'village')), place, false)
		},
		redLines: [...Map.groupBy(ground.redLines, ({ kind }) => kind)].map(([kind, lines]) => ({
			...{ kind, d: pathOf(lines.flatMap(({ rings }) => rings), place, true) } // prettier-ignore
		})),
		marks: marks.map(({ kind, x, y }) => ({ kind, x, y })),
		zones: own.flatMap((zone) => {
			const key = String(zone.number);
			const whole = named.get(key);
			const at = whole ?? bare.get(key);
			if (!at) return [];
			const x = whole ? at[0] - widthOf(zone) / 2 + sizes.badge / 2 : at[0];
			return [{ number: zone.number, name: whole ? zone.name : null, x, y: at[1] }];
		}),
		...{ villages: names, townships, pins: pinned }
	};
}
