import { signedAll, type Signature } from './joint.ts';
import { procedureLack, resultNoticed, type ProcedureState } from './procedure.ts';
import { placeFits, type PlaceAnswer } from './place/place.ts';
import type { ProjectAct } from './project.ts';
import { stageOf, type DocumentKind, type ProjectState, type StageRule } from './stages.ts';

/** What lies before a project's next gate. */
export interface Lying {
	state: ProjectState;
	publicUntil: string | null;
	procedures: readonly (ProcedureState & { photos: number })[];
	/** Kinds of the papers that are there. */
	documents: ReadonlySet<DocumentKind>;
	openAsks: number;
	/** Of this round; null: not commissioned. */
	appraisal: { outcome: 'passed' | 'failed' | null } | null;
	signatures: readonly Signature[];
	place: readonly PlaceAnswer[];
}

/** Papers the stage asks for that are not there. */
export const missingDocuments = (
	{ state, documents }: Pick<Lying, 'state' | 'documents'>,
	stages: readonly StageRule[]
): DocumentKind[] => {
	const kind = stageOf(state);
	return (stages.find((stage) => stage.kind === kind)?.documents ?? []).filter((each) => !documents.has(each));
};

/** What is there, by the names the course's needs use. */
export function haveOf(lying: Lying, stages: readonly StageRule[], today: string): Set<string> {
	const have = new Set<string>();
	const say = (name: string, holds: boolean) => holds && have.add(name);
	say('publicity.over', lying.publicUntil === null || lying.publicUntil < today);
	say('asks.answered', lying.openAsks === 0);
	say('documents', missingDocuments(lying, stages).length === 0);
	say('procedure.complete', procedureLack(lying.procedures, today).length === 0);
	say('result.noticed', resultNoticed(lying.procedures, today));
	say('appraisal.passed', lying.appraisal?.outcome === 'passed');
	say('place.fits', placeFits(lying.place));
	say('joint.signed', signedAll(lying.signatures));
	say(
		'joint.answered',
		lying.signatures.every(({ remarks }) => remarks.every(({ answer }) => answer !== null))
	);
	return have;
}

/** Acts that are nobody's judgement: asking back for a project is the applicant's own. */
const plain: ReadonlySet<string> = new Set(['withdraw', 'enter']);

/**
 * Whether somebody acted on the stage before the one a project stands at (domain.md I18): whoever did anything there in this
 * round, signatures and appraisals among it.
 * @param acts all of a project, in their order
 */
export function actedBefore(
	acts: readonly Pick<ProjectAct, 'round' | 'act' | 'from' | 'to' | 'actor'>[],
	{ state, round }: { state: ProjectState; round: number },
	actor: string
): boolean {
	const own = acts.filter((each) => each.round === round && !plain.has(each.act));
	const came = own.findLast(({ to }) => to === state);
	return came !== undefined && own.some((each) => each.actor === actor && stageOf(each.from) === stageOf(came.from) && each.from !== state);
} // prettier-ignore

/** Why somebody has no part in a project's review: their home village, or what they or the service centre said. */
export type Recusal = 'home_village' | 'kinship';

/** That somebody has no part in a project, as it was said. */
export interface SaidRecusal {
	person: string;
	name: string;
	ground: Recusal;
	on: string;
	by: string;
}

/** @param home the home village of whoever would act; null: not known */
export const recusalOf = (village: string, home: string | null, said: Recusal | null): Recusal | null =>
	said ?? (home !== null && home === village ? 'home_village' : null);
