import { exifOf, withExif, type ExifFacts } from '#core/exif.ts';
import { EXIF_WITHIN } from '#zones/page/photos.ts';

/** The longer side of a picture that is sent, px. */
const LONGEST = 2400;

/** What a picture's camera says of it. */
export const cameraSays = async (file: File): Promise<ExifFacts> =>
	exifOf(new Uint8Array(await file.slice(0, EXIF_WITHIN).arrayBuffer()));

/** A picture that is larger than a page shows, brought down in the browser; what it cannot read goes as it is. */
export async function broughtDown(file: File): Promise<Blob> {
	const picture = await createImageBitmap(file).catch(() => null);
	if (!picture) return file;
	const scale = LONGEST / Math.max(picture.width, picture.height);
	if (scale >= 1) return file;
	const canvas = document.createElement('canvas');
	[canvas.width, canvas.height] = [Math.round(picture.width * scale), Math.round(picture.height * scale)];
	canvas.getContext('2d')!.drawImage(picture, 0, 0, canvas.width, canvas.height);
	picture.close();
	const made = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', 0.85));
	if (!made || made.size >= file.size) return file;
	// A drawing knows nothing of its camera; it stands upright already.
	const { takenAt, place } = await cameraSays(file);
	const said = withExif(new Uint8Array(await made.arrayBuffer()), { takenAt, place, orientation: 1 });
	return new Blob([said as Uint8Array<ArrayBuffer>], { type: 'image/jpeg' });
}
