import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { answer, misuse, MISUSED, REFUSED, type Answer, type Command } from '#cli/command.ts';
import { commands } from '#cli/commands.ts';
import { askServer } from '#cli/remote.server.ts';
import { runCommand } from '#cli/run.server.ts';
import { readSettings, SettingsError } from '#core/settings.ts';
import { DataInUse } from '#db/engine/types.ts';
import { openHouse } from '#door/house.server.ts';
import { ensureKeys } from '#door/keys.server.ts';

/** `mutu <command> [--json]`: finds the command, opens the data that MUTU_DATA or DATABASE_URL names, says what came of it. */
async function main(words: string[]): Promise<Answer> {
	const command = findCommand(words);
	if (!command) return overview(words);
	const args = words.slice(command.name.split(' ').length);
	if (args.some((word) => word === '--help' || word === '-h')) {
		const { name, usage, summary } = command;
		return answer([`mutu ${usage} [--json]`, summary], { name, usage, summary });
	}
	const settings = ensureKeys(readSettings(process.env, (path) => readFileSync(path, 'utf8')));
	let opened;
	try {
		opened = await openHouse(settings);
	} catch (error) {
		if (!(error instanceof DataInUse)) throw error;
		if (command.throughServer && error.address)
			return askServer(error.address, settings.secret!, command.name, args.map(asPath));
		const where = error.address ?? `process ${error.pid ?? '?'}`;
		return answer(
			[`the data is in use by ${where}`],
			{ ok: false, reason: 'engine.in_use', detail: { address: error.address, pid: error.pid } },
			REFUSED
		);
	}
	try {
		return await runCommand(opened, command, args, (line) => process.stderr.write(`${line}\n`));
	} finally {
		await opened.close();
	}
}

/** The server may run in another folder: words that name a file here go to it as whole paths. */
const asPath = (word: string): string => (!word.startsWith('-') && existsSync(word) ? resolve(word) : word);

const findCommand = (words: string[]): Command | undefined =>
	commands.find(({ name }) => name.split(' ').every((word, index) => words[index] === word));

function overview(words: string[]): Answer {
	const asked = words.length > 0 && !['help', '--help', '-h'].includes(words[0]!);
	const lines = commands.map(({ usage, summary }) => `  mutu ${usage.padEnd(58)} ${summary}`);
	const json = { commands: commands.map(({ name, usage, summary }) => ({ name, usage, summary })) };
	if (asked)
		return {
			...misuse(`no command ${JSON.stringify(words.join(' '))}`, '<command> [--json]'),
			lines: [`no command ${words.join(' ')}`, ...lines]
		};
	return answer(['mutu <command> [--json]', ...lines], json);
}

const words = process.argv.slice(2);
const asJson = words.includes('--json');
const result = await main(words.filter((word) => word !== '--json')).catch((error: unknown): Answer => {
	if (error instanceof SettingsError)
		return { exit: MISUSED, lines: [...error.faults], json: { ok: false, reason: 'settings', detail: error.faults } };
	const message = error instanceof Error ? error.message : String(error);
	return { exit: REFUSED, lines: [message], json: { ok: false, reason: 'failed', detail: { message } } };
});
const text = asJson ? JSON.stringify(result.json) : result.lines.join('\n');
await new Promise((written) =>
	(asJson || result.exit === 0 ? process.stdout : process.stderr).write(`${text}\n`, written)
);
process.exit(result.exit);
