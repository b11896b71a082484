import { userInfo } from 'node:os';
import { localOperator } from '#auth/local-operator.ts';
import { refusal, type Answer, type Command } from '#cli/command.ts';
import { refused } from '#core/outcome.ts';
import type { House } from '#door/house.server.ts';
import { session, workingCounty } from '#door/request.server.ts';

/** Runs one command on an open house, as the local operator of its county. */
export async function runCommand(
	house: House,
	command: Command,
	args: readonly string[],
	progress: (line: string) => void
): Promise<Answer> {
	const place = await workingCounty(house);
	if (!place && !command.withoutCounty)
		return refusal(refused('county.none', { expected: 'a county: mutu demo, or mutu init --empty' }));
	return command.run(
		{
			house,
			session: place ? session(house, place, localOperator(place.code, undefined, userInfo().username)) : null,
			progress
		},
		args
	);
}
