import { expect, test } from 'vitest';
import type { PaperKind } from './course.ts';
import { dayOfPaper, paperOfForm, type FormValues } from './papers.ts';

const around = { since: '2026-05-10', today: '2026-06-01', earliest: '2026-06-04' };
const said = (kind: PaperKind, values: FormValues) => {
	const paper = paperOfForm(kind, values, around);
	return paper.ok ? 'accepted' : `${paper.reason} ${String(paper.detail?.field)}`;
};
const decision = {
	body: 'both',
	meeting: '县委常委会第 12 次会议',
	number: '纪要〔2026〕12 号',
	decidedOn: '2026-05-20'
};

test.each([
	['asking', { answerBy: '2026-06-04' }, 'accepted'],
	['asking', { answerBy: '2026-06-03' }, 'course.too_soon answerBy'],
	['asking', { answerBy: '下周' }, 'course.day answerBy'],
	['review', { heldOn: '2026-05-10' }, 'accepted'],
	['review', { heldOn: '2026-05-09' }, 'course.too_early heldOn'],
	['review', { heldOn: '2026-06-02' }, 'course.future heldOn'],
	['review', { heldOn: '2026-02-30' }, 'course.day heldOn'],
	['review', { heldOn: '2026-05-10', note: 'x'.repeat(501) }, 'course.words note'],
	['decision', decision, 'accepted'],
	['decision', { ...decision, body: '' }, 'course.body body'],
	['decision', { ...decision, meeting: ' ' }, 'course.words meeting'],
	['decision', { ...decision, number: '' }, 'course.words number'],
	['decision', { ...decision, decidedOn: '2026-05-09' }, 'course.too_early decidedOn'],
	['publication', { publishedOn: '2026-06-01' }, 'accepted'],
	['publication', { publishedOn: '2026-06-02' }, 'course.future publishedOn'],
	['returning', { returnedOn: '2026-05-31' }, 'accepted'],
	['returning', {}, 'course.day returnedOn']
] as const)('%s %j is %s', (kind, values, expected) => expect(said(kind, values)).toBe(expected));

test('departments are named once each; numbers of people are masked in what is written', () => {
	const asked = paperOfForm('asking', { answerBy: '2026-06-10', departments: 'a b,a' }, around);
	expect(asked.ok && asked.value).toMatchObject({ departments: ['a', 'b'] });
	const review = paperOfForm('review', { heldOn: '2026-05-12', note: '请联系 13812345678' }, around);
	expect(review.ok && JSON.stringify(review.value)).not.toContain('13812345678');
});

test('a step is of the day its paper says', () => {
	const paper = paperOfForm('decision', decision, around);
	expect(paper.ok && dayOfPaper(paper.value, '2026-06-01')).toBe('2026-05-20');
	expect(dayOfPaper(null, '2026-06-01')).toBe('2026-06-01');
});
