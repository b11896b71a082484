import { expect, test } from 'vitest';
import { findingEvents, recordEvents, versionSteps, withTrail } from './history.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 20, 8, minute));
const former = [
	{ version: 2, from: at(1), to: at(2), cause: 'land.finding.decide', state: { over_mu: 310, status: 'suspected' } },
	{ version: 1, from: at(0), to: at(1), cause: 'land.analyse', state: { over_mu: 322, status: 'suspected' } }
];
const present = { version: 3, from: at(2), state: { over_mu: 310, status: 'dismissed' } };
const steps = versionSteps(former, present, ['over_mu', 'status']);

test('each version says which write made it and what is different', () => {
	expect(steps).toEqual([
		{ version: 1, at: at(0), cause: null, changes: [] },
		{ version: 2, at: at(1), cause: 'land.analyse', changes: [{ field: 'over_mu', from: 322, to: 310 }] },
		{ version: 3, at: at(2), cause: 'land.finding.decide', changes: [{ field: 'status', from: 'suspected', to: 'dismissed' }] } // prettier-ignore
	]);
	expect(recordEvents(steps).map(({ kind, version }) => [kind, version])).toEqual([
		['recorded', 1],
		['changed', 2],
		['changed', 3]
	]);
});

test('a decision and its version are one line; notes and links stand between by time', () => {
	const events = findingEvents({
		steps,
		decisions: [{ decision: 'dismissed', reason: '公用路面', actor: '张三', at: at(2) }],
		notes: [{ note: '已约村里', actor: '李四', at: at(1.5) }],
		links: [{ survey: 'SC-1', decision: 'cut', reason: '同名不同人', actor: '张三', at: at(3) }]
	});
	expect(events.map(({ kind, actor, said }) => [kind, actor, said])).toEqual([
		['recorded', null, null],
		['changed', null, null],
		['noted', '李四', '已约村里'],
		['dismissed', '张三', '公用路面'],
		['link_cut', '张三', '同名不同人']
	]);
});

test('lost by one comparison and found by the next', () => {
	const states = [
		{ version: 1, from: at(0), to: at(1), cause: 'land.analyse', state: { status: 'suspected' } },
		{ version: 2, from: at(1), to: at(2), cause: 'land.analyse', state: { status: 'gone' } }
	];
	const back = versionSteps(states, { version: 3, from: at(2), state: { status: 'suspected' } }, ['status']);
	expect(findingEvents({ steps: back, decisions: [], notes: [], links: [] }).map(({ kind }) => kind)).toEqual([
		'recorded',
		'gone',
		'back'
	]);
});

test('the trail says who, by the moment and the kind of write', () => {
	const told = withTrail(recordEvents(steps), [
		{ seq: 4, at: at(0), actor: '作业', action: 'land.analyse' },
		{ seq: 7, at: at(1), actor: '别人', action: 'settings.change' },
		{ seq: 8, at: at(1), actor: '作业', action: 'land.analyse' }
	]);
	expect(told.map(({ seq, actor, cause }) => [seq, actor, cause])).toEqual([
		[4, '作业', 'land.analyse'],
		[8, '作业', 'land.analyse'],
		[null, null, 'land.finding.decide']
	]);
});
