/** A 规范性文件 that a dated setting may cite as its source. */
export interface CitableDocument {
	number: string;
	title: string;
}

/** Characters a setting's source may have. */
const LONGEST = 200;

/** How a document is cited: its number and its title, cut where a source would be too long. */
export function citationOf({ number, title }: CitableDocument): string {
	const room = LONGEST - [...number].length - 3;
	const letters = [...title];
	return `${number} 《${letters.length > room ? `${letters.slice(0, room - 1).join('')}…` : title}》`;
}
