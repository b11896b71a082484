import { fromGaussKruger, toGaussKruger } from '#core/gauss-kruger.ts';
import type { Position } from '#core/geometry.ts';
import { roundStep } from './scale.ts';

/** A 3° zone of CGCS2000: 4513–4533 carry the zone in front of the easting, 4534–4554 do not (domain.md §2.2). */
export interface Zone {
	centralMeridian: number;
	falseEasting: number;
}

export function zoneOf(srid: number): Zone {
	if (srid >= 4513 && srid <= 4533) {
		const zone = srid - 4513 + 25;
		return { centralMeridian: zone * 3, falseEasting: zone * 1_000_000 + 500_000 };
	}
	if (srid >= 4534 && srid <= 4554) return { centralMeridian: (srid - 4534) * 3 + 75, falseEasting: 500_000 };
	throw new RangeError(`expected a 3° CGCS2000 zone 4513–4554, got ${srid}`);
}

/** Longitude and latitude as the sheet's easting and northing, metres. (Surveyors call the northing X.) */
export function toSheet(zone: Zone, [longitude, latitude]: Position): Position {
	const [east, north] = toGaussKruger(longitude, latitude, zone.centralMeridian);
	return [east + zone.falseEasting, north];
}

export const fromSheet = (zone: Zone, [east, north]: Position): Position =>
	fromGaussKruger(east - zone.falseEasting, north, zone.centralMeridian);

export interface Tick {
	/** px along the edge. */
	at: number;
	/** Kilometres of the sheet. */
	kilometres: number;
}
export interface SheetGrid {
	/** Metres between two lines. */
	step: number;
	top: Tick[];
	left: Tick[];
	/** Where the lines cross inside the frame, px. */
	crosses: Position[];
}

/** The map as the grid needs it: px ↔ degrees, north up. */
export interface Screen {
	width: number;
	height: number;
	project(place: Position): Position;
	unproject(point: Position): Position;
}

/** Kilometre lines about `spacing` px apart: where they meet the upper and left edges, and their crosses. */
export function sheetGrid(screen: Screen, zone: Zone, spacing = 110): SheetGrid {
	const { width, height } = screen;
	const sheet = (x: number, y: number) => toSheet(zone, screen.unproject([x, y]));
	const corners = [sheet(0, 0), sheet(width, 0), sheet(0, height), sheet(width, height)];
	const [west, east] = [Math.min(...corners.map((c) => c[0])), Math.max(...corners.map((c) => c[0]))];
	const [south, north] = [Math.min(...corners.map((c) => c[1])), Math.max(...corners.map((c) => c[1]))];
	const step = roundStep(((corners[1]![0] - corners[0]![0]) / width) * spacing * 1.6);
	const eastings = multiples(west, east, step);
	const northings = multiples(south, north, step);
	// Grid lines lean by the convergence of meridians: two rounds along the edge place the tick to a hundredth of a px.
	const top = eastings.map((easting) => {
		let [x, northing] = [0, corners[0]![1]];
		for (let round = 0; round < 2; round++) {
			x = screen.project(fromSheet(zone, [easting, northing]))[0];
			northing = sheet(x, 0)[1];
		}
		return { at: x, kilometres: easting / 1000 };
	});
	const left = northings.map((northing) => {
		let [y, easting] = [0, corners[0]![0]];
		for (let round = 0; round < 2; round++) {
			y = screen.project(fromSheet(zone, [easting, northing]))[1];
			easting = sheet(0, y)[0];
		}
		return { at: y, kilometres: northing / 1000 };
	});
	const inside = ([x, y]: Position) => x > 4 && y > 4 && x < width - 4 && y < height - 4;
	return {
		step,
		top: top.filter(({ at }) => at > 4 && at < width - 4),
		left: left.filter(({ at }) => at > 4 && at < height - 4),
		crosses: eastings
			.flatMap((easting) => northings.map((northing) => screen.project(fromSheet(zone, [easting, northing]))))
			.filter(inside)
	};
}

function multiples(from: number, to: number, step: number): number[] {
	const first = Math.ceil(from / step);
	const count = Math.floor(to / step) - first + 1;
	return count > 200 ? [] : Array.from({ length: Math.max(0, count) }, (_, index) => (first + index) * step);
}

/** Kilometres as a tick is marked: decimals only where lines are closer than a kilometre. */
export const tickLabel = (kilometres: number, step: number): string =>
	kilometres.toFixed(Math.max(0, Math.ceil(-Math.log10(step / 1000) - 1e-9)));
