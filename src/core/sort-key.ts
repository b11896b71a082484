import { customPinyin, pinyin } from 'pinyin-pro';

/** Readings of place names that a dictionary of words gets wrong: 堡 in a village's name is bǔ in Shanxi. */
customPinyin({
	洪洞: 'hóng tóng',
	长子: 'zhǎng zǐ',
	繁峙: 'fán shì',
	解州: 'xiè zhōu',
	太行: 'tài háng',
	尉迟: 'yù chí',
	堡村: 'bǔ cūn',
	堡沟: 'bǔ gōu',
	堡峁: 'bǔ mǎo',
	堡梁: 'bǔ liáng'
});

/**
 * What a name is sorted by, compared byte by byte (`COLLATE "C"`): its syllables with the digit of their tone, in lower
 * case; runs of digits padded to sixteen places, so that 9 comes before 10.
 */
export function sortKey(text: string): string {
	return pinyin(text, { toneType: 'num', type: 'all', nonZh: 'consecutive' })
		.map(({ origin, pinyin: reading, isZh }) =>
			isZh
				? reading
				: origin
						.trim()
						.toLowerCase()
						.replace(/\d+/g, (digits) => digits.padStart(16, '0'))
		)
		.filter((part) => part !== '')
		.join(' ');
}
