/** Tools that open over the map; selecting and printing are pages of their own. */
export type OpenTool = 'measure' | 'bookmarks' | 'day';
export type Tool = OpenTool | 'select' | 'print';

const letters: Readonly<Record<string, Tool>> = { d: 'measure', b: 'bookmarks', t: 'day', x: 'select', p: 'print' };

/** The tool a letter opens while the map has the keyboard; null for other keys. */
export const toolOfKey = (key: string): Tool | null => letters[key.toLowerCase()] ?? null;
