import type { PlanStatus } from '#zones/plans/plan-row.ts';
import type { Paper } from '#zones/plans/course/papers.ts';
import type { OpinionState } from '#zones/plans/course/opinion.ts';
import type { Words } from '#text/words.ts';
import type { Family } from '#ui/status.ts';
import { formatCount } from '#ui/numbers.ts';

/** How a plan's standing looks: at work, handed on, done, or no more. */
export const planFamilies: Readonly<Record<PlanStatus, Family>> = {
	...{ draft: 'work', asked: 'wait', reviewed: 'wait', approved: 'wait', published: 'done' },
	...{ replaced: 'none', shelved: 'none' }
};

/** How an opinion looks. */
export const opinionFamilies: Readonly<Record<OpinionState, Family>> = {
	...{ agree: 'done', remarks: 'work', object: 'dispute', waiting: 'work', silent: 'none' }
};

/** What a step wrote down, in a line. */
export function paperWords({ course }: Words<'course'>, paper: Paper): string {
	switch (paper.kind) {
		case 'asking':
			return course.papers.asking(paper.answerBy, formatCount(paper.departments.length));
		case 'review':
			return paper.note ?? '';
		case 'decision':
			return course.papers.decision(course.bodies[paper.body], paper.meeting, paper.number);
		case 'publication':
			return paper.number ?? '';
		case 'returning':
			return '';
	}
}
