/** A step somebody may take next, as a button shows it. */
export interface NextStep {
	name: string;
	/** Never without a reason. */
	reason: boolean;
	needs: readonly string[];
}
