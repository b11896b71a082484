/** What is odd about the numbers of official receipts: nobody corrects them here, people look. */
export interface ReceiptGaps {
	/** Numbers that stand between two that are there, by the prefix they share; at most so many are listed. */
	missing: string[];
	missingCount: number;
	/** Numbers written twice when case, width and spaces do not count. */
	repeats: string[];
}

const SHOWN = 20;
/** A step wider than this is another book, no gap. */
const WIDEST_GAP = 50;

/** One spelling of a number: no spaces, ASCII, capitals. */
export const plainReceipt = (text: string): string => text.normalize('NFKC').replace(/\s/g, '').toUpperCase();

/** Whether a plain number may be a receipt's: 3 to 40 signs with a digit. */
export const isReceipt = (plain: string): boolean =>
	/^[\p{L}\d\-/第号字()（）]{3,40}$/u.test(plain) && /\d/.test(plain);

/** Gaps and repeats in the numbers of receipts; a book is a prefix and as many digits. */
export function receiptGaps(numbers: readonly string[]): ReceiptGaps {
	const seen = new Map<string, number>();
	for (const number of numbers.map(plainReceipt)) seen.set(number, (seen.get(number) ?? 0) + 1);
	const books = new Map<string, number[]>();
	for (const number of seen.keys()) {
		const match = /^(.*?)(\d{1,12})$/.exec(number);
		if (!match) continue;
		const book = `${match[1]}|${match[2]!.length}`;
		books.set(book, [...(books.get(book) ?? []), Number(match[2])]);
	}
	const missing: string[] = [];
	let missingCount = 0;
	for (const [book, values] of books) {
		const [prefix, width] = book.split('|') as [string, string];
		const sorted = values.toSorted((a, b) => a - b);
		for (let at = 1; at < sorted.length; at++) {
			const [before, after] = [sorted[at - 1]!, sorted[at]!];
			if (after - before > WIDEST_GAP) continue;
			missingCount += after - before - 1;
			for (let number = before + 1; number < after && missing.length < SHOWN; number++)
				missing.push(prefix + String(number).padStart(Number(width), '0'));
		}
	}
	return { missing, missingCount, repeats: [...seen].filter(([, count]) => count > 1).map(([number]) => number) };
}
