import type { Permission } from '#core/permission.ts';

/** Long work, cut into steps under a second, each one write: resumed by any process when its lease runs out. */
export const jobStates = ['queued', 'running', 'done', 'failed', 'cancelled'] as const;
export type JobState = (typeof jobStates)[number];

export interface JobActor {
	id: string;
	name: string;
	role: string;
	prefixes: readonly string[];
	permissions: readonly Permission[];
}

export interface Job {
	id: string;
	kind: string;
	input: unknown;
	state: JobState;
	step: number;
	steps: number | null;
	step_name: string | null;
	progress: unknown;
	result: unknown;
	reason: string | null;
	/** What belongs to the reason, for its words. */
	detail: unknown;
	cancel_asked: boolean;
	created_at: Date;
	updated_at: Date;
}

/** The columns of a Job, for reads and writes alike. */
export const jobColumns = [
	'id',
	'kind',
	'input',
	'state',
	'step',
	'steps',
	'step_name',
	'progress',
	'result',
	'reason',
	'detail',
	'cancel_asked',
	'created_at',
	'updated_at'
] as const;

/** How long a process may be silent in a step before another takes the job, ms. */
export const LEASE = 60_000;

/** How far a step is: of so many, so many are done. */
export interface JobProgress {
	stepName: string;
	done: number;
	all: number | null;
}

/** What a step leaves behind: more to do (with where it stands), or the result. */
export type StepResult =
	{ done: false; steps: number | null; stepName: string; progress?: unknown } | { done: true; result: unknown };

export const isOpen = (state: JobState): boolean => state === 'queued' || state === 'running';
