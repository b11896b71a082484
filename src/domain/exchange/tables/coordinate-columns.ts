import type { Position } from '#core/geometry.ts';
import { headerKey } from '#core/import-fields.ts';
import type { RawShape } from '#exchange/parsed.ts';
import { polygonsOf } from '#exchange/shapes/shape.ts';

/** Which columns of a table hold shapes, and how. */
export type CoordinateColumns =
	| { kind: 'none' }
	/** One column with a whole shape in each row. */
	| { kind: 'shape'; column: number }
	/** One point of a boundary in each row; rows of one code make one shape. */
	| { kind: 'points'; x: number; y: number; code: number; point: number; ring: number };

/** Headers of a column that holds shapes, as well-known text or a list of coordinates. */
const SHAPE = new Set(['wkt', 'geometry', 'geom', 'thegeom', 'shape', '图形', '空间坐标', 'kjzb'].map(headerKey));
/** Headers of a column that does so if its cells look like it. */
const LIST = new Set(
	['坐标', '坐标串', '坐标列表', '界址点坐标', '拐点坐标', '边界坐标', '地块坐标', '范围坐标', 'coordinates'].map(
		headerKey
	)
);
const EAST = ['经度', 'longitude', 'lon', 'lng', 'long', '东经'].map(headerKey);
const NORTH = ['纬度', 'latitude', 'lat', '北纬'].map(headerKey);
/** X and Y as files name them; which of them points north is told by their values. */
const PAIRS = [
	['x', 'y'],
	['x坐标', 'y坐标'],
	['坐标x', '坐标y'],
	['x坐标值', 'y坐标值'],
	['xzbz', 'yzbz'],
	['xzb', 'yzb'],
	['横坐标', '纵坐标'],
	['横坐标y', '纵坐标x'],
	['东坐标', '北坐标'],
	['easting', 'northing'],
	['point_x', 'point_y']
].map((pair) => pair.map(headerKey) as [string, string]);
const CODE = new Set(
	[
		...['dkbm', 'zddm', 'tbbh', 'bsm', '地块代码', '地块编码', '地块编号', '地块号', '宗地代码', '宗地编号', '宗地号'],
		...['图斑编号', '图斑号', '编号', '代码', '编码', '占用编号', '合同编号', 'cbhtbm', 'code', 'parcel_code', 'parcel']
	].map(headerKey)
);
const POINT = new Set(
	[
		...['jzdh', '界址点号', '界址点编号', '点号', '点名', '点序', '点序号', '拐点', '拐点号', '拐点编号', '顶点号'],
		...['顺序号', '界址点', 'point', 'point_no', 'vertex', 'seq']
	].map(headerKey)
);
const RING = new Set(['圈号', '环号', '圈序', '圈', '地块圈号', 'qh', 'ring', 'ring_no', 'part'].map(headerKey));

/** A header without its unit: `X（m）`, `经度(°)`, `X坐标(米)`. */
const bare = (header: string): string => headerKey(header).replace(/\((m|米|°|度|xzbz|yzbz)\)$/, '');

/**
 * Finds the columns of shapes by their headers and the first rows below.
 * @param rows cells of the first records
 */
export function coordinateColumns(
	columns: readonly string[],
	rows: readonly (readonly (string | null)[])[]
): CoordinateColumns {
	const keys = columns.map(bare);
	const whole = keys.findIndex((key) => SHAPE.has(key));
	if (whole >= 0) return { kind: 'shape', column: whole };
	const list = keys.findIndex((key, column) => LIST.has(key) && rows.some((row) => looksLikeShape(row[column] ?? '')));
	if (list >= 0) return { kind: 'shape', column: list };
	const pair = pairOf(keys);
	if (!pair) return { kind: 'none' };
	const [x, y] = pair;
	const point = keys.findIndex((key) => POINT.has(key));
	const ring = keys.findIndex((key) => RING.has(key));
	const free = keys.map((_, column) => column).filter((column) => ![x, y, point, ring].includes(column));
	const repeating = (column: number) => longestRun(rows, column, x) >= 3;
	const code =
		free.find((column) => CODE.has(keys[column]!) && repeating(column)) ??
		// Any other column that repeats (a village's name over its wells) makes no boundary unless points are numbered.
		(point >= 0 ? free.find(repeating) : undefined);
	return code === undefined ? { kind: 'none' } : { kind: 'points', x, y, code, point, ring };
}

function pairOf(keys: readonly string[]): [number, number] | null {
	const east = keys.findIndex((key) => EAST.includes(key));
	const north = keys.findIndex((key) => NORTH.includes(key));
	if (east >= 0 && north >= 0) return [east, north];
	for (const [first, second] of PAIRS) {
		const pair: [number, number] = [keys.indexOf(first), keys.indexOf(second)];
		if (pair[0] >= 0 && pair[1] >= 0) return pair;
	}
	return null;
}

/** The most rows one after the other with one value; a blank under a value, beside a coordinate, goes on with it. */
function longestRun(rows: readonly (readonly (string | null)[])[], column: number, x: number): number {
	let longest = 0;
	let run = 0;
	let value: string | null = null;
	for (const row of rows) {
		const cell: string | null = row[column]?.trim() || (row[x]?.trim() ? value : null);
		run = cell !== null && cell === value ? run + 1 : 1;
		value = cell;
		if (value !== null) longest = Math.max(longest, run);
	}
	return longest;
}

export const IS_WKT = /^\s*(SRID=\d+;\s*)?(MULTI)?POLYGON\b/i;
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)$/;

/** Text that begins as a list of coordinates does: with a number, or a point's own, and holds six numbers or more. */
export const looksLikeList = (text: string): boolean =>
	/^[\s[({]*([A-Za-z]{0,4}\d+(\s*[,，:：]\s*|\s+))?[+-]?\d/.test(text) &&
	/^[\w\s,.;:，；：、|+\-()[\]{}（）]*$/.test(text);

const looksLikeShape = (text: string): boolean =>
	IS_WKT.test(text) || (looksLikeList(text) && (text.match(/\d+(\.\d+)?/g)?.length ?? 0) >= 6);

/**
 * A polygon written as its corners: `111.66,38.28;111.67,38.28;…`, `x y,x y`, `x,y x,y` or `x,y,x,y`; with points'
 * numbers (`J1,x,y`) or heights, with the first corner again at the end or without.
 */
export function polygonOfList(text: string, axes: Axes): RawShape {
	const bad = { problem: 'shape.coordinates', got: text.trim().slice(0, 40) };
	const corners = cornersOf(text.normalize('NFKC').replace(/[[\](){}]/g, ' '));
	if (!corners) return bad;
	const ring = axes.turned(corners);
	const [first, last] = [ring[0]!, ring.at(-1)!];
	if (first[0] !== last[0] || first[1] !== last[1]) ring.push(first);
	return polygonsOf({ type: 'Polygon', coordinates: [ring] }) ?? bad;
}

function cornersOf(text: string): Position[] | null {
	const pieces = piecesOf(text.trim().replace(/、/g, ','));
	const numbered = pieces.every(
		(piece, index) => piece.length > 2 && (!NUMBER.test(piece[0]!) || Number(piece[0]) === index + 1)
	);
	const corners: Position[] = [];
	for (const piece of pieces) {
		const numbers = numbered || (piece.length > 2 && !NUMBER.test(piece[0]!)) ? piece.slice(1) : piece;
		if (numbers.length < 2 || numbers.length > 3 || !numbers.every((number) => NUMBER.test(number))) return null;
		corners.push([Number(numbers[0]), Number(numbers[1])]);
	}
	return corners.length > 0 ? corners : null;
}

const words = (text: string): string[] => text.split(/[\s,:]+/).filter(Boolean);

function piecesOf(text: string): string[][] {
	if (/[;|\n]/.test(text))
		return text
			.split(/[;|\n]+/)
			.map(words)
			.filter((piece) => piece.length > 0);
	const byComma = text.split(',').filter((piece) => piece.trim() !== '');
	if (byComma.every((piece) => words(piece).length >= 2)) return byComma.map(words);
	const byBlank = text.split(/\s+/);
	if (byBlank.length > 1 && byBlank.every((piece) => words(piece).length >= 2 && !piece.endsWith(',')))
		return byBlank.map(words);
	const flat = words(text);
	return Array.from({ length: Math.ceil(flat.length / 2) }, (_, index) => flat.slice(index * 2, index * 2 + 2));
}

/** Whether pairs of a file come as x, y or the other way round; the first pair that tells decides for all. */
export interface Axes {
	turned(pairs: readonly Position[]): Position[];
	/** Whether y came first. */
	swapped: boolean;
}

/**
 * Chinese survey tables call the northing X: seven digits, where an easting has six, or eight with its zone. Degrees of
 * this country never cross either: 73–136 east, 3–54 north.
 */
export function axes(): Axes {
	let known = false;
	const found: Axes = {
		swapped: false,
		turned(pairs) {
			for (const [first, second] of known ? [] : pairs) {
				if (isEast(second) && isNorth(first)) found.swapped = true;
				else if (!(isEast(first) && isNorth(second))) continue;
				known = true;
				break;
			}
			return pairs.map(([x, y]) => (found.swapped ? [y, x] : [x, y]));
		}
	};
	return found;
}

const isNorth = (value: number): boolean => (value > 1e6 && value < 7e6) || (value > 3 && value < 54);
const isEast = (value: number): boolean =>
	(value > 1e5 && value < 1e6) || (value > 1.3e7 && value < 4.6e7) || (value > 73 && value < 136);
