import { refused, type Refusal } from '#core/outcome.ts';

/**
 * A file that cannot be taken, thrown inside the readers and turned into a refusal where their worker answers: the one
 * place where a reason a person is shown travels as a throw, because parsers nest too deeply for values.
 */
export class FileProblem extends Error {
	readonly reason: string;
	readonly detail: Record<string, unknown>;
	constructor(reason: string, detail: Record<string, unknown> = {}) {
		super(reason);
		this.reason = reason;
		this.detail = detail;
	}
}

/** Any failure of a reader as a refusal: a reason of ours, or `import.file.damaged` with what the library said. */
export function refusalOf(error: unknown): Refusal {
	if (error instanceof FileProblem) return refused(error.reason, error.detail);
	const got = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
	return refused('import.file.damaged', { got: got.slice(0, 300) });
}
