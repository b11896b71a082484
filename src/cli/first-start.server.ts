import { loadDemo } from '#cli/demo.ts';
import type { House } from '#door/house.server.ts';
import { workingCounty } from '#door/request.server.ts';

/** A newcomer sees a county: data that holds none yet gets the demo county. */
export async function firstStart(house: House, say: (line: string) => void): Promise<void> {
	if (await workingCounty(house)) return;
	say('Loading the demo county (invented, marked 演示数据) …');
	const outcome = await loadDemo(house);
	if (!outcome.ok)
		throw new Error(`the demo county could not be loaded: ${outcome.reason} ${JSON.stringify(outcome.detail ?? {})}`);
}
