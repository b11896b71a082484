import { pngOf, type Colour } from '#geodata/png.ts';

const [WIDTH, HEIGHT] = [320, 220];
const palette: readonly Colour[] = [[247, 245, 238], [60, 58, 52], [201, 196, 182], [156, 176, 120], [120, 148, 92], [196, 214, 232]]; // prettier-ignore

/** An invented picture for the demo's papers: a ruled page, or fields under a sky. Nobody and no place is in it. */
export function demoPicture(kind: 'paper' | 'photo'): Buffer {
	const pixels = new Uint8Array(WIDTH * HEIGHT);
	for (let y = 0; y < HEIGHT; y++)
		for (let x = 0; x < WIDTH; x++) {
			const edge = x < 8 || y < 8 || x >= WIDTH - 8 || y >= HEIGHT - 8;
			const line = y > 40 && y % 18 < 2 && x > 30 && x < WIDTH - 30 - ((y * 37) % 90);
			const field = Math.floor((x + y * 0.6) / 26) % 2 === 0 ? 3 : 4;
			const page = edge ? 2 : line ? 1 : 0;
			pixels[y * WIDTH + x] = kind === 'paper' ? page : y < 70 + 10 * Math.sin(x / 40) ? 5 : field;
		}
	return pngOf(WIDTH, HEIGHT, pixels, palette);
}
