import type { Outcome, Refusal } from '#core/outcome.ts';
import type { House } from '#door/house.server.ts';
import type { Session } from '#door/request.server.ts';

/** Exit codes of the command line (DESIGN §7). */
export const DONE = 0;
export const REFUSED = 1;
export const MISUSED = 2;
export type ExitCode = typeof DONE | typeof REFUSED | typeof MISUSED;

/** What a command says: lines for a person, or with --json one document and nothing else. */
export interface Answer {
	exit: ExitCode;
	lines: string[];
	json: unknown;
}

export interface CommandContext {
	house: House;
	/** Null while the data holds no county yet. */
	session: Session | null;
	/** Progress for a person; never on stdout, so that --json stays one document. */
	progress(line: string): void;
}

export interface Command {
	name: string;
	usage: string;
	summary: string;
	/** Answers through the running server when one holds the embedded database. */
	throughServer: boolean;
	/** Works on data that holds no county yet. */
	withoutCounty?: boolean;
	run(context: CommandContext, args: readonly string[]): Promise<Answer>;
}

export const answer = (lines: string[], json: unknown, exit: ExitCode = DONE): Answer => ({ exit, lines, json });

export const refusal = ({ reason, detail }: Refusal): Answer => ({
	exit: REFUSED,
	lines: [`refused: ${reason}${detail ? ` ${JSON.stringify(detail)}` : ''}`],
	json: { ok: false, reason, detail: detail ?? null }
});

export const misuse = (message: string, usage: string): Answer => ({
	exit: MISUSED,
	lines: [message, `usage: mutu ${usage}`],
	json: { ok: false, reason: 'command.misused', detail: { message, usage } }
});

/** An outcome as an answer. */
export const answerOutcome = <T>(outcome: Outcome<T>, tell: (value: T) => Answer): Answer =>
	outcome.ok ? tell(outcome.value) : refusal(outcome);
