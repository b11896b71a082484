import * as v from 'valibot';
import { chainStart, COUNTYLESS, type ChainFault, type SentHead } from '#audit/chain.ts';
import { readHeads, sendHeads, type SentTo } from '#audit/heads.server.ts';
import { sentFault, sentHeads, walkTrail } from '#audit/verify.read.server.ts';
import { accepted } from '#core/outcome.ts';
import type { Settings } from '#core/settings.ts';
import type { JobHandler } from '#door/job-runner.server.ts';
import { latestJob } from '#jobs/jobs.read.server.ts';

export const VERIFY_JOB = 'audit.verify';
export const HEAD_JOB = 'audit.head';

const DAY = 86_400_000;
/** How long a step walks, ms: each is an entry of the chain it walks. */
const WALK = 1500;

const place = v.object({ seq: v.number(), hash: v.string() });

/** What a verification came to. */
export interface VerifyResult {
	entries: number;
	/** Heads sent out that the chain was held against. */
	heads: number;
	fault: ChainFault | null;
}

type Walked = { progress: { seq: number; hash: string }; all: number; result: VerifyResult | null };

/** Walks the county's chain, some thousand entries a step, and holds it against the file of heads where there is one. */
const verifyJob = (settings: Settings): JobHandler<Walked> => ({
	kind: VERIFY_JOB,
	permission: 'audit.verify',
	action: () => VERIFY_JOB,
	async ready(job, { db }) {
		const known = v.safeParse(place, job.progress);
		let walk = await walkTrail(db, db.county, known.success ? known.output : chainStart(db.county));
		for (const start = performance.now(); !walk.done && performance.now() - start < WALK;)
			walk = await walkTrail(db, db.county, walk.place);
		if (!walk.done) return accepted({ progress: walk.place, all: walk.all, result: null });
		const heads = await ownHeads(settings, db.county);
		const fault = walk.fault ?? (await sentFault(db, db.county, walk.place.seq, heads));
		const result = { entries: walk.place.seq, heads: heads.length, fault };
		return accepted({ progress: walk.place, all: walk.all, result });
	},
	async step(tx, _actor, _job, { progress, all, result }) {
		if (result) {
			tx.note({ kind: 'audit', count: result.entries, detail: { heads: result.heads, fault: result.fault } });
			return accepted({ done: true, result });
		}
		return accepted({
			done: false,
			steps: null,
			stepName: 'verify',
			progress: { ...progress, done: progress.seq, all }
		});
	}
});

async function ownHeads(settings: Settings, county: string): Promise<SentHead[]> {
	const { file } = settings.auditHeads;
	if (file === null) return [];
	const heads = await readHeads(file).catch((error: NodeJS.ErrnoException) => {
		if (error.code === 'ENOENT') return [];
		throw error;
	});
	return heads.filter(({ chain }) => chain === county);
}

/** Sends the newest heads out once a day, where the settings name a place for them. */
const headJob = (settings: Settings): JobHandler<{ heads: SentHead[]; sent: SentTo[] }> => ({
	kind: HEAD_JOB,
	permission: 'jobs.run',
	action: () => HEAD_JOB,
	async due(db) {
		const { file, url } = settings.auditHeads;
		if (file === null && url === null) return false;
		const latest = await latestJob(db, HEAD_JOB);
		return latest === null || Date.now() - latest.created_at.getTime() >= DAY;
	},
	async ready(_job, { db }) {
		const heads = await sentHeads(db, [COUNTYLESS, db.county], new Date());
		return accepted({ heads, sent: await sendHeads(settings.auditHeads, heads) });
	},
	async step(tx, _actor, _job, { heads, sent }) {
		tx.note({ kind: 'audit_head', ids: heads.map(({ chain, seq }) => `${chain}-${seq}`), detail: { sent } });
		return accepted({ done: true, result: { heads, sent } });
	}
});

/** Jobs of the trail. */
export const auditJobs = (settings: Settings): JobHandler[] => [
	verifyJob(settings) as JobHandler,
	headJob(settings) as JobHandler
];
