/** Six families of status; each has its own colour, mark and words (look.md), so that colour never speaks alone. */
export const families = ['suspect', 'work', 'dispute', 'done', 'none', 'wait'] as const;
export type Family = (typeof families)[number];
