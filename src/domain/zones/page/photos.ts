import type { ExifFacts } from '#core/exif.ts';

/** A picture of a zone's progress. */
export interface ZonePhoto {
	id: string;
	/** The village it was taken in; null: of the whole zone. */
	village: string | null;
	villageName: string | null;
	/** The day it was taken. */
	on: string;
	caption: string;
	/** When its camera says it took it, by the camera's clock; null where it does not say. */
	takenAt: string | null;
	/** Degrees east and north where its camera says it was; null as well for whoever may not know it. */
	place: readonly [number, number] | null;
	/** Whether whoever looks may take it away. */
	removable: boolean;
}

/** As it is kept: with who put it here and what its bytes are. */
export interface KeptPhoto extends Omit<ZonePhoto, 'removable' | 'takenAt' | 'place'> {
	actorId: string;
	mediaType: string;
	sha256: string;
}

/** How much of a picture is looked at for what its camera says: it stands in front. */
export const EXIF_WITHIN = 256 * 1024;

/**
 * What is told of what a camera says. Where it stood is told to whoever may see coordinates and has the picture's village in
 * sight; of a picture of the whole zone to whoever sees the whole county.
 * @param village of a picture that is in sight
 */
export const cameraTold = (
	{ takenAt, place }: ExifFacts,
	village: string | null,
	who: { whole: boolean; coordinates: boolean }
): Pick<ZonePhoto, 'takenAt' | 'place'> => ({
	takenAt,
	place: who.coordinates && (who.whole || village !== null) ? place : null
});

const LONGEST = 100;

/** What kinds of pictures are shown on a page. */
export const pictureKinds: ReadonlySet<string> = new Set(['image/jpeg', 'image/png', 'image/webp']);

/** A picture's caption as it was typed; null where it is none, or too long. */
export function captionFrom(text: string): string | null {
	const caption = text.replace(/\s+/g, ' ').trim();
	return caption === '' || caption.length > LONGEST ? null : caption;
}
