/** A seeded stream of numbers: the same seed gives the same stream on every machine. Never for secrets. */
export interface Random {
	/** [0, 1) */
	(): number;
	/** A whole number, both bounds included. */
	whole(from: number, to: number): number;
	between(from: number, to: number): number;
	chance(probability: number): boolean;
	pick<T>(from: readonly T[]): T;
	/** About normal with mean 0 and deviation 1: the sum of four uniforms (Irwin–Hall), so never beyond ±3.5. */
	bell(): number;
	shuffled<T>(from: readonly T[]): T[];
	bytes(into: Uint8Array): Uint8Array;
	/** A stream of its own, so that what one part draws does not move what the next part gets. */
	branch(name: string): Random;
}

/** FNV-1a over UTF-16 units. */
function hashOf(text: string): number {
	let hash = 0x811c9dc5;
	for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
	return hash >>> 0;
}

/** xorshift128 (G. Marsaglia, Xorshift RNGs, 2003), its four words filled from the seed by FNV-1a. */
export function seeded(seed: string | number): Random {
	const text = String(seed);
	let [x, y, z, w] = [1, 2, 3, 4].map((word) => hashOf(`${word}:${text}`) | 1) as [number, number, number, number];
	const next = (): number => {
		const t = x ^ (x << 11);
		[x, y, z] = [y, z, w];
		w = w ^ (w >>> 19) ^ t ^ (t >>> 8);
		return w >>> 0;
	};
	for (let i = 0; i < 16; i++) next();
	const random = (): number => next() / 0x100000000;
	return Object.assign(random, {
		whole: (from: number, to: number) => from + Math.floor(random() * (to - from + 1)),
		between: (from: number, to: number) => from + random() * (to - from),
		chance: (probability: number) => random() < probability,
		pick: <T>(from: readonly T[]): T => {
			if (from.length === 0) throw new RangeError('expected something to pick from, got nothing');
			return from[Math.floor(random() * from.length)]!;
		},
		bell: () => (random() + random() + random() + random() - 2) * Math.sqrt(3),
		shuffled: <T>(from: readonly T[]): T[] => {
			const items = [...from];
			for (let i = items.length - 1; i > 0; i--) {
				const j = Math.floor(random() * (i + 1));
				[items[i], items[j]] = [items[j]!, items[i]!];
			}
			return items;
		},
		bytes: (into: Uint8Array) => {
			for (let i = 0; i < into.length; i++) into[i] = next() & 0xff;
			return into;
		},
		branch: (name: string) => seeded(`${text}/${name}`)
	});
}
