import { addDict, customPinyin, pinyin } from 'pinyin-pro';

/** Readings of place names that a dictionary of words gets wrong: 堡 at the end of a village's name is bǔ in Shanxi. */
const PLACES: Record<string, string> = {
	洪洞: 'hóng tóng',
	长子: 'zhǎng zǐ',
	繁峙: 'fán shì',
	解州: 'xiè zhōu',
	太行: 'tài háng',
	尉迟: 'yù chí',
	堡村: 'bǔ cūn',
	堡子: 'bǔ zi',
	堡沟: 'bǔ gōu',
	堡峁: 'bǔ mǎo',
	堡梁: 'bǔ liáng',
	岔口: 'chà kǒu'
};

