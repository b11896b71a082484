import { setImmediate as breathe } from 'node:timers/promises';
import type { Bounds } from '#core/geometry.ts';
import { readCells, type Mapping, type Problem } from '#core/import-fields.ts';
import { maskedText } from '#core/masks.ts';
import { hideIdNumbers } from '#core/pseudonym.server.ts';
import type { ImportRow } from '#db/import-kind.server.ts';
import type { ParsedRow } from '#exchange/parsed.ts';
import type { LayerOverlaps } from '#exchange/shapes/layer-overlaps.ts';
import { TotalsCheck } from './declared-totals.ts';
import { areaDoubt, overlapDoubts, villageDoubt, type Claims } from './doubts.ts';
import type { PrepareRequest } from './prepared.server.ts';
import { remeasure, type Measured } from './remeasure.ts';

/** How far beyond the county's box a shape may reach, degrees (about a kilometre). */
const MARGIN = 0.01;
/** Records between giving way to others. */
export const TURN = 500;

/** Records of a file understood one after the other: cells to values, values to rows of a subject, and what is wrong with them. */
export class Understanding<R> {
	/** Records that could not be taken, as far as they were understood. */
	readonly failed: ImportRow<R>[] = [];
	readonly problems: Problem[] = [];
	readonly doubts: Problem[] = [];
	/** Records whose shape is valid beyond doubt. */
	readonly plain = new Set<number>();
	/** Records that lie outside the county. */
	outside = 0;
	readonly totals: TotalsCheck;
	readonly #request: Pick<PrepareRequest<R>, 'kind' | 'county'>;
	readonly #mapping: Mapping;
	readonly #shaped = new Map<number, Measured>();

	constructor(request: Pick<PrepareRequest<R>, 'kind' | 'county' | 'facts'>, mapping: Mapping) {
		this.#request = request;
		this.#mapping = mapping;
		this.totals = new TotalsCheck(request.kind.sheet, mapping, request.facts.totals);
	}

	/** @returns the rows of those records that can be taken so far */
	take(part: readonly ParsedRow[]): ImportRow<R>[] {
		const { kind, county } = this.#request;
		const mapping = this.#mapping;
		const rows: ImportRow<R>[] = [];
		for (const { n, v, s, b, p, a, ok, w, line } of part) {
			const { values, problems: found } = readCells(kind.sheet, mapping, n, v);
			this.totals.add(line, values);
			if (p) found.push({ row: n, ...p });
			if (b && !within(b, county)) {
				this.outside++;
				const box = `${county.west}–${county.east}°E ${county.south}–${county.north}°N`;
				const got = b.map((each) => each.toFixed(5)).join(' ');
				found.push({ row: n, field: 'shape', expected: 'shape.in_county', params: { box }, got });
			}
			hideIdNumbers(values, county.code);
			const { row, faults, doubts = [] } = kind.understand(values, county.code);
			if (faults.length > 0) {
				const said = new Set(found.map(({ field }) => field));
				for (const fault of faults)
					if (!said.has(fault.field)) found.push({ row: n, ...fault, column: headerOf(mapping, fault.field) });
			}
			for (const doubt of doubts)
				this.doubts.push(masked({ row: n, line, ...doubt, column: headerOf(mapping, doubt.field) }));
			if (ok) this.plain.add(n);
			if (a !== undefined) this.#shaped.set(n, { a, w, b });
			if (found.length === 0) rows.push({ n, shape: s, row });
			else {
				for (const each of found) this.problems.push(masked(line === undefined ? each : { ...each, line }));
				this.failed.push({ n, shape: s, row });
			}
		}
		return rows;
	}

	/** What records say of their own area and place, once their villages are known. */
	claimsOf(rows: readonly ImportRow<R>[], into: Map<number, Claims>): void {
		const { claims } = this.#request.kind;
		if (claims) for (const { n, row } of rows) into.set(n, claims(row));
	}

	/** The layer's overlaps once some shapes have been made valid. */
	remeasured(
		mended: ReadonlyMap<number, string>,
		rows: readonly ImportRow<R>[],
		overlaps: LayerOverlaps
	): LayerOverlaps {
		if (mended.size === 0) return overlaps;
		const shapes = new Map(rows.flatMap(({ n, shape }) => (shape ? [[n, shape] as const] : [])));
		return remeasure(mended, shapes, this.#shaped, overlaps);
	}

	/** What records' shapes say against what they claim. */
	async shapeDoubts(claims: ReadonlyMap<number, Claims>, overlaps: LayerOverlaps | null): Promise<Problem[]> {
		const doubts: Problem[] = [];
		const area = ['declared_mu', 'declared_m2'].find((name) => this.#mapping[name]);
		let seen = 0;
		for (const [n, claim] of claims) {
			if (++seen % TURN === 0) await breathe();
			const shape = this.#shaped.get(n);
			if (!shape) continue;
			const record = { n, m2: shape.a!, shares: shape.w };
			for (const doubt of [area ? areaDoubt(record, claim, area) : null, villageDoubt(record, claim)])
				if (doubt) doubts.push({ ...doubt, column: headerOf(this.#mapping, doubt.field) });
		}
		if (overlaps) doubts.push(...overlapDoubts(overlaps, claims));
		return doubts;
	}
}

/** What is said about a cell is read by more people than the file: nobody's number in it. */
const masked = (problem: Problem): Problem =>
	problem.got === null ? problem : { ...problem, got: maskedText(problem.got) };

const headerOf = (mapping: Mapping, field: string): string | undefined => {
	const from = mapping[field];
	return from && 'header' in from ? from.header : undefined;
};

const within = ([west, south, east, north]: [number, number, number, number], county: Bounds): boolean =>
	west >= county.west - MARGIN &&
	east <= county.east + MARGIN &&
	south >= county.south - MARGIN &&
	north <= county.north + MARGIN;
