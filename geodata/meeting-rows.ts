import { told } from '#text/zh/told.ts';
import type { MatterKind } from '#meetings/matter-kinds.ts';
import { resolutionNumber } from '#meetings/meeting.ts';
import { monthsBetween } from '#meetings/months.ts';
import { resolutionItem, resultItem, type PublicItem } from '#meetings/public-item.ts';
import { countVote, type Vote } from '#meetings/quorum.ts';
import { meetingValuesOn } from '#meetings/settings.ts';
import type { Row } from '#test/factory.ts';
import { openItem, villageMatter, villageMeeting, villageResolution } from '#test/meeting-factory.ts';
import { TOWNSHIPS } from './names.ts';
import { people } from './people.ts';
import type { Random } from '#core/random.ts';
import { day, type Sheet } from './rows.ts';

/** A year of months; the last one runs. */
export const MEETING_MONTHS = monthsBetween('2025-12', '2026-11');
const LAST = day(2026, 11, 20);
const DAY = 86_400_000;
const plus = (from: string, days: number): string => new Date(Date.parse(from) + days * DAY).toISOString().slice(0, 10);

interface Idea {
	kind: MatterKind;
	title: string;
	content?: string;
	/** 元, from and to. */
	yuan?: readonly [number, number];
	decision: string;
	next?: string;
	result: string;
}

/** What villages decide on; nobody’s name, no parcel. */
const IDEAS: readonly Idea[] = [
	{ kind: 'expense', title: '购置抽水泵 2 台', yuan: [5600, 9800], decision: '同意购置，比价三家', next: '村会计 10 日内比价采购', result: '已购置并安装，票据入账' },
	{ kind: 'expense', title: '村容整治用工', yuan: [6000, 18_000], decision: '同意，按日计酬', next: '下月底前完成', result: '整治完成，用工表已公示' },
	{ kind: 'homestead', title: '1 户宅基地申请', content: '原宅基地旁扩建，面积 150 平方米以内', decision: '同意上报乡镇审批', next: '村里 5 日内上报', result: '乡镇已批复，放线完成' },
	{ kind: 'homestead', title: '2 户宅基地翻建申请', content: '原址翻建，不新增面积', decision: '同意上报乡镇审批', result: '乡镇已批复' },
	{ kind: 'infrastructure', title: '村内道路硬化 1.2 公里', content: '西头到学校一段', yuan: [180_000, 460_000], decision: '同意，走公开招标', next: '村委会 1 个月内发布招标公告', result: '完工并通过验收' },
	{ kind: 'infrastructure', title: '安全饮水管网维修', yuan: [30_000, 120_000], decision: '同意维修', next: '上冻前完工', result: '已通水，水质检测合格' },
	{ kind: 'infrastructure', title: '安装太阳能路灯 30 盏', yuan: [36_000, 75_000], decision: '同意安装', result: '30 盏全部亮灯' },
	{ kind: 'disposal', title: '旧学校校舍出租', content: '院落 1 处，租期 5 年', yuan: [20_000, 60_000], decision: '同意公开竞价出租', next: '报乡镇批准后挂牌', result: '已挂牌成交，租金入账' },
	{ kind: 'disposal', title: '报废拖拉机 1 台', yuan: [3000, 9000], decision: '同意报废，残值入账', result: '残值已入账' },
	{ kind: 'aid', title: '临时救助 3 户', content: '大病、火灾致困', decision: '同意上报并先行垫付', next: '村里 3 日内上报民政', result: '救助金已发到户' },
	{ kind: 'aid', title: '低保动态调整 2 户', decision: '同意上报', result: '乡镇已审核' },
	{ kind: 'contracting', title: '到期机动地重新发包', content: '约 40 亩，承包期 5 年', yuan: [60_000, 90_000], decision: '同意公开竞价发包，本村成员优先', result: '合同已签，承包费到账' },
	{ kind: 'other', title: '修订村规民约', decision: '同意修订稿', result: '已公示并张贴' },
	{ kind: 'other', title: '护林防火排班', decision: '同意排班', result: '防火期内无火情' }
]; // prettier-ignore

const BUDGET: Idea = {
	...{ kind: 'budget', title: '年度财务预算', content: '收入、支出逐项列明，附预算表', yuan: [180_000, 900_000] },
	...{ decision: '同意年度预算，未列入的不得支出', next: '预算表张贴公示栏，按季公开执行情况' },
	result: '全年按预算执行，决算已公开'
};
/** Below the county’s limit: done without a meeting. */
const SMALL = ['购置办公用纸', '更换公示栏玻璃', '清运垃圾一车', '会议室换锁'];
const RAISED: readonly Idea[] = IDEAS.filter(({ kind }) => kind !== 'contracting');

/** The year’s meetings of every village: most months held, some missed, matters of every kind in every state. */
export function addMeetings(sheet: Sheet, random: Random): void {
	const towns = new Map(TOWNSHIPS.map(({ code, name }) => [code as string, name]));
	const first = new Set<string>();
	for (const { code, name, township_code } of sheet.rows.village) {
		const own = random.branch(code);
		const called = `${towns.get(township_code)}${name}`;
		// The village somebody looks round as has months to catch up on.
		const shown = !first.has(township_code);
		first.add(township_code);
		const delegates = own.whole(21, 55);
		const names = people(own.branch('names'));
		const lead = { chair: names.next(), minute_taker: names.next() };
		for (const month of MEETING_MONTHS) {
			if (own.chance(0.07) || (shown && (month === '2026-02' || month === '2026-07'))) continue;
			addMonth(sheet, own, { code, called, month, delegates, lead });
		}
		addOutside(sheet, own, code, called);
	}
}

interface At {
	code: string;
	called: string;
	month: string;
	delegates: number;
	lead: { chair: string; minute_taker: string };
}

function addMonth({ factory: make, rows }: Sheet, random: Random, { code, called, month, delegates, lead }: At): void {
	const running = month === MEETING_MONTHS.at(-1);
	const met_on = `${month}-${random.pick(running ? ['05', '15', '15', '25'] : ['05', '15', '15', '25'])}`;
	const held = met_on <= LAST;
	const enough = !random.chance(0.03);
	const present = enough ? random.whole(Math.ceil((delegates * 2) / 3), delegates) : Math.floor(delegates / 2);
	const meeting = villageMeeting(make, {
		...{ village_code: code, met_on, ...lead, state: held ? 'held' : 'planned' },
		...{ committee_due: held ? 5 : null, committee_present: held ? random.whole(4, 5) : null },
		...{ delegates_due: held ? delegates : null, delegates_present: held ? present : null },
		supervisor_present: held ? random.chance(0.93) : null,
		office_present: held ? random.chance(0.9) : null
	});
	rows.village_meeting.push(meeting);
	const ideas = random.shuffled(IDEAS).slice(0, random.pick([1, 1, 1, 2, 2]));
	const agenda = month.endsWith('-01') ? [BUDGET, ...ideas.slice(1)] : ideas;
	for (const [at, idea] of agenda.entries()) {
		const matter = raise({ make, random }, idea, code, plus(met_on, -random.whole(2, 20)));
		rows.village_matter.push(matter);
		const line = { village_code: code, meeting_id: meeting.id, matter_id: matter.id, agenda_no: at + 1 };
		const none = { body: null, due: null, present: null, approve: null, against: null, abstain: null };
		const open = { ...none, outcome: null, number: null, decision: null, next_step: null };
		if (!held) {
			rows.village_resolution.push(villageResolution(make, { ...line, ...open }));
			continue;
		}
		if (idea !== BUDGET && random.chance(0.03)) {
			rows.village_resolution.push(villageResolution(make, { ...line, ...open, outcome: 'deferred' }));
			continue;
		}
		decide({ make, rows, random }, { meeting, matter, line, idea, called, delegates, present });
	}
}

type Making = Pick<Sheet, 'rows'> & { make: Sheet['factory']; random: Random };

function raise(
	{ make, random }: Pick<Making, 'make' | 'random'>,
	{ kind, title, content, yuan }: Idea,
	village_code: string,
	raised_on: string
): Row<'village_matter'> {
	const amount_fen = yuan ? Math.round(random.between(...yuan) / 100) * 10_000 : null;
	return villageMatter(make, { village_code, kind, title, content: content ?? null, amount_fen, raised_on });
}

const publish = ({ make, rows }: Making, kind: string, village_code: string, subject_id: string, on: string, item: PublicItem): void =>
	void rows.open_item.push(openItem(make, { village_code, kind, subject_id, ...item, published_on: on })); // prettier-ignore

function decide(
	making: Making,
	of: {
		meeting: Row<'village_meeting'>;
		matter: Row<'village_matter'>;
		line: { village_code: string; meeting_id: string; matter_id: string; agenda_no: number };
		idea: Idea;
		called: string;
		delegates: number;
		present: number;
	}
): void {
	const { make, rows, random } = making;
	const { meeting, matter, line, idea, called, delegates: due, present } = of;
	const against = random.chance(0.04) ? Math.ceil(present * 0.55) : random.whole(0, Math.min(3, present));
	const abstain = random.whole(0, Math.min(2, present - against));
	const vote: Vote = { due, present, approve: present - against - abstain, against, abstain };
	const counted = countVote(meetingValuesOn(meeting.met_on, []).quorum.delegates, vote);
	if (!counted.ok) throw new Error(`expected a vote that adds up, got ${counted.reason}`);
	const { outcome } = counted.value;
	const number = resolutionNumber(meeting.village_code, meeting.month, line.agenda_no);
	const decision = outcome === 'passed' ? idea.decision : outcome === 'rejected' ? '多数不同意，暂不办' : null;
	const next_step = outcome === 'passed' ? (idea.next ?? null) : null;
	const resolution = villageResolution(make, { ...line, outcome, number, ...vote, decision, next_step });
	rows.village_resolution.push(resolution);
	if (outcome === 'void') return;
	const about = {
		...{ village: called, kind: idea.kind, title: matter.title, content: matter.content },
		amountFen: matter.amount_fen
	};
	const item = resolutionItem(
		{
			...{ ...about, metOn: meeting.met_on, number, body: 'delegates', vote, counted: { ...counted.value, outcome } },
			...{ supervisor: meeting.supervisor_present === true, office: meeting.office_present === true },
			...{ decision: decision ?? '', nextStep: next_step }
		},
		told
	);
	publish(making, 'resolution', meeting.village_code, resolution.id, meeting.met_on, item);
	const executed_on = plus(meeting.met_on, idea === BUDGET ? 400 : random.whole(12, 90));
	if (outcome === 'passed' && executed_on <= LAST && random.chance(0.88))
		finish(making, matter, { about, idea, number, executed_on });
}

function finish(
	making: Making,
	matter: Row<'village_matter'>,
	of: { about: Parameters<typeof resultItem>[0] extends infer A ? Omit<A, 'number' | 'executedOn' | 'settledFen' | 'result'> : never; idea: Pick<Idea, 'result'>; number: string | null; executed_on: string } // prettier-ignore
): void {
	const { about, idea, number, executed_on } = of;
	const settled = matter.amount_fen === null ? null : Math.round((matter.amount_fen * making.random.between(0.9, 1)) / 10_000) * 10_000; // prettier-ignore
	const settled_fen = settled === null ? null : Math.min(settled, matter.amount_fen!);
	Object.assign(matter, { executed_on, result: idea.result, settled_fen });
	const item = resultItem({ ...about, number, executedOn: executed_on, settledFen: settled_fen, result: idea.result }, told); // prettier-ignore
	publish(making, 'result', matter.village_code, matter.id, executed_on, item);
}

/** What no meeting has had yet, and small expenses that need none. */
function addOutside(sheet: Sheet, random: Random, code: string, called: string): void {
	const making = { make: sheet.factory, rows: sheet.rows, random };
	if (random.chance(0.3)) {
		const matter = raise(making, random.pick(RAISED), code, day(2026, 11, random.whole(1, 20)));
		sheet.rows.village_matter.push(matter);
	}
	if (random.chance(0.35)) {
		const title = random.pick(SMALL);
		const idea: Idea = { kind: 'expense', title, yuan: [400, 4600], decision: '', result: '已购置，票据入账' };
		const matter = raise(making, idea, code, day(2026, random.whole(3, 9), random.whole(1, 28)));
		sheet.rows.village_matter.push(matter);
		const about = { village: called, kind: idea.kind, title, content: null, amountFen: matter.amount_fen };
		finish(making, matter, { about, idea, number: null, executed_on: plus(matter.raised_on, random.whole(2, 20)) });
	}
}
