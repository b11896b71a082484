import { accepted, refused, type Outcome } from '#core/outcome.ts';

/** Evidence of a contract: what may be stored, by the name's ending. It is a download for ever, never a page. Pure. */
export const LARGEST_EVIDENCE = 20_000_000;

const media: Readonly<Record<string, string>> = {
	jpg: 'image/jpeg',
	jpeg: 'image/jpeg',
	png: 'image/png',
	pdf: 'application/pdf',
	doc: 'application/msword',
	docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
	xls: 'application/vnd.ms-excel',
	xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
};

/** A file's name as it is kept, and what it is by its ending. */
export function evidenceName(given: string | null): Outcome<{ name: string; mediaType: string }> {
	const name = (given ?? '')
		.normalize('NFC')
		.replace(/[\u0000-\u001f\u007f/\\]/g, '_')
		.trim()
		.slice(-120);
	const ending = /\.([A-Za-z]{3,4})$/.exec(name)?.[1]?.toLowerCase() ?? '';
	const mediaType = media[ending];
	return mediaType
		? accepted({ name, mediaType })
		: refused('file.kind', { expected: Object.keys(media).join(', '), got: ending || name.slice(-20) });
}
