/** A picture of a zone's progress. */
export interface ZonePhoto {
	id: string;
	/** The village it was taken in; null: of the whole zone. */
	village: string | null;
	villageName: string | null;
	/** The day it was taken. */
	on: string;
	caption: string;
	/** Whether whoever looks may take it away. */
	removable: boolean;
}

/** As it is kept: with who put it here and what its bytes are. */
export interface KeptPhoto extends Omit<ZonePhoto, 'removable'> {
	actorId: string;
	mediaType: string;
	sha256: string;
}

const LONGEST = 100;

/** What kinds of pictures are shown on a page. */
export const pictureKinds: ReadonlySet<string> = new Set(['image/jpeg', 'image/png', 'image/webp']);

/** A picture's caption as it was typed; null where it is none, or too long. */
export function captionFrom(text: string): string | null {
	const caption = text.replace(/\s+/g, ' ').trim();
	return caption === '' || caption.length > LONGEST ? null : caption;
}
