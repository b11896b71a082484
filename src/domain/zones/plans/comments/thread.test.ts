import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commentsShown, isOpen, LONGEST_REMARK, mayFollow, remarkText, threadOf, type Remark } from './thread.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 20, 8, minute));
const remark = (seq: number, act: Remark['act'], more: Partial<Remark> = {}): Remark => ({
	...{ seq, act, of: null, text: `第${seq}行`, by: '甲', own: false, at: at(seq) },
	...more
});

describe('a thread', () => {
	const lines = [
		remark(1, 'comment'),
		remark(2, 'answer', { by: '乙' }),
		remark(3, 'correct', { of: 1, text: '改过' }),
		remark(4, 'resolve', { text: null }),
		remark(5, 'correct', { of: 1, text: '又改' }),
		remark(6, 'reopen', { text: '不对' })
	];
	test('reads as it was corrected last, and keeps what stood before', () => {
		const [first, second, third, fourth] = threadOf(lines);
		expect([first!.text, first!.former.map(({ text }) => text)]).toEqual(['又改', ['第1行', '改过']]);
		expect([second!.text, second!.by, second!.former]).toEqual(['第2行', '乙', []]);
		expect([third!.act, third!.text, fourth!.act, fourth!.text]).toEqual(['resolve', '', 'reopen', '不对']);
	});
	test.each([
		[1, true],
		[4, false],
		[5, false],
		[6, true]
	])('after %i lines it is open: %s', (count, open) => expect(isOpen({ remarks: lines.slice(0, count) })).toBe(open));
	test('is listed by whether it is open', () => {
		const place = { kind: 'village' as const, village: 'v' };
		const comments = [4, 6].map((count) => ({ number: count, place, remarks: lines.slice(0, count) }));
		expect(commentsShown(comments, 'open').map(({ number }) => number)).toEqual([6]);
		expect(commentsShown(comments, 'resolved').map(({ number }) => number)).toEqual([4]);
		expect(commentsShown(comments, 'all')).toHaveLength(2);
	});
});
const mine = [remark(1, 'comment', { own: true }), remark(2, 'answer')];
test.each<[string, Parameters<typeof mayFollow>[1], Remark[], string]>([
	['an answer always', { act: 'answer' }, mine, ''],
	['own words corrected', { act: 'correct', of: 1 }, mine, ''],
	["another's words not", { act: 'correct', of: 2 }, mine, 'comment.not_yours'],
	['no such line', { act: 'correct', of: 9 }, mine, 'comment.unknown'],
	['resolved once', { act: 'resolve' }, mine, ''],
	['not twice', { act: 'resolve' }, [...mine, remark(3, 'resolve')], 'comment.resolved'],
	['opened anew', { act: 'reopen' }, [...mine, remark(3, 'resolve')], ''],
	['not what is open', { act: 'reopen' }, mine, 'comment.open'],
	['a resolution is no text to correct', { act: 'correct', of: 3 }, [...mine, remark(3, 'resolve', { own: true })], 'comment.unknown'] // prettier-ignore
])('%s', (_, asked, remarks, reason) => {
	const found = mayFollow(remarks, asked);
	expect(found.ok ? '' : found.reason).toBe(reason);
});
test('whatever follows what may follow, opens and resolutions take turns', () => {
	fc.assert(
		fc.property(fc.array(fc.constantFrom('answer' as const, 'resolve' as const, 'reopen' as const)), (acts) => {
			const remarks = [remark(1, 'comment')];
			for (const act of acts) if (mayFollow(remarks, { act }).ok) remarks.push(remark(remarks.length + 1, act));
			const turns = remarks.map(({ act }) => act).filter((act) => act === 'resolve' || act === 'reopen');
			for (const [index, act] of turns.entries()) expect(act).toBe(index % 2 === 0 ? 'resolve' : 'reopen');
			expect(isOpen({ remarks })).toBe(turns.length % 2 === 0);
		})
	);
});
test('words are kept as they were meant, and no empty or endless ones', () => {
	expect(remarkText(' 好\r\n吗 ')).toEqual({ ok: true, value: '好\n吗' });
	for (const text of ['  ', 'x'.repeat(LONGEST_REMARK + 1), '\u0007'])
		expect(remarkText(text)).toMatchObject({ ok: false, reason: 'comment.text' });
});
