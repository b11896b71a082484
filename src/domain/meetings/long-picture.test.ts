import { describe, expect, test } from 'vitest';
import { told } from '#text/zh/told.ts';
import { longPicture, PICTURE_WIDTH, wrapped } from './long-picture.ts';
import { factsOf, leaves, resolutionItem, resultItem, textOf } from './public-item.ts';

const about = {
	...({ village: '石门镇上峪村', kind: 'infrastructure', title: '村内道路硬化 1.2 公里' } as const),
	...{ content: '西头到学校一段', amountFen: 12_000_000 }
};
const vote = { due: 45, present: 40, approve: 36, against: 3, abstain: 1 };
const decided = resolutionItem(
	{
		...{ ...about, metOn: '2026-03-15', number: 'YJ149901102201-202603-01', body: 'delegates', vote },
		...{ counted: { outcome: 'passed', needPresent: 30, needApprove: 21 }, supervisor: true, office: false },
		...{ decision: '同意，走公开招标', nextStep: '村委会 4 月底前发布招标公告' }
	},
	told
);

describe('a public item', () => {
	test('tells a resolution: what, who was there, how they voted, what comes next', () => {
		expect(textOf(decided)).toBe(
			[
				'【石门镇上峪村民主议事日决议公开】',
				'议事日期：2026 年 3 月 15 日',
				'议定事项：村内道路硬化 1.2 公里',
				'事项类别：基础设施建设',
				'预计金额：120,000 元',
				'事项内容：西头到学校一段',
				'到会情况：村民代表应到 45 人，实到 40 人',
				'列席：监委会主任到会，村办主任缺席（不参加表决）',
				'表决情况：赞成 36 票，反对 3 票，弃权 1 票',
				'通过条件：到会不少于 30 人，赞成不少于 21 人',
				'表决结果：通过',
				'决议编号：YJ149901102201-202603-01',
				'决议内容：同意，走公开招标',
				'下一步：村委会 4 月底前发布招标公告'
			].join('\n')
		);
	});
	test('tells what came of it', () => {
		const item = resultItem(
			{ ...about, number: null, executedOn: '2026-06-01', settledFen: 11_800_050, result: '完工并验收' },
			told
		);
		expect(factsOf(item.body)).toContainEqual({ label: '实际金额', value: '118,000.50 元' });
		expect(item.body).not.toContain('决议编号');
	});
	test('does not leave with a name or a parcel in it, whatever it was made of', () => {
		expect(leaves(decided, { names: [] }).ok).toBe(true);
		expect(leaves({ ...decided, body: `${decided.body}\n补充：张建国已签` }, { names: ['张建国'] })).toMatchObject({
			ok: false,
			reason: 'public.name'
		});
		expect(leaves({ ...decided, body: '议定事项：1499011022010000123 发包' }, { names: [] })).toMatchObject({
			reason: 'public.code'
		});
	});
});

describe('a long picture', () => {
	const measure = (text: string) => [...text].length * 10;
	test('breaks lines where they may break: no sign first, a number whole', () => {
		expect(wrapped('一二三四五，六七', 50, measure)).toEqual(['一二三四', '五，六七']);
		expect(wrapped('合计 120,000.50 元', 100, measure)).toEqual(['合计', '120,000.50', '元']);
		expect(wrapped('一'.repeat(7), 30, measure)).toEqual(['一一一', '一一一', '一']);
		expect(wrapped('X'.repeat(9), 30, measure).every((line) => line.length <= 3)).toBe(true);
	});
	test('is as wide as a phone and as long as its words', () => {
		const draw = (body: string) =>
			longPicture(
				{
					...{ ...decided, body, place: '石门镇 · 上峪村', published: '2026-03-16 公开', vote },
					...{ votes: told.labels.votes, outcome: told.labels.outcome, foot: told.picture.foot, demo: '演示数据' }
				},
				{ colour: () => '#123456', outline: (text, size) => ({ d: 'M0 0', width: [...text].length * size }) }
			);
		const size = (svg: string) => /width="(\d+)" height="(\d+)"/.exec(svg)!.slice(1).map(Number);
		const [width, height] = size(draw(decided.body));
		expect(width).toBe(PICTURE_WIDTH);
		expect(size(draw(`${decided.body}\n补充：${'长'.repeat(300)}`))[1]).toBeGreaterThan(height! + 500);
		// The bar of votes: three parts, of one width with the sheet’s inner one.
		const bar = [...draw(decided.body).matchAll(/<rect x="[\d.]+" y="[\d.]+" width="([\d.]+)" height="26"/g)];
		expect(bar).toHaveLength(3);
		expect(bar.reduce((sum, [, part]) => sum + Number(part), 0)).toBeCloseTo(936, 0);
	});
});
