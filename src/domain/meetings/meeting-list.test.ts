import { describe, expect, test } from 'vitest';
import { filterMatters, matterListOf, matterSearch, sortMatters, type MatterRow } from './matter-list.ts';
import {
	filterMeetings,
	meetingListOf,
	meetingSearch,
	shownState,
	sortMeetings,
	everyMeeting,
	type MeetingRow
} from './meeting-list.ts';
import { matterTable, meetingTable } from './meeting-sheet.ts';
import { monthsBetween, withoutMeeting } from './months.ts';
import { sumMeetings, sumsByPlace } from './sums.ts';

const place = (village: string, villageName: string) => ({
	...{ village, villageName, villageKey: villageName, township: village.slice(0, 9), townshipName: '甲镇' }
});
const row = (given: Partial<MeetingRow>): MeetingRow => ({
	...{ ...place('140001100200', '上村'), number: 1, month: '2026-03', metOn: '2026-03-15', state: 'held' },
	...{ turnout: { due: 50, present: 40 }, agenda: 2, decided: 2, passed: 1, executed: 1, remindedOn: null },
	...given
});
const missed = row({
	...{ ...place('140001100201', '下村'), number: null, metOn: null, state: 'missed', turnout: null, agenda: 0 },
	...{ decided: 0, passed: 0, executed: 0 }
});
const due = { ...missed, month: '2026-11', state: 'due' } as const;
const rows = [row({}), missed, due, row({ month: '2026-04', metOn: '2026-04-05', number: 2, decided: 1, passed: 1 })];

test('months run on over the year’s end, and those without a meeting are told', () => {
	expect(monthsBetween('2025-11', '2026-02')).toEqual(['2025-11', '2025-12', '2026-01', '2026-02']);
	expect(monthsBetween('2026-03', '2026-02')).toEqual([]);
	const villages = [{ village: 'a' }, { village: 'b' }];
	expect(withoutMeeting(villages, ['2026-01', '2026-02'], [{ village: 'a', month: '2026-01' }])).toEqual([
		{ village: { village: 'a' }, month: '2026-02' },
		{ village: { village: 'b' }, month: '2026-01' },
		{ village: { village: 'b' }, month: '2026-02' }
	]);
});

test('a month is missed once it is over, late once its day has come', () => {
	const planned = { state: 'planned', metOn: '2026-11-25' };
	expect(shownState(null, '2026-10', '2026-11-26')).toBe('missed');
	expect(shownState(null, '2026-11', '2026-11-26')).toBe('due');
	expect(shownState(planned, '2026-11', '2026-11-25')).toBe('planned');
	expect(shownState(planned, '2026-11', '2026-11-26')).toBe('late');
	expect(shownState({ ...planned, state: 'held' }, '2026-11', '2026-11-26')).toBe('held');
});

describe('the list of meetings', () => {
	test('is narrowed and ordered as its address says', () => {
		const search = new URLSearchParams('place=140001100201&state=missed&sort=village&down=1&month=2026-03&text=下');
		const list = meetingListOf(search, '2026');
		expect(filterMeetings(rows, list.filter)).toEqual([missed]);
		expect(new URLSearchParams(meetingSearch(list, '2026')).toString()).toBe(
			new URLSearchParams('text=下&place=140001100201&month=2026-03&state=missed&sort=village&down=1').toString()
		);
		const nonsense = meetingListOf(new URLSearchParams('year=x&place=%25&state=gone&month=2026-13'), '2026');
		expect(nonsense.filter).toEqual(everyMeeting);
		expect(meetingSearch(nonsense, '2026')).toBe('');
		expect(sortMeetings(rows, nonsense.sort).map(({ month }) => month)).toEqual([
			...['2026-11', '2026-04', '2026-03', '2026-03']
		]);
		expect(sortMeetings(rows, { key: 'turnout', descending: true }).at(-1)!.turnout).toBeNull();
	});
	test('adds up: every level is the sum of what lies under it, a month that runs is no one’s lapse', () => {
		const whole = sumMeetings(rows);
		expect(whole).toEqual({ months: 3, held: 2, decided: 3, passed: 2, executed: 2 });
		const [township] = sumsByPlace(rows, 'township');
		expect(township).toMatchObject({ ...whole, villages: 2, name: '甲镇' });
		const villages = sumsByPlace(rows, 'village');
		for (const key of ['months', 'held', 'decided', 'passed', 'executed'] as const)
			expect(villages.reduce((sum, each) => sum + each[key], 0)).toBe(whole[key]);
		expect(sumMeetings([])).toEqual({ months: 0, held: 0, decided: 0, passed: 0, executed: 0 });
	});
	test('is a table with the missed months in it', () => {
		const states = { held: '已召开', planned: '已安排', late: '待登记', due: '未安排', missed: '缺开' };
		const table = meetingTable([missed], { heads: ['h'], states });
		expect(table[1]).toEqual(['', '甲镇', '下村', '140001100201', '2026-03', '', '缺开', null, null, 0, 0, 0, 0, '']);
	});
});

test('the list of matters is narrowed, ordered and told', () => {
	const matter: MatterRow = {
		...{
			...place('140001100200', '上村'),
			number: 7,
			version: 1,
			kind: 'expense',
			title: '购水泵',
			amountFen: 812_345
		},
		...{ raisedOn: '2026-03-01', standing: 'passed', needs: true, meeting: 1, metOn: '2026-03-15' },
		...{ resolution: 'YJ1', executedOn: null }
	};
	const other: MatterRow = { ...matter, number: 8, kind: 'aid', amountFen: null, standing: 'raised' };
	const list = matterListOf(new URLSearchParams('kind=expense&text=0007&sort=amount'), '2026');
	expect(filterMatters([matter, other], list.filter)).toEqual([matter]);
	expect(sortMatters([other, matter], list.sort)).toEqual([matter, other]);
	expect(matterSearch(list, '2026')).toBe('text=0007&kind=expense&sort=amount');
	const words = { heads: ['h'], kinds: { expense: '支出' }, standings: { passed: '通过' }, yes: '是' };
	expect(matterTable([matter], words as never)[1]).toEqual([
		...['0007', '甲镇', '上村', '140001100200', '支出', '购水泵', 8123.45, '2026-03-01', '是', '通过', '2026-03-15'],
		...['YJ1', '']
	]);
});
