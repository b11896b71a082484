import { sql } from 'kysely';
import type { StoredBytes } from '#attachments/files.server.ts';
import { accepted, type Outcome } from '#core/outcome.ts';
import { dayOf } from '#core/period.ts';
import type { Actor } from '#core/permission.ts';
import { workingDaysAfter } from '#core/steps.ts';
import { saveRows, type State } from '#db/save-rows.server.ts';
import type { Tx } from '#db/tx.server.ts';
import { demoProjects, type DemoProject } from '#geodata/project-rows.ts';
import { judgeScores, shippedSheet } from '#projects/appraisal.ts';
import { PROJECT_FILES } from '#projects/files.ts';
import {
	bodiesFor,
	daysAfter,
	meetingKinds,
	procedureKinds,
	type Matter,
	type ProcedureKind
} from '#projects/procedure.ts';
import { projectCode } from '#projects/project.ts';
import { DEPARTMENTS } from '#projects/settings.ts';
import { shippedStages, type DocumentKind, type ProjectState } from '#projects/stages.ts';
import { procedureTable, projectTable } from '#projects/tables.server.ts'; // prettier-ignore

/** The bytes of the demo's invented papers and photos, stored already. */
export interface DemoPapers {
	paper: StoredBytes;
	photo: StoredBytes;
}

interface Hand {
	id: string;
	name: string;
}
type Hands = Readonly<Record<'village' | 'township' | 'centre' | 'appraiser' | 'lead' | 'leader', Hand>>;

/** How far along the way a state is: gates behind it. */
const way = ['village_applied', 'township_review', 'third_party', 'joint_review', 'county_decision', 'publicised', 'implementing', 'accepted', 'closed'] as const; // prettier-ignore
const behind = (state: ProjectState): number =>
	state === 'returned' ? 0 : state === 'rejected' ? 1 : way.indexOf(state as (typeof way)[number]);

/** Whoever does each part of the review; villages and townships have clerks of their own, named by their office. */
async function handsOf(tx: Tx): Promise<Hands> {
	const { rows } = await sql<{ role: string; id: string; name: string; department: string | null }>`
		select person_role.role, person.id, person.name, department.name as department from person_role
		join person on person.county_code = ${tx.county} and person.id = person_role.person_id
		left join department on department.county_code = ${tx.county} and department.id = person_role.department_id
		where person_role.county_code = ${tx.county} order by person.id`.execute(tx.query);
	const of = (role: string, department?: string) =>
		rows.find((each) => each.role === role && (!department || each.department?.startsWith(department)))!;
	return {
		...{ centre: of('centre'), appraiser: of('appraiser'), lead: of('department', '农业农村局') },
		...{ leader: of('county_leader'), village: { id: 'demo-village', name: '村经办' } },
		township: { id: 'demo-township', name: '乡镇经办' }
	};
}

/** Departments that sign, the leading one first; set from a day before any of the demo's projects. */
async function setDepartments(tx: Tx): Promise<{ id: string; name: string; key: string }[]> {
	const { rows } = await sql<{ id: string; name: string; key: string }>`
		select office_id as id, name, sort_key as key from department
		where department.county_code = ${tx.county} and name like any(array['农业农村局%', '财政局', '审计局', '自然资源局'])
		order by name like '农业农村局%' desc, sort_key`.execute(tx.query);
	await tx.query
		.insertInto('setting')
		.values({
			...{ county_code: tx.county, key: DEPARTMENTS, valid_from: '2024-01-01', recorded_at: tx.now },
			...{ value: JSON.stringify(rows.map(({ id }) => id)), source: '县项目联审办法（演示）' }
		})
		.execute();
	return rows;
}

/** Villages by the zone they belong to, each once round; those of no zone under ''. */
async function villagesOf(tx: Tx): Promise<Map<string, { code: string; zone: string | null }[]>> {
	const { rows } = await sql<{ name: string; zone: string | null; code: string }>`
		select coalesce(zone.name, '') as name, zone.code as zone, village.code from village
		left join zone_village member on member.county_code = ${tx.county} and member.village_code = village.code
		left join zone on zone.county_code = ${tx.county} and zone.id = member.zone_id
		where village.county_code = ${tx.county} order by village.code`.execute(tx.query);
	return Map.groupBy(rows, ({ name }) => name);
}

/** Projects at every gate, with how they came there. One line of the trail. */
export async function addDemoProjects(tx: Tx, _actor: Actor, papers: DemoPapers): Promise<Outcome<{ projects: number }>> {
	const [hands, departments, villages] = [await handsOf(tx), await setDepartments(tx), await villagesOf(tx)];
	const made = new Map<string, number>();
	const quiet: Tx = { ...tx, note: () => undefined };
	// The clerk who looks round as a village has projects of their own.
	const { rows } = await sql<{ code: string }>`
		select place_codes ->> 0 as code from person_role where person_role.county_code = ${tx.county} and role = 'village' limit 1`.execute(
		tx.query
	);
	for (const [at, demo] of demoProjects.entries()) {
		const own = villages.get(demo.zone ?? '') ?? [...villages.values()].flat();
		const nth = made.get(demo.zone ?? '') ?? 0;
		made.set(demo.zone ?? '', nth + 1);
		const village = demo.zone === null && at < 30 ? { code: rows[0]!.code, zone: null } : own[(nth * 5 + 2) % own.length]!;
		await addOne(quiet, demo, { village, hands, departments, papers });
	}
	tx.note({ kind: 'project', count: demoProjects.length, detail: { act: 'demo' } });
	return accepted({ projects: demoProjects.length });
} // prettier-ignore

interface Around {
	village: { code: string; zone: string | null };
	hands: Hands;
	departments: readonly { id: string; name: string; key: string }[];
	papers: DemoPapers;
}

async function addOne(tx: Tx, demo: DemoProject, { village, hands, departments, papers }: Around): Promise<void> {
	const today = dayOf(tx.now);
	const ago = (days: number) => daysAfter(today, -days);
	const [passed, enteredOn] = [behind(demo.state), ago(demo.age)];
	const year = Number(enteredOn.slice(0, 4));
	// Gates in equal parts of its age, the last one a while ago.
	const gateOn = (gate: number) => ago(Math.round(demo.age - ((demo.age - 4) * (gate + 1)) / (passed + 1)));
	const since = passed === 0 ? (demo.state === 'returned' ? ago(18) : enteredOn) : gateOn(passed - 1);
	const stage = shippedStages.find(({ kind }) => kind === demo.state);
	const days = demo.state === 'implementing' ? 60 : (stage?.days ?? null);
	const calendar = { holidays: new Set<string>(), worked: new Set<string>() };
	const open = demo.state !== 'closed' && demo.state !== 'rejected' && days !== null;
	const dueOn = open
		? demo.late
			? ago(6)
			: workingDaysAfter(today, Math.min(days, 4 + (demo.age % 9)), calendar)
		: null;
	const posted = ['third_party', 'publicised', 'accepted'].includes(demo.state);
	const state: State = {
		...{
			code: projectCode(year, await tx.takeNumbers('project', 0)),
			name: demo.name,
			year,
			programme: demo.programme
		},
		...{
			village_code: village.code,
			zone_code: demo.zone === null ? null : village.zone,
			matter: demo.matter ?? 'affairs'
		},
		...{ heading: demo.heading, asked_fen: demo.asked * 1_000_000, own_fen: demo.own * 1_000_000 },
		approved_fen: passed >= 5 ? Math.round(demo.asked * 0.96) * 1_000_000 : null,
		...{
			summary: demo.summary,
			income_fen: Math.round(demo.asked * 0.09) * 1_000_000,
			households: 12 + (demo.asked % 60)
		},
		...{ jobs: 3 + (demo.asked % 17), entered_on: enteredOn, state: demo.state, state_since: since, due_on: dueOn },
		public_until: posted ? daysAfter(since, demo.state === 'publicised' ? 6 + (demo.age % 5) : 6) : null,
		former_state: passed > 0 ? way[passed - 1]! : null,
		round: demo.state === 'returned' ? 2 : 1
	};
	const [saved] = await saveRows(tx, projectTable, [{ row: null, state }], null, undefined, true);
	const id = saved!.id;
	const records = demo.records ?? (passed >= 8 ? 6 : 5);
	await addProcedures(tx, id, demo.matter ?? 'affairs', records, { begun: daysAfter(enteredOn, -30), until: since, papers, village: village.code }); // prettier-ignore
	await addActs(tx, id, demo, { passed, gateOn, enteredOn, hands });
	await addReviews(tx, id, demo, { passed, gateOn, hands, departments, today });
	const documents: [DocumentKind, number][] = [['application', 1], ['feasibility', 1], ['budget', 1], ['township_opinion', 2], ['appraisal_report', 3], ['decision_minutes', 5], ['acceptance_report', 7]]; // prettier-ignore
	for (const [kind, gate] of documents)
		if (passed >= gate || (gate === 1 && records >= 4))
			await addFile(tx, id, village.code, { kind, stored: papers.paper, on: gateOn(gate - 1) });
}

async function addProcedures(
	tx: Tx,
	project: string,
	matter: Matter,
	count: number,
	{ begun, until, papers, village }: { begun: string; until: string; papers: DemoPapers; village: string }
): Promise<void> {
	const kinds: readonly ProcedureKind[] = procedureKinds.slice(0, count);
	for (const [at, kind] of kinds.entries()) {
		const heldOn = kind === 'result_notice' ? daysAfter(until, -12) : daysAfter(begun, at * 4);
		const due = [5, 7, 34, 42][at] ?? 0;
		const present = due - (at === 0 ? 0 : 1 + (at % 3));
		const meeting = meetingKinds.find((each) => each === kind);
		const state: State = {
			...{ project_id: project, kind, held_on: heldOn, place: meeting ? '村委会会议室' : '村务公示栏' },
			body: meeting ? bodiesFor(meeting, matter)[0]! : null,
			called_on: meeting === 'resolution' && matter !== 'affairs' ? daysAfter(heldOn, -12) : null,
			...{ due: meeting ? due : null, present: meeting ? present : null, approve: meeting ? present - (at % 2) : null },
			...{ against: meeting ? at % 2 : null, abstain: meeting ? 0 : null, outcome: meeting ? 'passed' : null },
			until: meeting ? null : daysAfter(heldOn, 6)
		};
		await saveRows(tx, procedureTable, [{ row: null, state }], null, undefined, true);
		await addFile(tx, project, village, { kind: 'photo', procedure: kind, stored: papers.photo, on: heldOn });
	}
}

const PAPER_NAMES: Readonly<Partial<Record<string, string>>> = {
	...{ application: '申报书', feasibility: '实施方案', budget: '投资概算', township_opinion: '乡镇复审意见' },
	...{ appraisal_report: '评审报告', decision_minutes: '会议纪要', acceptance_report: '验收报告' }
};

async function addFile(
	tx: Tx,
	project: string,
	village: string,
	file: { kind: DocumentKind | 'photo'; procedure?: ProcedureKind; stored: StoredBytes; on: string }
): Promise<void> {
	const [id, photo] = [tx.newId(), file.kind === 'photo'];
	const taken = new Date(`${file.on}T10:20:00+08:00`);
	await tx.query
		.insertInto('project_file')
		.values({
			...{ county_code: tx.county, id, recorded_at: tx.now, project_id: project, kind: file.kind },
			...{ procedure_kind: file.procedure ?? null, taken_at: photo ? taken : null, place: photo ? '村委会' : null },
			...{ east_e7: null, north_e7: null, withdrawn_on: null, actor_id: 'demo', actor_name: '经办人（演示）' }
		})
		.execute();
	await tx.query
		.insertInto('attachment')
		.values({
			...{ county_code: tx.county, id: tx.newId(), ...file.stored, media_type: 'image/png', recorded_at: tx.now },
			name: photo ? `演示照片-${file.on}.png` : `演示-${PAPER_NAMES[file.kind] ?? '材料'}.png`,
			...{ owner_kind: PROJECT_FILES, owner_id: id, village_code: village }
		})
		.execute();
}

async function addActs(
	tx: Tx,
	project: string,
	demo: DemoProject,
	{ passed, gateOn, enteredOn, hands }: { passed: number; gateOn: (gate: number) => string; enteredOn: string; hands: Hands } // prettier-ignore
): Promise<void> {
	const approved = Math.round(demo.asked * 0.96) * 1_000_000;
	const paper = (gate: number, on: string): object | null =>
		gate === 1
			? { opinion: '材料齐全，同意上报。', posted: { postedOn: on, postedAt: '乡镇公示栏' }, unbiased: true }
			: gate === 4
				? {
						decision: { body: 'both', meeting: '县委常委会会议', number: `纪要〔${on.slice(0, 4)}〕${(demo.age % 30) + 1} 号`, decidedOn: on, approvedFen: approved },
						...{ posted: { postedOn: on, postedAt: '县政府网站' }, unbiased: true }
					}
				: gate === 5
					? { startedOn: on }
					: gate === 6
						? {
								acceptance: { checkedOn: on, townshipOn: on, acceptedOn: on, result: '按批复内容建成，验收合格。' },
								...{ posted: { postedOn: on, postedAt: '县政府网站' }, unbiased: true }
							}
						: gate === 3
							? { opinion: '各部门同意，报县委、县政府研究。', unbiased: true }
							: null; // prettier-ignore
	const steps = ['submit', 'pass', 'pass', 'pass', 'decide', 'start', 'accept', 'close'] as const;
	const by = [hands.village, hands.township, hands.appraiser, hands.lead, hands.leader, hands.township, hands.centre, hands.lead]; // prettier-ignore
	const rows: { act: string; from: string; to: string | null; on: string; hand: Hand; paper: object | null; reason?: string; round: number }[] = [
		{ act: 'enter', from: 'village_applied', to: null, on: enteredOn, hand: hands.village, paper: null, round: 1 }
	]; // prettier-ignore
	const round = 1;
	if (demo.state === 'returned') {
		const [submitted, back] = [daysAfter(enteredOn, 20), daysAfter(enteredOn, 34)];
		rows.push({ act: 'submit', from: 'village_applied', to: 'township_review', on: submitted, hand: hands.village, paper: null, round }); // prettier-ignore
		rows.push({ act: 'return', from: 'township_review', to: 'returned', on: back, hand: hands.township, paper: { unbiased: true }, reason: '概算没有附工程量清单，选址没有用地意见，补齐后再报。', round }); // prettier-ignore
	}
	for (let gate = 0; gate < passed; gate++) {
		const on = gateOn(gate);
		if (gate === 2 || (gate === 1 && demo.state === 'third_party' && demo.appraisal !== 'none'))
			rows.push({ act: 'commission', from: 'third_party', to: null, on, hand: hands.centre, paper: null, round });
		rows.push({ act: steps[gate]!, from: way[gate]!, to: way[gate + 1]!, on, hand: by[gate]!, paper: paper(gate, on), round }); // prettier-ignore
	}
	if (demo.state === 'third_party' && demo.appraisal !== 'none') rows.push(rows.splice(-2, 1)[0]!);
	if (demo.state === 'rejected')
		rows.push({ act: 'reject', from: 'township_review', to: 'rejected', on: daysAfter(enteredOn, 40), hand: hands.township, paper: { unbiased: true }, reason: '不符合资金投向，没有收益测算依据。', round }); // prettier-ignore
	await tx.copy(
		'project_act',
		['county_code', 'id', 'project_id', 'seq', 'round', 'act', 'from_state', 'to_state', 'acted_on', 'reason', 'paper', 'actor_id', 'actor_name', 'recorded_at'],
		rows.map((row, at) => [
			...[tx.county, tx.newId(), project, at + 1, row.round, row.act, row.from, row.to, row.on, row.reason ?? null],
			...[row.paper && JSON.stringify(row.paper), row.hand.id, row.hand.name, tx.now]
		])
	); // prettier-ignore
}

/** What was appraised and signed. */
async function addReviews(
	tx: Tx,
	project: string,
	demo: DemoProject,
	{ passed, gateOn, hands, departments, today }: { passed: number; gateOn: (gate: number) => string; hands: Hands; departments: Around['departments']; today: string } // prettier-ignore
): Promise<void> {
	const round = 1;
	const commissioned = passed > 2 || (demo.state === 'third_party' && demo.appraisal !== 'none');
	if (commissioned) {
		const delivered = passed > 2 || demo.appraisal === 'failed';
		const points = demo.appraisal === 'failed' ? [18, 12, 20, 19] : [21, 22, 19, 20 + (demo.asked % 5)];
		const scores = Object.fromEntries(
			shippedSheet.items.map(({ key }, at) => [key, { points: points[at]!, note: null }])
		);
		const { total, outcome } = judgeScores(shippedSheet, scores, []);
		const on = gateOn(Math.min(2, passed - 1));
		await tx.copy(
			'project_appraisal',
			['county_code', 'id', 'version', 'recorded_at', 'project_id', 'round', 'person_id', 'organisation', 'sheet', 'commissioned_on', 'due_on', 'delivered_on', 'scores', 'vetoes', 'total', 'outcome', 'opinion'],
			[
				[
					...[tx.county, tx.newId(), 1, tx.now, project, round, hands.appraiser.id, '晋和项目评审事务所', JSON.stringify(shippedSheet)],
					...[on, delivered ? on : daysAfter(today, 9), delivered ? on : null, delivered ? JSON.stringify(scores) : null],
					...[delivered ? '[]' : null, delivered ? total : null, delivered ? outcome : null],
					delivered ? (outcome === 'passed' ? '选址、规模与产业区一致，收益测算有依据，建议立项。' : '合规性低于底线：用地手续没有办妥。') : null
				]
			]
		); // prettier-ignore
	}
	if (passed < 3) return;
	const signed = passed > 3 ? departments.length : (demo.signed ?? 0);
	const on = passed > 3 ? gateOn(3) : daysAfter(today, -3);
	for (const [at, { id: office, name, key }] of departments.entries()) {
		const [id, given] = [tx.newId(), at < signed];
		const remarks = given && at === 1;
		const hand = at === 0 ? hands.lead : { id: `demo-${at}`, name: `${name}经办` };
		await tx.query
			.insertInto('project_signature')
			.values({
				...{ county_code: tx.county, id, version: given ? 2 : 1, recorded_at: tx.now, project_id: project, round },
				...{ office_id: office, name, sort_key: key, leads: at === 0, given_on: given ? on : null },
				stance: given ? (remarks ? 'remarks' : 'agree') : null,
				...{ actor_id: given ? hand.id : null, actor_name: given ? hand.name : null }
			})
			.execute();
		if (!remarks) continue;
		const points = ['设备单价请附三家询价。', '明确建成后的管护主体和费用来源。'];
		await tx.copy(
			'project_point',
			['county_code', 'id', 'signature_id', 'seq', 'body', 'answer', 'reply', 'answered_on'],
			points.map((body, seq) => {
				const answered = passed > 3 || seq === 0;
				const reply = seq === 0 ? '已附询价单。' : '由村股份经济合作社管护，费用从租金列支。';
				return [tx.county, tx.newId(), id, seq + 1, body, answered ? 'adopted' : null, answered ? reply : null, answered ? on : null];
			})
		); // prettier-ignore
	}
}
