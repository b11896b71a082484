import { hasExpired } from '#auth/expired.read.server.ts';
import { sweepExpired } from '#auth/expired.write.server.ts';
import { accepted } from '#core/outcome.ts';
import type { JobHandler } from '#door/job-runner.server.ts';
import { latestJob } from '#jobs/jobs.read.server.ts';

export const SWEEP_JOB = 'auth.sweep';

const DAY = 86_400_000;
/** How often a process looks whether there is anything to sweep, ms. */
const LOOKED = 3_600_000;
let lookedAt = -Infinity;

/** Takes away sessions and one-time links that are long over, once a day where there are any. */
export const sweepJob: JobHandler = {
	kind: SWEEP_JOB,
	permission: 'jobs.run',
	action: () => SWEEP_JOB,
	async due(db) {
		if (performance.now() - lookedAt < LOOKED) return false;
		lookedAt = performance.now();
		const latest = await latestJob(db, SWEEP_JOB);
		if (latest && Date.now() - latest.created_at.getTime() < DAY) return false;
		return hasExpired(db, new Date());
	},
	async step(tx, actor) {
		const swept = await sweepExpired(tx, actor);
		return swept.ok ? accepted({ done: true, result: swept.value }) : swept;
	}
};
