import { accepted } from '#core/outcome.ts';
import type { JobHandler } from '#door/job-runner.server.ts';
import { RECOMPUTE } from '#land/changes.ts';
import { recomputeDue } from '#land/changes.read.server.ts';
import { analyseOverContract } from '#land/over-contract.write.server.ts';
import { recomputeChanged } from '#land/recompute.write.server.ts';

/** Comparing what is occupied with what was contracted: the whole county when asked, the neighbourhood of changes by itself. */
export const compareJobs: readonly JobHandler[] = [
	{
		kind: 'land.analyse',
		permission: 'land.analyse',
		async step(tx, actor) {
			const run = await analyseOverContract(tx, actor);
			if (!run.ok) return run;
			const { added, changed, gone, findings } = run.value.counts;
			return accepted({ done: true, result: { run: run.value.number, added, changed, gone, findings } });
		}
	},
	{
		kind: RECOMPUTE,
		permission: 'land.analyse',
		action: () => RECOMPUTE,
		due: recomputeDue,
		async step(tx, actor) {
			const run = await recomputeChanged(tx, actor);
			if (!run.ok) return run;
			if (run.value === null) return accepted({ done: true, result: null });
			const { number, compared, counts } = run.value;
			const { added, changed, gone, findings } = counts;
			return accepted({ done: true, result: { run: number, compared, added, changed, gone, findings } });
		}
	}
];
