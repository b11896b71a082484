import { localOperator } from '#auth/local-operator.ts';
import { answer, answerOutcome, misuse, type Command } from '#cli/command.ts';
import { muToNumber } from '#core/mu.ts';
import { accepted, type Outcome } from '#core/outcome.ts';
import type { Write } from '#door/door.server.ts';
import type { House } from '#door/house.server.ts';
import { session } from '#door/request.server.ts';
import { DEMO_COUNTY } from '#geodata/county.ts';
import { recountDemo, type DemoFigures } from '#geodata/figures.read.server.ts';
import { demoCounty } from '#geodata/demo-county.ts';
import { lookThroughDemo } from '#geodata/irregular-demo.write.server.ts';
import { addDemoCases } from '#geodata/cases.write.server.ts';
import { loadDemoCounty } from '#geodata/load.write.server.ts';
import { addDemoPlans } from '#geodata/plans.write.server.ts';
import { addDemoZonePages } from '#geodata/zone-page.write.server.ts';
import { analyseOverContract, type OverContractRun } from '#land/over-contract.write.server.ts';
import { addDemoImagery } from '#cli/demo-imagery.server.ts';
import { addDemoProjectsWithPapers } from '#cli/demo-projects.server.ts';
import { makeAllVillageLand } from '#cli/village-land-job.server.ts';
import { prepareCounty } from '#territory/county.write.server.ts';

/** Longest statement of loading, ms: a first start builds the pages at the same time, on a machine that may be slow. */
const LOADING = 120_000;

export interface LoadedDemo {
	figures: DemoFigures;
	run: OverContractRun;
}

/** Loads the demo county into data that holds none, looks for leads in it, and recounts its figures from the database. */
export async function loadDemo(house: House): Promise<Outcome<LoadedDemo>> {
	const demo = session(house, DEMO_COUNTY, localOperator(DEMO_COUNTY.code));
	const { rows } = demoCounty();
	const fill: Write<DemoFigures> = async (tx, actor) => {
		const made = await prepareCounty(tx, actor, DEMO_COUNTY);
		return made.ok ? loadDemoCounty(tx, actor, rows) : made;
	};
	const loaded = await demo.write('demo.load', fill, { deadline: LOADING });
	if (!loaded.ok) return loaded;
	const analysed = await demo.write('land.analyse', analyseOverContract, { deadline: LOADING });
	if (!analysed.ok) return analysed;
	const looked = await demo.write('land.analyse', lookThroughDemo, {
		action: 'land.irregularities',
		deadline: LOADING
	});
	if (!looked.ok) return looked;
	const cases = await demo.write('demo.load', addDemoCases, { deadline: LOADING });
	if (!cases.ok) return cases;
	const planned = await demo.write('demo.load', addDemoPlans, { deadline: LOADING });
	if (!planned.ok) return planned;
	const zoned = await demo.write('demo.load', addDemoZonePages, { deadline: LOADING });
	if (!zoned.ok) return zoned;
	const projects = await addDemoProjectsWithPapers(house, demo);
	if (!projects.ok) return projects;
	await makeAllVillageLand(house, DEMO_COUNTY.code);
	const pictured = await addDemoImagery(house, demo, rows);
	if (!pictured.ok) return pictured;
	return accepted({ figures: await recountDemo(demo.read), run: analysed.value });
}

export const demo: Command = {
	name: 'demo',
	usage: 'demo',
	summary: 'load the demo county into empty data, and recount its figures',
	throughServer: false,
	withoutCounty: true,
	async run({ house }, args) {
		if (args.length > 0) return misuse(`unexpected ${args.join(' ')}`, this.usage);
		return answerOutcome(await loadDemo(house), ({ figures, run }) => {
			const findings = Object.entries(run.counts.byKind).map(
				([kind, { count, mu }]) => [kind, { count, over_mu: muToNumber(mu) }] as const
			);
			return answer(
				[
					...Object.entries(figures).map(([name, figure]) => `${String(figure).padStart(10)} ${name}`),
					...findings.map(([kind, { count, over_mu }]) => `${String(count).padStart(10)} ${kind} (${over_mu} 亩)`)
				],
				{ ok: true, county: DEMO_COUNTY.code, figures, findings: Object.fromEntries(findings) }
			);
		});
	}
};
