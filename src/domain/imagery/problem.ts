import { refused, type Refusal } from '#core/outcome.ts';
import { FileProblem } from '#exchange/file-problem.ts';

/** Ends the reading of a set with a reason a person is shown. */
export class ImageryProblem extends Error {
	readonly refusal: Refusal;
	constructor(reason: string, detail?: Record<string, unknown>) {
		super(reason);
		this.refusal = refused(reason, detail);
	}
}

/** Whatever else ends the reading is the file's fault: our part is tested on good ones. */
export const refusalOf = (error: unknown): Refusal =>
	error instanceof ImageryProblem
		? error.refusal
		: error instanceof FileProblem
			? refused(error.reason, error.detail)
			: refused('imagery.damaged', { got: (error instanceof Error ? error.message : String(error)).slice(0, 300) });
