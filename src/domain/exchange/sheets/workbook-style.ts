import type { Borders, Fill, Font } from '@protobi/exceljs';

/** How our workbooks look: the paper, ink and rules of ui/tokens.css in fonts every office has. */
const INK = 'FF1A2023';
const PAPER = 'FFFAF9F5';
const HEAD = 'FFF3F2EB';
const RULE = 'FFA9A699';
const NEEDED = 'FF454C4D';
const DISPUTE = 'FFF7E6DB';
const DISPUTE_INK = 'FFA3420F';

const solid = (argb: string): Fill => ({ type: 'pattern', pattern: 'solid', fgColor: { argb } });
const line = { style: 'thin', color: { argb: RULE } } as const;

export const fonts = {
	body: { name: '宋体', size: 11, color: { argb: INK } },
	quiet: { name: '宋体', size: 10, italic: true, color: { argb: NEEDED } },
	head: { name: '黑体', size: 11, color: { argb: INK } },
	needed: { name: '黑体', size: 11, color: { argb: PAPER } },
	title: { name: '黑体', size: 16, color: { argb: INK } },
	problem: { name: '宋体', size: 11, bold: true, color: { argb: DISPUTE_INK } }
} satisfies Record<string, Partial<Font>>;

export const fills = {
	head: solid(HEAD),
	needed: solid(NEEDED),
	example: solid(PAPER),
	rejected: solid(DISPUTE),
	problem: solid('FFEBBF9F'),
	doubtful: solid('FFFFF4D6')
} satisfies Record<string, Fill>;

export const boxed: Partial<Borders> = { top: line, left: line, bottom: line, right: line };

/** A page of A4 on its side, as wide as the sheet; the rows named stand on every page. */
export const landscape = (printTitlesRow: string) =>
	({ paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0, printTitlesRow }) as const;
