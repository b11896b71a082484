/** One thing measured in every round, beside another in the same rounds. */
export interface Ratio {
	name: string;
	/** Of each round: how many times as good we are. */
	rounds: number[];
	worst: number;
	/** What was set as a goal. */
	atLeast: number;
	reached: boolean;
}

/** Whatever the machine does besides, two things measured in one round met the same of it: only their ratio counts. */
export function ratioOf(name: string, better: readonly number[], worse: readonly number[], atLeast: number): Ratio {
	const rounds = better.map((value, round) => value / worse[round]!);
	const worst = Math.min(...rounds);
	return { name, rounds, worst, atLeast, reached: worst >= atLeast };
}

export const ratioLine = ({ name, rounds, worst, atLeast, reached }: Ratio): string =>
	`${name}: worst of ${rounds.length} ${worst.toFixed(2)} × (${rounds.map((each) => each.toFixed(2)).join(', ')}); goal ${atLeast} ×: ${reached ? 'reached' : 'NOT reached'}`;
