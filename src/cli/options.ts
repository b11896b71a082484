import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { misuse, type Answer, type Command } from '#cli/command.ts';

type Parsed<T extends ParseArgsOptionsConfig> = ReturnType<
	typeof parseArgs<{ options: T; allowPositionals: true; strict: true }>
>;

/** Reads a command's words; a word that does not belong is an Answer saying so. */
export function readOptions<const T extends ParseArgsOptionsConfig>(
	command: Pick<Command, 'usage'>,
	args: readonly string[],
	options: T
): { parsed: Parsed<T>; misused: null } | { parsed: null; misused: Answer } {
	try {
		return { parsed: parseArgs({ args: [...args], options, allowPositionals: true, strict: true }), misused: null };
	} catch (error) {
		return { parsed: null, misused: misuse(error instanceof Error ? error.message : String(error), command.usage) };
	}
}
