/**
 * The codes that zones get in force: one that goes on keeps its code, once; all others get the next free one, a number behind
 * the longest beginning that codes have had so far.
 * @param continues of each zone the code it goes on from, null: a new one
 * @param present every code there is or was, retired ones too: none is given a second time
 */
export function zoneCodes(county: string, continues: readonly (string | null)[], present: readonly string[]): string[] {
	const known = new Set(present);
	const used = new Set<string>();
	const kept = continues.map((code) => {
		if (code === null || !known.has(code) || used.has(code)) return null;
		used.add(code);
		return code;
	});
	const numbered = new RegExp(`^${county}Z(\\d{1,6})$`);
	let last = Math.max(0, ...present.map((code) => Number(numbered.exec(code)?.[1] ?? 0)));
	return kept.map((code) => code ?? `${county}Z${String(++last).padStart(2, '0')}`);
}
