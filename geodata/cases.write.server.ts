import { sql } from 'kysely';
import { accepted, type Outcome } from '#core/outcome.ts';
import { dayOf } from '#core/period.ts';
import type { Actor } from '#core/permission.ts';
import { workingDaysAfter } from '#core/steps.ts';
import { plainWeek } from './plain-week.ts';
import type { Tx } from '#db/tx.server.ts';
import { caseNumber } from '#land/cases/case.ts';
import { caseCourse, type CaseState, type CaseStep } from '#land/cases/course.ts';
import { groundUnder } from '#land/cases/ground.read.server.ts';
import { notHousehold } from '#land/cases/household-land.ts';
import { setFindingStatus } from '#land/finding-status.write.server.ts';
import { putAsset } from '#land/reclaimed/record.write.server.ts';

/** How far the demo's cases have come: the steps each has taken, and how many working days ago it took the last. */
const WALKS: readonly { steps: readonly CaseStep[]; ago: number; count: number }[] = [
	{ steps: [], ago: 2, count: 4 },
	{ steps: ['assign'], ago: 3, count: 4 },
	{ steps: ['assign'], ago: 16, count: 2 },
	{ steps: ['assign', 'measure'], ago: 2, count: 3 },
	{ steps: ['assign', 'measure', 'publicise'], ago: 3, count: 3 },
	{ steps: ['assign', 'measure', 'publicise'], ago: 12, count: 2 },
	{ steps: ['assign', 'measure', 'publicise', 'object'], ago: 4, count: 2 },
	{ steps: ['assign', 'measure', 'publicise', 'negotiate'], ago: 6, count: 3 },
	{ steps: ['assign', 'measure', 'publicise', 'negotiate'], ago: 30, count: 1 },
	{ steps: ['assign', 'measure', 'publicise', 'negotiate', 'resolve'], ago: 5, count: 3 },
	{ steps: ['assign', 'measure', 'publicise', 'negotiate', 'resolve', 'supplement'], ago: 4, count: 2 },
	{ steps: ['assign', 'measure', 'publicise', 'negotiate', 'resolve', 're_sign'], ago: 3, count: 1 },
	{ steps: ['assign', 'measure', 'publicise', 'negotiate', 'resolve', 'reclaim'], ago: 6, count: 2 },
	{ steps: ['assign', 'measure', 'publicise', 'negotiate', 'resolve', 'to_equity'], ago: 8, count: 1 },
	{ steps: ['assign', 'measure', 'publicise', 'negotiate', 'to_legal'], ago: 7, count: 1 },
	{ steps: ['assign', 'measure', 'dismiss'], ago: 9, count: 2 },
	{ steps: ['assign', 'measure', 'publicise', 'negotiate', 'escalate'], ago: 4, count: 2 },
	{ steps: ['assign', 'measure', 'publicise', 'negotiate', 'resolve', 'reclaim', 'close'], ago: 10, count: 2 }
];

const NAMES = { village: '村经办', township: '乡镇经办', county: '中心经办' } as const;
const OFFICES: Partial<Record<CaseStep, keyof typeof NAMES>> = {
	...({ assign: 'township', supplement: 'township', re_sign: 'township', reclaim: 'township' } as const),
	...({ to_equity: 'township', dismiss: 'township', close: 'county' } as const)
};
const REASONS: Partial<Record<CaseStep, string>> = {
	reclaim: '使用人不愿续用，收归集体后公开发包',
	to_equity: '租金折股入村股份经济合作社',
	to_legal: '承包人称有历史协议，交律师审核',
	dismiss: '实地丈量为公用田间道，不属使用人',
	escalate: '三次协商未果，请乡镇提级办理'
};

interface Found {
	id: string;
	version: number;
	village: string;
	kind: string;
	mu: number;
	holder: string | null;
	contractId: string | null;
	contractVersion: number | null;
}

/** Small leads that wait, those of the first villages first; the large ones stay on the wall. */
async function smallLeads(tx: Tx, count: number): Promise<Found[]> {
	const { rows } = await sql<Found>`
		select finding.id, finding.version, finding.village_code as village, finding.kind, finding.over_mu as mu,
			coalesce(occupation.lessee_name, contract.lessee_name) as holder, contract.id as "contractId", contract.version as "contractVersion"
		from finding
		left join occupation on occupation.county_code = ${tx.county} and occupation.id = finding.occupation_id
		left join contract on contract.county_code = ${tx.county} and contract.id = finding.contract_id
		where finding.county_code = ${tx.county} and finding.status = 'suspected' and finding.village_code is not null
			and finding.kind in ('over_area', 'no_contract', 'expired_held') and finding.over_mu between 60 and 1500 and finding.feature_no > 140
		order by starts_with(finding.village_code, ${`${tx.county}102`}) desc, finding.feature_no limit ${count * 2}`.execute(
		tx.query
	);
	const kept: Found[] = [];
	for (const each of rows) {
		if (kept.length === count) break;
		if (notHousehold(await groundUnder(tx, [each.id], [])).ok) kept.push(each);
	}
	return kept;
}

/** Working days before a day. */
function before(today: string, days: number): string {
	const date = new Date(`${today}T00:00:00Z`);
	for (let left = days; left > 0;) {
		date.setUTCDate(date.getUTCDate() - 1);
		if (date.getUTCDay() % 6 !== 0) left--;
	}
	return date.toISOString().slice(0, 10);
}

/** Cases of the demo county in every state of their course, from leads the comparison found; one write, one line of the trail. */
export async function addDemoCases(tx: Tx, actor: Actor): Promise<Outcome<{ cases: number }>> {
	const walks = WALKS.flatMap((walk) => Array.from({ length: walk.count }, () => walk));
	const found = await smallLeads(tx, walks.length);
	const first = await tx.takeNumbers('land_case', found.length);
	const dismissed: string[] = [];
	for (const [index, finding] of found.entries()) {
		// Neighbours stand at different steps: 7 and their number have no divisor in common.
		const walk = walks[(index * 7) % walks.length]!;
		const state = await walkOne(tx, finding, walk, first + index);
		if (walk.steps.includes('reclaim')) await leaveBehind(tx, actor, finding, first + index);
		if (state === 'dismissed') dismissed.push(finding.id);
	}
	const [out, kept] = [true, false].map((each) => found.filter(({ id }) => dismissed.includes(id) === each));
	await setFindingStatus(tx, kept!, 'in_case');
	await setFindingStatus(tx, out!, 'dismissed');
	// The county has just been compared; nobody is to compare it again for this.
	await tx.query.deleteFrom('changed_row').where('county_code', '=', tx.county).execute();
	tx.touch('finding');
	tx.note({ kind: 'land_case', count: found.length });
	return accepted({ cases: found.length });
}

/** What a case concluded as 收归集体 leaves. Its land is not put on the map: what the map shows as taken back are the ledger's 3 350 亩. */
async function leaveBehind(tx: Tx, actor: Actor, finding: Found, number: number): Promise<void> {
	const { id } = await tx.query
		.selectFrom('land_case')
		.select('id')
		.where('county_code', '=', tx.county)
		.where('feature_no', '=', number)
		.executeTakeFirstOrThrow();
	await putAsset(tx, actor, {
		state: {
			...{ code: null, village_code: finding.village, object_kind: 'land', area_mu: finding.mu, units: null },
			...{ name: `核查案件 ${caseNumber(number)} 收归土地`, reclaimed_on: before(dayOf(tx.now), 5), note: null },
			...{ jobs: null, gain_fen: null }
		},
		...{ caseId: id, origin: 'case' }
	});
}

async function walkOne(tx: Tx, finding: Found, walk: (typeof WALKS)[number], number: number): Promise<CaseState> {
	const today = dayOf(tx.now);
	const id = tx.newId();
	const own = { county_code: tx.county, case_id: id, recorded_at: tx.now };
	let state: CaseState = 'suspected';
	let day = before(today, walk.ago + walk.steps.length * 12);
	let due: string | null = workingDaysAfter(day, 5, plainWeek);
	let actor: string = 'demo-township';
	let measured: string | null = null;
	const steps = [
		{ step: 'open', from: null as CaseState | null, to: state as CaseState, day, due, office: 'township', reason: '' }
	];
	await tx.query
		.insertInto('land_case')
		.values({
			...{ county_code: tx.county, id, version: walk.steps.length + 1, recorded_at: tx.now, feature_no: number },
			...{ origin: 'finding', village_code: finding.village, main_kind: finding.kind, land_kind: 'farmland' },
			...{ holder_name: finding.holder, contract_id: finding.contractId, contract_version: finding.contractVersion },
			...{ suspected_mu: finding.mu, state, handled_at: 'village', opened_on: day, state_since: day }
		})
		.execute();
	await tx.query
		.insertInto('land_case_finding')
		.values({
			county_code: tx.county,
			id: tx.newId(),
			case_id: id,
			finding_id: finding.id,
			finding_version: finding.version
		})
		.execute();
	for (const [index, name] of walk.steps.entries()) {
		const rule = caseCourse.steps.find((each) => each.name === name && each.from.includes(state))!;
		const last = index === walk.steps.length - 1;
		day = last ? before(today, walk.ago) : workingDaysAfter(day, 10, plainWeek);
		const shown = workingDaysAfter(day, 6, plainWeek);
		due = rule.days === undefined ? null : workingDaysAfter(name === 'publicise' ? shown : day, rule.days, plainWeek);
		const seq = index + 2;
		if (name === 'measure') {
			measured = tx.newId();
			const neighbours = (['east', 'south', 'west', 'north'] as const).map((side) => ({
				...{ side, name: '', signed: side !== 'north', why: side === 'north' ? '外出务工，电话告知' : null }
			}));
			await tx.query
				.insertInto('case_measurement')
				.values({
					...{ ...own, id: measured, seq, method: number % 5 === 0 ? 'tape' : 'rtk', measured_on: day },
					...{ measured_mu: finding.mu + (number % 7) - 3, measured_by: '乡镇测量队', user_signed: true },
					...{ village_signed: true, neighbours: JSON.stringify(neighbours) }
				})
				.execute();
		} else if (name === 'publicise')
			await tx.query
				.insertInto('case_publicity')
				.values({
					...{ ...own, id: tx.newId(), seq, measurement_id: measured!, place: '村委会公示栏' },
					...{ starts_on: day, ends_on: shown }
				})
				.execute();
		else if (name === 'object')
			await tx.query
				.insertInto('case_objection')
				.values({
					...{ ...own, id: tx.newId(), seq, objector: '李有田', said: '东边地界以老埂为准，请复丈', made_on: day },
					remeasure: true
				})
				.execute();
		else if (name === 'resolve')
			await tx.query
				.insertInto('case_resolution')
				.values({
					...{ ...own, id: tx.newId(), seq, met_on: day, entitled: 33, present: 28, approve: 26, against: 1 },
					...{ price_fen: 40_000, starts_on: day, ends_on: `${Number(day.slice(0, 4)) + 3}${day.slice(4)}` }
				})
				.execute();
		else if (name === 'supplement' || name === 're_sign')
			await tx.query
				.insertInto('case_agreement')
				.values({
					...{ ...own, id: tx.newId(), seq, kind: name === 'supplement' ? 'supplement' : 'contract' },
					...{ number: `补-${number}`, contract_id: finding.contractId, contract_version: finding.contractVersion },
					...{ signed_by: finding.holder ?? '使用人', signed_on: day }
				})
				.execute();
		const office = OFFICES[name] ?? 'village';
		actor = `demo-${office}`;
		steps.push({ step: name, from: state, to: rule.to, day, due: due ?? '', office, reason: REASONS[name] ?? '' });
		state = rule.to;
	}
	await tx.query
		.insertInto('land_case_step')
		.values(
			steps.map((each, index) => ({
				...{
					county_code: tx.county,
					id: tx.newId(),
					case_id: id,
					seq: index + 1,
					step: each.step,
					from_state: each.from
				},
				...{ to_state: each.to, taken_on: each.day, due_on: each.due || null, reason: each.reason || null },
				...{ actor_id: `demo-${each.office}`, actor_name: NAMES[each.office as keyof typeof NAMES] },
				...{ actor_level: each.office, recorded_at: tx.now }
			}))
		)
		.execute();
	const outcomes: CaseState[] = ['supplemented', 're_signed', 'reclaimed', 'to_equity', 'legal_review', 'dismissed'];
	await tx.query
		.updateTable('land_case')
		.set({
			...{ state, state_since: day, due_on: due, last_actor: actor },
			outcome: steps.map(({ to }) => to).findLast((each) => outcomes.includes(each)) ?? null,
			handled_at: state === 'escalated' ? 'township' : 'village',
			...(walk.steps.length > 0 ? { assignee: '村丈量组', visit_on: steps[1]!.day } : {})
		})
		.where('county_code', '=', tx.county)
		.where('id', '=', id)
		.execute();
	return state;
}
