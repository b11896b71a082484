import { renderAsync } from '@resvg/resvg-js';

/** So many times a picture is finer than its px, for paper. */
const FINER = 2;

/** A drawing that asks for nothing from outside, as PNG; drawn beside the event loop. */
export async function pngOf(svg: string): Promise<Buffer> {
	const image = await renderAsync(svg, {
		fitTo: { mode: 'zoom', value: FINER },
		font: { loadSystemFonts: false },
		logLevel: 'off'
	});
	return image.asPng();
}
