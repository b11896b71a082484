import { localOperator } from '#auth/local-operator.ts';
import { answer, answerOutcome, refusal, type Command } from '#cli/command.ts';
import { accepted, type Outcome } from '#core/outcome.ts';
import { throughDoor } from '#door/door.server.ts';
import type { House } from '#door/house.server.ts';
import { session } from '#door/request.server.ts';
import { DEMO_COUNTY } from '#geodata/county.ts';
import { recountDemo, type DemoFigures } from '#geodata/figures.read.server.ts';
import { loadDemoCounty } from '#geodata/load.write.server.ts';
import { analyseOverContract } from '#land/over-contract.write.server.ts';
import { createCounty } from '#territory/county.write.server.ts';

/** Loads the demo county into data that holds none, looks for leads in it, and recounts its figures from the database. */
export async function loadDemo(house: House): Promise<Outcome<DemoFigures>> {
	const actor = localOperator(DEMO_COUNTY.code);
	const loaded = await throughDoor(house.engine, actor, 'demo.load', async (tx, by) => {
		const made = await createCounty(tx, by, DEMO_COUNTY);
		return made.ok ? loadDemoCounty(tx, by) : made;
	});
	if (!loaded.ok) return loaded;
	const analysed = await throughDoor(house.engine, actor, 'land.analyse', (tx, by) => analyseOverContract(tx, by));
	if (!analysed.ok) return analysed;
	return accepted(await recountDemo(session(house, DEMO_COUNTY, actor).read));
}

export const demo: Command = {
	name: 'demo',
	usage: 'demo',
	summary: 'load the demo county into empty data, and recount its figures',
	throughServer: false,
	withoutCounty: true,
	async run({ house, session: current }) {
		if (current)
			return refusal({
				ok: false,
				reason: 'county.present',
				detail: { expected: 'data without a county', got: `${current.place.code} ${current.place.name}` }
			});
		const outcome = await loadDemo(house);
		return answerOutcome(outcome, (figures) =>
			answer(
				Object.entries(figures).map(([name, figure]) => `${String(figure).padStart(10)} ${name}`),
				{ ok: true, county: DEMO_COUNTY.code, figures }
			)
		);
	}
};
