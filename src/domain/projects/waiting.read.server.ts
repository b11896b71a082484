import { askerOf } from '#core/office.ts';
import type { Actor } from '#core/permission.ts';
import { ownOffices } from '#auth/own-offices.read.server.ts';
import type { ReadDb } from '#db/read.server.ts';
import { waitingList, type Waiting, type WaitingList } from '#land/home/waiting.ts';
import { appraisalOf } from './appraisal.read.server.ts';
import { actedBefore } from './gate.ts';
import { signedAll } from './joint.ts';
import { signaturesOf } from './joint.read.server.ts';
import type { ProjectRow } from './project.ts';
import { projectActs } from './project.read.server.ts';
import { listProjects } from './projects.read.server.ts';
import { isOver } from './stages.ts';

/** What a project waits for from whoever asks; a word of the home page; null: not for them. */
async function askOf(
	db: ReadDb,
	actor: Actor,
	project: ProjectRow,
	offices: ReadonlySet<string>
): Promise<string | null> {
	const may = (permission: Parameters<typeof actor.permissions.has>[0]) => actor.permissions.has(permission);
	const { level } = askerOf(actor);
	const acts = () => projectActs(db, project.id);
	const free = async () => !actedBefore(await acts(), project, actor.id);
	switch (project.state) {
		case 'village_applied':
		case 'returned':
			return may('projects.apply') ? (project.state === 'returned' ? 'mend' : 'apply') : null;
		case 'township_review':
			return may('projects.review') && level === 'township' ? 'review' : null;
		case 'third_party': {
			if (!may('projects.commission')) return null;
			const appraisal = await appraisalOf(db, project.id, project.round);
			return appraisal === null ? 'commission' : appraisal.outcome === 'failed' ? 'failed' : null;
		}
		case 'joint_review': {
			if (!may('projects.sign')) return null;
			const signatures = await signaturesOf(db, project.id, project.round);
			const own = signatures.find(({ office }) => offices.has(office));
			if (own && own.stance === null) return (await free()) ? 'sign' : null;
			return own?.leads && signedAll(signatures) && (await free()) ? 'conclude' : null;
		}
		case 'county_decision':
			return may('projects.decide') && (await free()) ? 'decide' : null;
		case 'publicised':
			return may('projects.review') && level === 'township' ? 'start' : null;
		case 'implementing':
			return may('projects.accept') && may('projects.commission') ? 'accept' : null;
		default:
			return null;
	}
}

/** Projects whose next step is the asker's, and what they were asked for and have not answered. */
export async function projectsThatWait(db: ReadDb, actor: Actor, today: string): Promise<WaitingList> {
	const offices = actor.permissions.has('projects.sign') ? await ownOffices(db, actor.id, today) : new Set<string>();
	const rows: Waiting[] = [];
	for (const project of await listProjects(db)) {
		if (isOver(project.state)) continue;
		// What hangs out is waited for by nobody.
		const hangs = project.publicUntil !== null && project.publicUntil >= today;
		const asked = project.asks > 0 && actor.permissions.has('projects.apply');
		const ask = asked ? 'answer' : hangs ? null : await askOf(db, actor, project, offices);
		if (ask === null) continue;
		rows.push({
			...{ kind: 'project', name: project.code, href: `/projects/${project.number}`, ask },
			...{ village: project.village, dueOn: project.dueOn }
		});
	}
	return waitingList('project', rows, today);
}
