import { renderAsync } from '@resvg/resvg-js';

/** So many times a picture for paper is finer than its px. */
const FINER = 2;

/**
 * A drawing that asks for nothing from outside, as PNG; drawn beside the event loop.
 * @param finer how many times finer than its px: for paper unless told
 */
export async function pngOf(svg: string, finer: number = FINER): Promise<Buffer> {
	const image = await renderAsync(svg, {
		fitTo: { mode: 'zoom', value: finer },
		font: { loadSystemFonts: false },
		logLevel: 'off'
	});
	return image.asPng();
}
