import type { Outcome } from '#core/outcome.ts';
import type { LineOverlap } from '#zones/lines/pieces.ts';

export interface AskedLines {
	/** The step of the plan that it was asked after. */
	head: number;
	overlap: LineOverlap;
}

/** What a plan's zone, as it is saved, has in common with the lines; null where no answer came. */
export async function askLines(plan: number, zone: string): Promise<AskedLines | null> {
	try {
		const response = await fetch(`/zones/plans/${plan}/lines?zone=${zone}`);
		const outcome = (await response.json()) as Outcome<AskedLines>;
		return outcome.ok === true ? outcome.value : null;
	} catch (thrown) {
		if (!(thrown instanceof TypeError || thrown instanceof SyntaxError)) throw thrown;
		return null;
	}
}
