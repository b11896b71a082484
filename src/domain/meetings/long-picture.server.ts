import { lettering, type Lettering } from '#core/picture/lettering.server.ts';
import { pngOf } from '#core/picture/raster.server.ts';
import { colourOf, readTokens } from '#core/tokens.server.ts';
import { longPicture, signsOf, type LongPicture } from './long-picture.ts';

let letters: Lettering | null = null;
let tokens: ReadonlyMap<string, string> | null = null;

/** An item as a PNG, as wide as a phone's screen shows it whole and as long as it has to be. */
export async function pictureOf(picture: LongPicture): Promise<Buffer> {
	letters ??= lettering();
	tokens ??= readTokens();
	const known = tokens;
	await letters.load(signsOf(picture));
	return pngOf(longPicture(picture, { colour: (name) => colourOf(known, name), outline: letters.outline }), 1);
}
