import { crc32, deflateSync } from 'node:zlib';

export type Colour = readonly [red: number, green: number, blue: number];

function chunk(kind: string, data: Uint8Array): Buffer {
	const body = Buffer.concat([Buffer.from(kind, 'latin1'), data]);
	const whole = Buffer.alloc(body.length + 8);
	whole.writeUInt32BE(data.length, 0);
	body.copy(whole, 4);
	whole.writeUInt32BE(crc32(body), body.length + 4);
	return whole;
}

/**
 * A PNG of few colours (ISO/IEC 15948, colour type 3): what a picture made by us needs, in some dozens of lines.
 * @param pixels indexes into the palette, row by row
 */
export function pngOf(width: number, height: number, pixels: Uint8Array, palette: readonly Colour[]): Buffer {
	if (pixels.length !== width * height) throw new Error(`expected ${width * height} pixels, got ${pixels.length}`);
	const header = Buffer.alloc(13);
	header.writeUInt32BE(width, 0);
	header.writeUInt32BE(height, 4);
	header.set([8, 3, 0, 0, 0], 8);
	// Each row begins with its filter: 0, none.
	const rows = Buffer.alloc((width + 1) * height);
	for (let y = 0; y < height; y++) rows.set(pixels.subarray(y * width, (y + 1) * width), y * (width + 1) + 1);
	return Buffer.concat([
		Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]),
		chunk('IHDR', header),
		chunk('PLTE', Uint8Array.from(palette.flat())),
		chunk('IDAT', deflateSync(rows, { level: 6 })),
		chunk('IEND', new Uint8Array())
	]);
}
