import { accepted, refused, type Outcome } from '#core/outcome.ts';
import type { Permission } from '#core/permission.ts';
import { isProcedureKind, type ProcedureKind } from './procedure.ts';
import { documentKinds, type DocumentKind } from './stages.ts';

/** The owner's kind of the bytes of a project's papers and photos. */
export const PROJECT_FILES = 'project_file';

/** A paper or a photo of a project. */
export interface ProjectFile {
	id: string;
	/** Of the bytes. */
	attachment: string;
	name: string;
	mediaType: string;
	bytes: number;
	sha256: string;
	kind: DocumentKind | 'photo';
	/** The meeting or notice a photo is of; null: of the project's work. */
	procedure: ProcedureKind | null;
	/** 'YYYY-MM-DD HH:MM' in the county's time. */
	takenAt: string | null;
	place: string | null;
	/** Degrees east and north. */
	at: readonly [number, number] | null;
	by: string;
	on: string;
	/** Whoever looks put it there and no gate has opened on it: they may take it off. */
	mine: boolean;
	/** Of this round: not from before a return. */
	current: boolean;
}

/**
 * Papers of those who review, and what gives the right to file each; all others are the applicant's to file. Whoever commissions
 * files for the rest of the county, but nobody files another's report.
 */
const filedBy: Readonly<Partial<Record<DocumentKind, Permission>>> = {
	township_opinion: 'projects.review',
	appraisal_report: 'projects.score',
	joint_minutes: 'projects.sign',
	decision_minutes: 'projects.decide',
	acceptance_report: 'projects.accept',
	audit_report: 'projects.accept'
};
/** Whether a paper is of those who review: one of a round before a return opens no gate of the next. */
export const isReviewers = (kind: ProjectFile['kind']): boolean => kind in filedBy;

/** Kinds somebody may file. */
export const filesFor = (permissions: ReadonlySet<Permission>): ProjectFile['kind'][] =>
	[...documentKinds, 'photo' as const].filter((kind) => {
		const needed = kind === 'photo' ? undefined : filedBy[kind];
		return (
			needed === undefined ||
			permissions.has(needed) ||
			(kind !== 'appraisal_report' && permissions.has('projects.commission'))
		);
	});

export interface FileGiven {
	kind: string;
	procedure: string | null;
	takenAt: string | null;
	place: string | null;
	east: number | null;
	north: number | null;
}

const degree = (text: string | null, most: number): number | null => {
	const value = text === null || text.trim() === '' ? NaN : Number(text);
	return Number.isFinite(value) && Math.abs(value) <= most ? value : null;
};

/** What an address says of a file. */
export const givenOf = (search: URLSearchParams): FileGiven => ({
	...{ kind: search.get('kind') ?? '', procedure: search.get('procedure'), takenAt: search.get('takenAt') },
	...{ place: search.get('place'), east: degree(search.get('east'), 180), north: degree(search.get('north'), 90) }
});

export type FileFacts = Pick<ProjectFile, 'kind' | 'procedure' | 'takenAt' | 'place' | 'at'>;

/** What a paper or a photo is: a photo has its time and place, and may say which meeting it is of. */
export function checkFile(given: FileGiven, { now }: { now: string }): Outcome<FileFacts> {
	const kind = [...documentKinds, 'photo' as const].find((each) => each === given.kind);
	if (!kind) return refused('project.file_kind', { field: 'kind', expected: documentKinds, got: given.kind });
	if (kind !== 'photo') return accepted({ kind, procedure: null, takenAt: null, place: null, at: null });
	const takenAt = (given.takenAt ?? '').trim().replace('T', ' ').slice(0, 16);
	if (!/^20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01]) ([01]\d|2[0-3]):[0-5]\d$/.test(takenAt) || takenAt > now)
		return refused('project.photo_time', { field: 'takenAt', expected: `≤ ${now}`, got: takenAt });
	const place = (given.place ?? '').trim();
	if ([...place].length < 2 || [...place].length > 60)
		return refused('project.words', { field: 'place', expected: '2–60', got: [...place].length });
	const procedure = given.procedure === null || given.procedure === '' ? null : given.procedure;
	if (procedure !== null && !isProcedureKind(procedure))
		return refused('project.file_kind', { field: 'procedure', expected: 'procedure', got: procedure.slice(0, 40) });
	const at = given.east === null || given.north === null ? null : ([given.east, given.north] as const);
	return accepted({ kind, procedure, takenAt, place, at });
}
