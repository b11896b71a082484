import { askerOf } from '#core/office.ts';
import type { Actor } from '#core/permission.ts';
import { ownOffices } from '#auth/own-offices.read.server.ts';
import type { ReadDb } from '#db/read.server.ts';
import { waitingList, type Waiting, type WaitingList } from '#land/home/waiting.ts';
import { appraisalOf } from './appraisal.read.server.ts';
import { recusalFor } from './acting.server.ts';
import { actedBefore } from './gate.ts';
import { signedAll } from './joint.ts';
import { signaturesOf } from './joint.read.server.ts';
import { hangs, type ProjectRow } from './project.ts';
import { proceduresOf, projectActs } from './project.read.server.ts';
import { projectValues } from './settings.read.server.ts';
import { listProjects } from './projects.read.server.ts';
import { isOver } from './stages.ts';

/** What a project waits for from whoever asks; a word of the home page; null: not for them. */
async function askOf(
	db: ReadDb,
	actor: Actor,
	project: ProjectRow,
	offices: ReadonlySet<string>,
	today: string
): Promise<string | null> {
	const may = (permission: Parameters<typeof actor.permissions.has>[0]) => actor.permissions.has(permission);
	const { level } = askerOf(actor);
	const acts = () => projectActs(db, project.id);
	const free = async () =>
		!actedBefore(await acts(), project, actor.id) && (await recusalFor(db, project, actor.id)) === null;
	/** Whether the county has set their role for where it stands. */
	const named = async () => {
		const { stages } = await projectValues(db, project.enteredOn);
		return stages.find(({ kind }) => kind === project.state)?.who.includes(actor.role) ?? true;
	};
	const unnoticed = async () =>
		!(await proceduresOf(db, project.id)).some(({ kind, until }) => kind === 'result_notice' && until! < today);
	switch (project.state) {
		case 'village_applied':
		case 'returned':
			return may('projects.apply') ? (project.state === 'returned' ? 'mend' : 'apply') : null;
		case 'township_review':
			return may('projects.review') && level === 'township' ? 'review' : null;
		case 'third_party': {
			if (!may('projects.commission')) return null;
			const appraisal = await appraisalOf(db, project.id, project.round);
			const aside = appraisal !== null && (await recusalFor(db, project, appraisal.person)) !== null;
			return appraisal === null || (aside && appraisal.outcome === null)
				? 'commission'
				: appraisal.outcome === 'failed'
					? 'failed'
					: null;
		}
		case 'joint_review': {
			if (may('projects.apply')) {
				const asked = await signaturesOf(db, project.id, project.round);
				return asked.some(({ remarks }) => remarks.some(({ answer }) => answer === null)) ? 'points' : null;
			}
			if (!may('projects.sign')) return null;
			const signatures = await signaturesOf(db, project.id, project.round);
			const own = signatures.find(({ office }) => offices.has(office));
			// Whoever objected signs anew once each point has its answer.
			const heard = own?.stance === 'object' && own.remarks.every(({ answer }) => answer !== null);
			if (own && (own.stance === null || heard)) return (await free()) ? 'sign' : null;
			return own?.leads && signedAll(signatures) && (await free()) ? 'conclude' : null;
		}
		case 'county_decision':
			return may('projects.decide') && (await free()) && (await named()) ? 'decide' : null;
		case 'publicised':
			return may('projects.review') && level === 'township' ? 'start' : null;
		case 'implementing':
			return may('projects.accept') && (await named()) && (await free()) ? 'accept' : null;
		case 'accepted':
			if (may('projects.apply')) return (await unnoticed()) ? 'notice' : null;
			return may('projects.accept') && (await named()) && (await free()) && !(await unnoticed()) ? 'close' : null;
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
		const asked = project.asks > 0 && actor.permissions.has('projects.apply');
		const ask = asked ? 'answer' : hangs(project, today) ? null : await askOf(db, actor, project, offices, today);
		if (ask === null) continue;
		rows.push({
			...{ kind: 'project', name: project.code, href: `/projects/${project.number}`, ask },
			...{ village: project.village, dueOn: project.dueOn }
		});
	}
	return waitingList('project', rows, today);
}
