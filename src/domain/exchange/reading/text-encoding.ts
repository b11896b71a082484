import { isUtf8 } from 'node:buffer';

/** Encodings these files come in. GB18030 reads every GBK and GB2312 text. */
export type Encoding = 'UTF-8' | 'GB18030' | 'Big5' | 'windows-1252' | 'UTF-16LE' | 'UTF-16BE';

const LABELS: [RegExp, Encoding][] = [
	[/^(utf-?8|65001|cp65001)$/, 'UTF-8'],
	[/^(gb18030|gbk|gb2312|gb_2312|cp936|936|ansi ?936|ms936|oem ?936|54936|euc-?cn|hz-gb)$/, 'GB18030'],
	[/^(big5|cp950|950|ansi ?950|oem ?950)$/, 'Big5'],
	[/^(iso[ -]?8859-?1|8859_?1|88591|iso 88591|cp1252|1252|ansi 1252|windows-1252|latin-?1)$/, 'windows-1252'],
	[/^utf-?16(le)?$/, 'UTF-16LE'],
	[/^utf-?16be$/, 'UTF-16BE']
];

/** The encoding a label such as .cpg's content names; null when the label says nothing we know. */
export function encodingOfLabel(label: string): Encoding | null {
	const key = label
		.replace(/[\0\ufeff]/g, '')
		.trim()
		.toLowerCase();
	return LABELS.find(([pattern]) => pattern.test(key))?.[1] ?? null;
}

/**
 * The encoding a dBASE file's language byte (LDID, offset 29) names. 0x57 ("ANSI") and 0x03 (1252, written by default
 * whatever the content is) say nothing.
 */
export function encodingOfLdid(ldid: number): Encoding | null {
	if (ldid === 0x4d || ldid === 0x7a) return 'GB18030';
	if (ldid === 0x4f || ldid === 0x78) return 'Big5';
	return null;
}

/** Whether the bytes are UTF-8, a character cut off at the very end allowed (fields are cut at a number of bytes). */
export function isUtf8Cut(bytes: Uint8Array): boolean {
	if (isUtf8(bytes)) return true;
	for (let cut = 1; cut <= 3 && cut < bytes.length; cut++) {
		const tail = bytes[bytes.length - cut]!;
		if (tail >= 0xc2 && tail <= 0xf4) {
			const length = tail >= 0xf0 ? 4 : tail >= 0xe0 ? 3 : 2;
			return cut < length && isUtf8(bytes.subarray(0, bytes.length - cut));
		}
	}
	return false;
}

/**
 * Whether the bytes are text of two-byte GBK characters beside ASCII, one cut in half at the end allowed. A lone accented
 * letter of a Western code page before a small letter looks like a rare character, so most must be of GB 2312.
 */
function isGbk(bytes: Uint8Array): boolean {
	let pairs = 0;
	let common = 0;
	for (let i = 0; i < bytes.length; i++) {
		const lead = bytes[i]!;
		if (lead < 0x80) continue;
		if (lead === 0x80 || lead === 0xff) return false;
		if (i + 1 === bytes.length) return true;
		const trail = bytes[++i]!;
		if (trail >= 0x30 && trail <= 0x39) {
			// A four-byte character of GB18030.
			i += 2;
			continue;
		}
		if (trail < 0x40 || trail === 0x7f || trail === 0xff) return false;
		pairs++;
		if (lead >= 0xa1 && lead <= 0xf7 && trail >= 0xa1) common++;
	}
	return common * 2 >= pairs;
}

/**
 * Guesses from samples of text: UTF-8 if all are, else GB18030 if all could be, else windows-1252. Plain ASCII is UTF-8.
 */
export function guessEncoding(samples: Iterable<Uint8Array>): Encoding {
	let utf8 = true;
	let gbk = true;
	for (const sample of samples) {
		if (!sample.some((byte) => byte >= 0x80)) continue;
		utf8 &&= isUtf8Cut(sample);
		gbk &&= isGbk(sample);
		if (!utf8 && !gbk) return 'windows-1252';
	}
	return utf8 ? 'UTF-8' : 'GB18030';
}

const decoders = new Map<Encoding, TextDecoder>();

/** Decodes; what is no character of the encoding becomes U+FFFD. */
export function decode(bytes: Uint8Array, encoding: Encoding): string {
	let decoder = decoders.get(encoding);
	if (!decoder) decoders.set(encoding, (decoder = new TextDecoder(encoding)));
	return decoder.decode(bytes);
}
