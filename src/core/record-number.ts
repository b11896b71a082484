/** A record's number as an address has it; null when it is none. */
export const recordNumber = (text: string): number | null => (/^[1-9]\d{0,8}$/.test(text) ? Number(text) : null);
