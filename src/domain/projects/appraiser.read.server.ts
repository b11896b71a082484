import type { ReadDb } from '#db/read.server.ts';
import type { Appraisal } from './appraisal.ts';
import { filesOf } from './files.read.server.ts';
import type { ProjectFile } from './files.ts';
import { appraisalsFor } from './appraisal.read.server.ts';
import type { ProjectRow } from './project.ts';
import { listProjects } from './projects.read.server.ts';

/** An appraisal with the project it is of. */
export interface CommissionedProject {
	appraisal: Appraisal;
	project: ProjectRow;
}

/** What somebody was commissioned to appraise, with its project; nothing else of any project is told them. */
export async function commissionedFor(db: ReadDb, person: string): Promise<CommissionedProject[]> {
	const projects = new Map((await listProjects(db)).map((project) => [project.id, project]));
	return (await appraisalsFor(db, person)).flatMap((appraisal) => {
		const project = projects.get(appraisal.project);
		// What the county approved afterwards is no part of it.
		return project ? [{ appraisal, project: { ...project, approvedFen: null } }] : [];
	});
}

/** One of them by the project's number, its present round; null where it was not commissioned of this person. */
export const commissionedProject = async (
	db: ReadDb,
	person: string,
	number: number
): Promise<CommissionedProject | null> =>
	(await commissionedFor(db, person)).find(
		({ project, appraisal }) => project.number === number && appraisal.round === project.round
	) ?? null;

/** Papers of a commissioned project, as far as they lay there when the result was delivered. */
export const commissionedPapers = async (
	db: ReadDb,
	{ appraisal, project }: CommissionedProject,
	me: string
): Promise<ProjectFile[]> =>
	(await filesOf(db, project.id, me)).filter(({ on }) => appraisal.deliveredOn === null || on <= appraisal.deliveredOn);
