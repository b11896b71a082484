import type { SurveyMethod } from '#land/survey-method.ts';
import type { WhatIf, MovedLead } from '#land/what-if.ts';
import type { Subjects } from '#text/subjects.ts';

/** A trial's result as the page shows it: the largest of what moves, and how many there are. */
export interface ShownWhatIf extends Omit<WhatIf, 'moved'> {
	run: { number: number; day: string };
	moved: (MovedLead & { number: number | null })[];
	movedCount: number;
}

/** A tolerance in words: the larger of two figures. */
export const toleranceWords = (
	text: Subjects['tolerance'],
	method: SurveyMethod,
	{ absoluteMu, second }: { absoluteMu: number; second: number }
): string =>
	method === 'walk'
		? text.sayWalk(String(absoluteMu), String(second))
		: text.sayShare(String(absoluteMu), String(Number((second * 100).toFixed(4))));
