import { describe, expect, test } from 'vitest';
import { ageOf, everyProject, isLate, projectListOf, projectSearch, projectsShown } from './project-list.ts';
import type { ProjectRow } from './project.ts';

const row = (number: number, more: Partial<ProjectRow> = {}): ProjectRow => ({
	...{ id: String(number), version: 1, number, code: `XM2026-${number}`, name: `项目${number}`, key: `xm${number}` },
	...{ year: 2026, programme: 'support', village: '149901100201', villageName: '上峪村', villageKey: 'shang' },
	...{ township: '149901100', townshipName: '城关镇', zone: null, zoneName: null, layout: null, matter: 'affairs' },
	...{ heading: 'county_budget', askedFen: 10_000_000, ownFen: 0, approvedFen: null, summary: '建', incomeFen: null },
	...{ households: null, jobs: null, enteredOn: '2026-06-01', state: 'village_applied', stateSince: '2026-06-01' },
	...{ dueOn: null, publicUntil: null, former: null, round: 1, asks: 0 },
	...more
});
const rows = [
	row(1, { askedFen: 49_999_999 }),
	row(2, { askedFen: 50_000_000, state: 'joint_review', dueOn: '2026-06-09', layout: 'chain', zoneName: '饲草' }),
	row(3, { askedFen: 200_000_001, state: 'closed', dueOn: '2026-06-01', year: 2025, village: '149901101201' })
];
const shown = (part: Partial<typeof everyProject>) =>
	projectsShown(rows, { filter: { ...everyProject, ...part }, sort: { key: 'code', descending: false } }, '2026-06-10').map(({ number }) => number).join(); // prettier-ignore

describe('a list of projects', () => {
	test.each<[Partial<typeof everyProject>, string]>([
		[{}, '1,2,3'],
		[{ state: 'open' }, '1,2'],
		[{ state: 'closed' }, '3'],
		[{ amount: 'small' }, '1'],
		[{ amount: 'middle' }, '2'],
		[{ amount: 'large' }, '3'],
		[{ state: 'late' }, '2'],
		[{ layout: 'chain' }, '2'],
		[{ place: '149901101' }, '3'],
		[{ year: '2025' }, '3'],
		[{ text: '饲草 上峪' }, '2']
	])('%o', (part, expected) => expect(shown(part)).toBe(expected));
	test('what is over is not late, and days are counted from its entry', () => {
		expect(rows.map((each) => isLate(each, '2026-06-10'))).toEqual([false, true, false]);
		expect(ageOf(rows[0]!, '2026-06-10')).toBe(9);
	});
	test('an address says the list and nothing else', () => {
		const search = 'text=a&state=open&programme=support&place=149901100&layout=chain&year=2026&amount=small&view=board';
		const list = projectListOf(new URLSearchParams(search));
		expect(projectListOf(new URLSearchParams(projectSearch(list)))).toEqual(list);
		expect(projectListOf(new URLSearchParams('state=x&place=1&year=1&sort=y&amount=z'))).toEqual(
			projectListOf(new URLSearchParams())
		);
	}); // prettier-ignore
});
