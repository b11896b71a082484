import { measurementFit, newest, type CaseMove, type Papers } from './case.ts';
import type { Office } from '#core/office.ts';
import { officeAbove } from './course.ts';

/** What of a case a step may need. */
export interface Facts {
	papers: Papers;
	moves: readonly Pick<CaseMove, 'step' | 'from'>[];
	handledAt: Office;
}

/** Whether what was put up tells of what was measured last, and has hung long enough on this day. */
export function publicityOver({ measurements, publicities }: Papers, day: string): boolean {
	const shown = newest(publicities);
	return shown !== null && shown.measurementId === newest(measurements)?.id && shown.endsOn < day;
}

export const objectionsAnswered = ({ objections }: Papers): boolean =>
	objections.every(({ answer }) => answer !== null);

/**
 * What lies before, by the names the course's `needs` use. The paper a step brings with it is added by whoever checked it.
 * @param day today
 */
export function haveOf({ papers, moves, handledAt }: Facts, day: string): Set<string> {
	const have = new Set<string>();
	const measured = newest(papers.measurements);
	if (measured && measurementFit(measured)) have.add('measurement.fit');
	if (publicityOver(papers, day)) have.add('publicity.over');
	if (objectionsAnswered(papers)) have.add('objections.answered');
	if (newest(papers.objections)?.remeasure) have.add('remeasure.asked');
	if (!moves.some(({ step, from }) => step === 'remeasure' && from === 'objected')) have.add('remeasure.first');
	if (officeAbove(handledAt)) have.add('higher');
	return have;
}
