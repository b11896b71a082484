import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PlanContent } from '#zones/plans/plan.ts';
import { askedPlaces, landlessZone } from './addressees.ts';
import {
	isHeard,
	opinionCounts,
	opinionState,
	pointsOf,
	replyOf,
	stances,
	unanswered,
	type Stance
} from './opinion.ts';

const zone = (...villages: string[]) => ({ villages: new Set(villages) });
const content = (...zones: ReturnType<typeof zone>[]) =>
	zones.map((each, at) => ({
		...each,
		id: String(at),
		name: `区${at}`,
		layout: 'adjacent',
		continues: null,
		locked: false
	})) as PlanContent;
const reason = (outcome: { ok: boolean; reason?: string }) => (outcome.ok ? 'accepted' : outcome.reason);

test('asked are the villages of the plan, those that lose their zone, those drawn on, and the townships of all', () => {
	const asked = askedPlaces(content(zone('aa1', 'bb1'), zone('bb1')), [zone('aa1', 'cc1')], ['dd1', 'aa1'], (village) =>
		village.slice(0, 2)
	);
	expect(asked).toEqual({ townships: ['aa', 'bb', 'cc', 'dd'], villages: ['aa1', 'bb1', 'cc1', 'dd1'] });
	expect(askedPlaces(content(zone('x')), [], [], () => null)).toEqual({ townships: [], villages: ['x'] });
	expect([landlessZone(content(zone('a'), zone()), new Set()), landlessZone(content(zone('a')), new Set())]).toEqual([
		...['区1', null]
	]);
	// Drawn on somebody's land it is somebody's.
	expect([
		landlessZone(content(zone(), zone()), new Set(['0'])),
		landlessZone(content(zone()), new Set(['0']))
	]).toEqual([...['区1', null]]);
});

test('who has not answered by the day is silent from the day after', () => {
	const none = { stance: null };
	expect([opinionState(none, '2026-06-01', '2026-06-01'), opinionState(none, '2026-06-01', '2026-06-02')]).toEqual([
		'waiting',
		'silent'
	]);
	expect(opinionState({ stance: 'object' }, '2026-06-01', '2026-06-02')).toBe('object');
	expect([isHeard([none], '2026-06-01', '2026-06-01'), isHeard([none], '2026-06-01', '2026-06-02'), isHeard([{ stance: 'agree' }], '2026-06-01', '2026-05-01')]).toEqual([false, true, true]); // prettier-ignore
});

test('opinions are counted each once, whatever they are', () => {
	fc.assert(
		fc.property(fc.array(fc.option(fc.constantFrom<Stance>(...stances))), fc.boolean(), (given, late) => {
			const opinions = given.map((stance) => ({ stance }));
			const counts = opinionCounts(opinions, '2026-06-01', late ? '2026-07-01' : '2026-05-01');
			expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(opinions.length);
			expect(counts.waiting > 0).toBe(!isHeard(opinions, '2026-06-01', late ? '2026-07-01' : '2026-05-01'));
		})
	);
});

test('an opinion is point by point', () => {
	expect(pointsOf('remarks', ' 西沟村划出 \n\n补一条路\n')).toEqual({ ok: true, value: ['西沟村划出', '补一条路'] });
	expect([reason(pointsOf('agree', '')), reason(pointsOf('agree', '好')), reason(pointsOf('object', ' \n')), reason(pointsOf('remarks', 'x'.repeat(501))), reason(pointsOf('remarks', 'x\n'.repeat(31)))]).toEqual(['accepted', 'opinion.agree_alone', 'opinion.no_points', 'opinion.long', 'opinion.points']); // prettier-ignore
	const remark = (answer: 'adopted' | null) => ({ id: '', seq: 1, body: '', answer, reply: null, answeredOn: null });
	expect(unanswered([{ remarks: [remark(null), remark('adopted')] }, { remarks: [] }])).toBe(1);
});

test('what is not adopted whole is told why', () => {
	expect([reason(replyOf('adopted', '')), reason(replyOf('partly', ' ')), reason(replyOf('declined', '与红线相交')), reason(replyOf('adopted', 'x'.repeat(501)))]).toEqual(['accepted', 'opinion.reply', 'accepted', 'opinion.reply']); // prettier-ignore
});
