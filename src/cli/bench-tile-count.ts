/** Field and wire type of protocol buffers (protobuf.dev, Encoding). */
const BYTES = 2;
const TILE_LAYER = 3;
const LAYER_FEATURE = 2;

/** How many features a vector tile holds; what they are is not read. */
export function featuresIn(tile: Uint8Array): number {
	let at = 0;
	const varint = (): number => {
		let value = 0;
		for (let factor = 1; ; factor *= 128) {
			const byte = tile[at++]!;
			value += (byte & 0x7f) * factor;
			if (byte < 0x80) return value;
		}
	};
	let features = 0;
	while (at < tile.length) {
		const tag = varint();
		if ((tag & 7) !== BYTES) varint();
		else if (tag >> 3 === TILE_LAYER) {
			const size = varint();
			const end = at + size;
			while (at < end) {
				const inner = varint();
				if ((inner & 7) !== BYTES) varint();
				else {
					if (inner >> 3 === LAYER_FEATURE) features++;
					const length = varint();
					at += length;
				}
			}
		} else {
			const size = varint();
			at += size;
		}
	}
	return features;
}
