/** What a work measured: its own rounds and what others needed for the same end state, seconds. */
export interface BenchResult {
	engine: string;
	work: string;
	size: number;
	rounds: number[];
	median: number;
	peers: { name: string; seconds: number; parts: Record<string, number> }[];
	/** What was made, to be compared between us and the peers. */
	sums: Record<string, unknown>;
	lines: string[];
}

export interface BenchRequest {
	size: number;
	rounds: number;
	format: string;
	progress(line: string): void;
}

/** The middle one; of an even number the lower. */
export const median = (seconds: readonly number[]): number => {
	const sorted = [...seconds].sort((a, b) => a - b);
	return sorted[Math.floor((sorted.length - 1) / 2)]!;
};
