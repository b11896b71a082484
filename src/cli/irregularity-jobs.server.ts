import { accepted } from '#core/outcome.ts';
import type { JobHandler } from '#door/job-runner.server.ts';
import { irregularitiesDue } from '#land/contracts/irregularity-run.read.server.ts';
import { walkIrregularities, type IrregularityWalk } from '#land/contracts/irregularity-run.write.server.ts';

/** Looking anew for what is irregular about contracts, when settings, the day or the comparison have moved. */
export const irregularityJobs: readonly JobHandler[] = [
	{
		kind: 'land.irregularities',
		permission: 'land.analyse',
		action: () => 'land.irregularities',
		due: irregularitiesDue,
		async step(tx, actor, job) {
			const walked = await walkIrregularities(tx, actor, (job.progress ?? null) as IrregularityWalk | null);
			if (!walked.ok) return walked;
			const { done, walk } = walked.value;
			if (!done) return accepted({ done: false, steps: null, stepName: 'contracts', progress: walk });
			return accepted({ done: true, result: { contracts: walk.contracts, found: walk.found, gone: walk.gone } });
		}
	}
];
