/** The longer side of a picture that is sent, px. */
const LONGEST = 2400;

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
	return made && made.size < file.size ? made : file;
}
