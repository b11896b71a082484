/** Runs so short are sorted by insertion. */
const RUN = 16;
let [keys, other] = [new Float64Array(256), new Float64Array(256)];
let [places, otherPlaces] = [new Int32Array(256), new Int32Array(256)];

/**
 * Sorts numbered things by their keys, the smallest first, equal ones as they came, in place and without a new object:
 * thousands of overlays sort some dozens of edges each.
 * @param order the things' numbers, `count` of them
 */
export function sortByKey(order: Int32Array, count: number, keyOf: Float64Array | Int32Array): void {
	if (keys.length < count) {
		[keys, other] = [new Float64Array(2 * count), new Float64Array(2 * count)];
		[places, otherPlaces] = [new Int32Array(2 * count), new Int32Array(2 * count)];
	}
	for (let at = 0; at < count; at++) {
		places[at] = order[at]!;
		keys[at] = keyOf[order[at]!]!;
	}
	for (let start = 0; start < count; start += RUN) insert(start, Math.min(start + RUN, count));
	for (let width = RUN; width < count; width *= 2) {
		for (let start = 0; start < count; start += 2 * width)
			merge(start, Math.min(start + width, count), Math.min(start + 2 * width, count));
		[keys, other] = [other, keys];
		[places, otherPlaces] = [otherPlaces, places];
	}
	for (let at = 0; at < count; at++) order[at] = places[at]!;
}

function insert(start: number, end: number): void {
	for (let at = start + 1; at < end; at++) {
		const key = keys[at]!;
		const place = places[at]!;
		let to = at;
		for (; to > start && keys[to - 1]! > key; to--) {
			keys[to] = keys[to - 1]!;
			places[to] = places[to - 1]!;
		}
		keys[to] = key;
		places[to] = place;
	}
}

function merge(start: number, middle: number, end: number): void {
	let [left, right] = [start, middle];
	for (let at = start; at < end; at++) {
		const first = left < middle && (right >= end || keys[left]! <= keys[right]!);
		const from = first ? left++ : right++;
		other[at] = keys[from]!;
		otherPlaces[at] = places[from]!;
	}
}
