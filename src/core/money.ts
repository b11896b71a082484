/** Money as whole fen; 1 元 = 100 fen. Nothing but whole numbers is added, so sums are exact up to 2⁵³ fen. */
export type Fen = number;

/** 10 万亿元: beyond it a figure is a slip of the pen, and sums of many stay exact. */
export const MOST_FEN = 1e15;

/** Yuan with at most two places as fen, however they were typed (12,000.50, １２元); null when it is no such amount. */
export function fenFromYuan(text: string): Fen | null {
	const plain = text.normalize('NFKC').replace(/元$/, '').replace(/[,\s]/g, '');
	const match = /^(\d{1,13})(?:\.(\d{1,2}))?$/.exec(plain);
	if (!match) return null;
	const fen = Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
	return fen <= MOST_FEN ? fen : null;
}

/** Fen as the decimal text of tables and templates: 300050 → 3000.50. */
export const yuanText = (fen: Fen): string => {
	const digits = String(Math.abs(fen)).padStart(3, '0');
	return `${fen < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
};
