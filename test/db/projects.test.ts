import { beforeAll, describe, expect, test } from 'vitest';
import { roleRule, type Role } from '#auth/roles.ts';
import { accepted, type Outcome } from '#core/outcome.ts';
import type { Actor, Permission } from '#core/permission.ts';
import type { Engine } from '#db/engine/types.ts';
import { toDegrees } from '#geodata/plane.ts';
import { throughDoor, type Write } from '#door/door.server.ts';
import { commissionAppraisal, deliverAppraisal } from '#projects/appraisal.write.server.ts';
import { appraisalsFor } from '#projects/appraisal.read.server.ts';
import { commissionedPapers, commissionedProject } from '#projects/appraiser.read.server.ts';
import { asksOf } from '#projects/asks.read.server.ts';
import { answerAsk, askForMore, remindOfProject } from '#projects/asks.write.server.ts';
import { checkFile } from '#projects/files.ts';
import { addProjectFile, withdrawFile } from '#projects/files.write.server.ts';
import { filesOf } from '#projects/files.read.server.ts';
import { answerPoint, signProject } from '#projects/joint.write.server.ts';
import { signaturesOf } from '#projects/joint.read.server.ts';
import { daysAfter, meetingKinds, type ProcedureKind } from '#projects/procedure.ts';
import { drawArea } from '#projects/place/area.write.server.ts';
import { placeAnswers } from '#projects/place/place.read.server.ts';
import { recordProcedure } from '#projects/procedure.write.server.ts';
import { projectActs, proceduresOf } from '#projects/project.read.server.ts';
import type { ProjectGiven } from '#projects/project.ts';
import { enterProject, mendProject } from '#projects/project.write.server.ts';
import { listProjects, projectByNumber } from '#projects/projects.read.server.ts';
import { recuseCommissioned } from '#projects/recusal.write.server.ts';
import { changeProjectSettings } from '#projects/settings.write.server.ts';
import { projectValues } from '#projects/settings.read.server.ts';
import { shippedStages, type DocumentKind, type ProjectStep } from '#projects/stages.ts';
import { walkProject } from '#projects/walk.write.server.ts';
import { testEngine, testRead, testWrite, twoCounties, valueOf, type CountyWithRows } from '#test/database.ts';
import { insertRows } from '#test/factory.ts';

let engine: Engine;
let first: CountyWithRows;
let second: CountyWithRows;
let villages: string[];
let offices: string[];
let today = '2026-06-01';
const ids = {
	...{ lead: '0190a000-0000-7000-8000-000000000001', finance: '0190a000-0000-7000-8000-000000000002' },
	appraiser: '0190a000-0000-7000-8000-000000000003'
};

/** Two villages of a township, two departments with a person each, an appraiser; the other county has the same ids. */
async function fill({ code, rows: make }: CountyWithRows): Promise<void> {
	const at = make.township({ name: '石门镇' });
	const own = [0, 1].map((n) =>
		make.village({
			...{ name: `村${n}`, township_code: at.code, code: `${at.code}20${n}` },
			shape: make.rectangle(n * 1000, 0, 1000, 1000)
		})
	);
	const line = make.constraintArea({ kind: 'farmland_red', shape: make.rectangle(0, 720, 1000, 20) });
	const departments = [make.department({ name: '农业农村局' }), make.department({ name: '财政局' })];
	const people = [
		make.person({ id: ids.lead, name: '甲科长' }),
		make.person({ id: ids.finance, name: '乙科长' }),
		make.person({ id: ids.appraiser, name: '丙评审', organisation: '评审所', home_village_code: own[1]!.code })
	];
	const of = (person_id: string, role: string, department_id: string | null) =>
		make.personRole({ person_id, role, department_id, place_codes: JSON.stringify([code]) });
	valueOf(
		await testWrite(engine, code, async (tx) => {
			await insertRows(tx, 'township', [at]);
			await insertRows(tx, 'village', own);
			await insertRows(tx, 'constraint_area', [line]);
			await insertRows(tx, 'department', departments);
			await insertRows(tx, 'person', people);
			await insertRows(tx, 'person_role', [
				of(ids.lead, 'department', departments[0]!.id),
				of(ids.finance, 'department', departments[1]!.id),
				of(ids.appraiser, 'appraiser', null)
			]);
			return accepted(null);
		})
	);
	if (code !== first.code) return;
	villages = own.map((village) => village.code);
	offices = departments.map(({ office_id }) => office_id);
}

const somebody = (role: Role, id: string, prefixes: readonly string[], county = first.code): Actor => ({
	...{ id, name: id, role, county, scope: { prefixes }, permissions: new Set(roleRule(role).permissions) }
});
const who = {
	village: (at = 0) => somebody('village', `village${at}`, [villages[at]!]),
	township: (id = 'township') => somebody('township', id, [villages[0]!.slice(0, 9)]),
	centre: (id = 'centre') => somebody('centre', id, [first.code]),
	leader: () => somebody('county_leader', 'leader', [first.code]),
	lead: () => somebody('department', ids.lead, [first.code]),
	finance: () => somebody('department', ids.finance, [first.code]),
	appraiser: () => somebody('appraiser', ids.appraiser, [first.code])
};
const write = <T>(actor: Actor, permission: Permission, run: Write<T>): Promise<Outcome<T>> =>
	throughDoor(engine, actor, permission, run, { now: () => new Date(`${today}T04:00:00Z`) });
const read = (county = first.code, prefixes?: string[]) => testRead(engine, county, prefixes && { prefixes });
const reason = (outcome: Outcome<unknown>) => (outcome.ok ? 'accepted' : outcome.reason);
const project = async (number: number) => (await projectByNumber(read(), number))!;

const facts: ProjectGiven = {
	...{ name: '林下养鸡', year: '2026', programme: 'support', matter: 'affairs', heading: 'county_budget' },
	...{ asked: '300000', own: '50000', summary: '建鸡舍三座，存栏一万只' }
};
const enter = async (given: ProjectGiven = {}, actor = who.village()): Promise<number> =>
	valueOf(
		await write(actor, 'projects.apply', (tx, by) =>
			enterProject(tx, by, { values: { ...facts, village: villages[0]!, ...given } })
		)
	).number;
async function file(
	number: number,
	actor: Actor,
	kind: DocumentKind | 'photo',
	procedure: ProcedureKind | null = null
) {
	const stored = { sha256: 'a'.repeat(64), bytes: 10, name: `${kind}.png`, mediaType: 'image/png' };
	const given = { kind, procedure, takenAt: `${today} 10:00`, place: '村口', east: 111.67, north: 38.28 };
	const checked = valueOf(checkFile(given, { now: `${today} 12:00` }));
	return write(actor, actor.role === 'appraiser' ? 'projects.score' : 'projects.file', (tx, by) =>
		addProjectFile(tx, by, { ...stored, number, facts: checked })
	);
}
const record = async (number: number, kind: ProcedureKind, values: Record<string, string>, reasoned = '') =>
	write(
		who.village(),
		'projects.apply',
		async (tx, by) =>
		recordProcedure(tx, by, { number, version: (await projectByNumber(tx, number))!.version, kind, values, reason: reasoned }) // prettier-ignore
	);
const votes = { due: '30', present: '25', approve: '24', against: '1', abstain: '0' };
const place = '村委会会议室';

/** The village procedure, held and seen; a week later its notice is over. */
async function procedure(number: number, begun = today): Promise<void> {
	for (const [at, kind] of meetingKinds.entries()) {
		valueOf(await record(number, kind, { heldOn: daysAfter(begun, at - 20), place, ...votes }));
		valueOf(await file(number, who.village(), 'photo', kind));
	}
	const heldOn = daysAfter(begun, -15);
	valueOf(await record(number, 'resolution_notice', { heldOn, place: '公示栏', until: daysAfter(heldOn, 6) }));
	valueOf(await file(number, who.village(), 'photo', 'resolution_notice'));
	for (const kind of ['application', 'feasibility', 'budget'] as const)
		valueOf(await file(number, who.village(), kind));
}
const permissionOf: Record<string, Permission> = {
	...{ village: 'projects.apply', township: 'projects.review', centre: 'projects.decide', county_leader: 'projects.decide' },
	department: 'projects.sign'
}; // prettier-ignore
const step = async (
	actor: Actor,
	number: number,
	name: ProjectStep,
	values: Record<string, string> = {},
	more: { reason?: string; permission?: Permission } = {}
) => {
	const { version } = await project(number);
	return write(actor, more.permission ?? permissionOf[actor.role]!, (tx, by) =>
		walkProject(tx, by, {
			...{ project: number, version, step: name, reason: more.reason ?? null },
			values: { unbiased: 'yes', ...values }
		})
	);
};
const posted = () => ({ postedOn: today, postedAt: '政府网站' });
const later = (days: number) => (today = daysAfter(today, days));
const scores = { 'score.science': '20', 'score.rules': '20', 'score.feasible': '20', 'score.benefit': '20' };

/** A project handed in, passed by the township, its notice over. */
async function atAppraisal(given: ProjectGiven = {}, approval: Record<string, string> = {}): Promise<number> {
	const number = await enter(given);
	await procedure(number);
	valueOf(await step(who.village(), number, 'submit'));
	valueOf(await file(number, who.township(), 'township_opinion'));
	valueOf(await step(who.township(), number, 'pass', { ...posted(), ...approval }));
	later(8);
	return number;
}
const commission = async (number: number, actor = who.centre()) => {
	const { version } = await project(number);
	const asked = { number, version, person: ids.appraiser, organisation: '' };
	return write(actor, 'projects.commission', (tx, by) => commissionAppraisal(tx, by, asked));
};
const deliver = (number: number, values: Record<string, string> = {}, actor = who.appraiser()) =>
	write(actor, 'projects.score', (tx, by) =>
		deliverAppraisal(tx, by, { number, values: { ...scores, opinion: '可行', unbiased: 'yes', ...values } })
	);
const sign = async (actor: Actor, number: number, stance: 'agree' | 'remarks' | 'object', points = '') => {
	const { id, round } = await project(number);
	const own = (await signaturesOf(read(), id, round)).find(({ office }) => office === offices[actor.id === ids.lead ? 0 : 1])!; // prettier-ignore
	const asked = { number, version: own.version, stance, points, unbiased: true };
	return write(actor, 'projects.sign', (tx, by) => signProject(tx, by, asked));
};
async function atJointReview(given: ProjectGiven = {}): Promise<number> {
	const number = await atAppraisal(given);
	valueOf(await commission(number));
	valueOf(await file(number, who.appraiser(), 'appraisal_report'));
	valueOf(await deliver(number));
	return number;
}

beforeAll(async () => {
	engine = await testEngine();
	[first, second] = await twoCounties(engine);
	await fill(first);
	await fill(second);
	const set = { values: { 'projects.departments': offices }, validFrom: '2026-01-01', source: '县办发〔2026〕1 号' };
	for (const { code } of [first, second])
		valueOf(await testWrite(engine, code, (tx, by) => changeProjectSettings(tx, by, set), { permission: 'settings.change' })); // prettier-ignore
	// The other county's project of the same number is told nobody here.
	const twin = somebody('village', 'twin', [villages[0]!.replace(first.code, second.code)], second.code);
	const values = { ...facts, name: '别县项目', village: villages[0]!.replace(first.code, second.code) };
	valueOf(await throughDoor(engine, twin, 'projects.apply', (tx, by) => enterProject(tx, by, { values }), {}));
});

describe('a project', () => {
	test('is entered by its village, known by year and number, and told whoever sees the village', async () => {
		const number = await enter();
		expect(await project(number)).toMatchObject({
			...{
				code: `XM2026-${String(number).padStart(4, '0')}`,
				state: 'village_applied',
				round: 1,
				askedFen: 30_000_000
			},
			...{ dueOn: '2026-06-22', villageName: '村0', townshipName: '石门镇' }
		});
		expect((await listProjects(read(first.code, [villages[0]!]))).map((each) => each.number)).toContain(number);
		expect(await listProjects(read(first.code, [villages[1]!]))).toEqual([]);
		expect((await listProjects(read(second.code))).map(({ name }) => name)).toEqual(['别县项目']);
	});
	test('of another village, without money or with a word too few is refused by its field', async () => {
		const asked = { ...facts, village: villages[1]!, asked: '0', name: '鸡', zone: 'nothing' };
		const outcome = await write(who.village(), 'projects.apply', (tx, by) => enterProject(tx, by, { values: asked }));
		const { faults } = (outcome as unknown as { detail: { faults: { field: string }[] } }).detail;
		expect(faults.map(({ field }) => field).sort()).toEqual(['asked', 'name', 'village', 'zone']);
	});
	test('is changed in the village’s hand alone, and by whoever saw what stands', async () => {
		const number = await enter();
		const mend = (version: number, values: ProjectGiven = {}) =>
			write(who.village(), 'projects.apply', (tx, by) =>
				mendProject(tx, by, { number, version, values: { ...facts, village: villages[0]!, ...values } })
			);
		expect(valueOf(await mend(1, { asked: '310000' })).version).toBe(2);
		expect(reason(await mend(1))).toBe('project.changed');
		await procedure(number);
		expect(reason(await mend(2, { matter: 'disposal' }))).toBe('project.matter_stands');
		expect(reason(await mend(2, { asked: '3100000' }))).toBe('project.asked_stands');
		expect(reason(await mend(2, { asked: '310000', own: '50000.01' }))).toBe('project.own_stands');
		valueOf(await step(who.village(), number, 'submit'));
		expect(reason(await mend(3))).toBe('project.not_in_hand');
	});
});

describe('the village procedure', () => {
	test('opens the gate once it is whole: five records, all passed, seen, the notice over', async () => {
		const number = await enter();
		const tried = await step(who.village(), number, 'submit');
		expect(tried).toMatchObject({
			...{ ok: false, reason: 'project.needs' },
			detail: { missing: ['documents', 'procedure.complete'], documents: ['application', 'feasibility', 'budget'] }
		});
		await procedure(number);
		expect(reason(await step(who.village(), number, 'submit'))).toBe('accepted');
		expect(await project(number)).toMatchObject({ state: 'township_review', former: 'village_applied' });
	});
	test('counts by the rule, keeps what stood when it is put right, and asks why', async () => {
		const number = await enter();
		const given = { heldOn: '2026-05-20', place, ...votes };
		expect(valueOf(await record(number, 'proposal', { ...given, present: '15', approve: '15', against: '0' })).outcome).toBe('void'); // prettier-ignore
		expect(reason(await record(number, 'proposal', given))).toBe('step.reason');
		expect(valueOf(await record(number, 'proposal', given, '数错了')).outcome).toBe('passed');
		const [stands] = await proceduresOf(read(), (await project(number)).id);
		expect(stands).toMatchObject({ version: 2, outcome: 'passed' });
		expect(reason(await record(number, 'review', { ...given, heldOn: '2026-05-22' }))).toBe('procedure.first');
		expect(reason(await record(number, 'result_notice', given))).toBe('procedure.not_now');
	});
	test('of collective property is the members’, called in time', async () => {
		const number = await enter({ matter: 'letting' });
		for (const [at, kind] of (['proposal', 'deliberation', 'review'] as const).entries())
			valueOf(await record(number, kind, { heldOn: daysAfter(today, at - 20), place, ...votes }));
		const given = { heldOn: today, place, ...votes, body: 'member_delegates' };
		expect(reason(await record(number, 'resolution', { ...given, calledOn: daysAfter(today, -9) }))).toBe('procedure.called'); // prettier-ignore
		expect(valueOf(await record(number, 'resolution', { ...given, calledOn: daysAfter(today, -10) })).outcome).toBe('passed'); // prettier-ignore
	});
});

describe('through the gates', () => {
	test('from the village to its end, every act once, nobody at two gates in a row', async () => {
		const number = await atJointReview();
		const { id } = await project(number);
		expect((await project(number)).state).toBe('joint_review');
		// The centre commissioned the appraisal, so that somebody else of it decides nothing here; departments sign.
		expect(reason(await sign(who.finance(), number, 'remarks', '概算偏高\n补充管护办法'))).toBe('accepted');
		expect(await step(who.lead(), number, 'pass')).toMatchObject({ reason: 'project.needs' });
		const [point, other] = (await signaturesOf(read(), id, 1)).find(({ office }) => office === offices[1])!.remarks;
		const answer = (to: string, how: 'adopted' | 'declined', reply: string) =>
			write(who.village(), 'projects.apply', (tx, by) => answerPoint(tx, by, { number, point: to, answer: how, reply }));
		valueOf(await answer(point!.id, 'adopted', ''));
		expect(reason(await answer(other!.id, 'declined', ''))).toBe('opinion.reply');
		valueOf(await answer(other!.id, 'declined', '已有办法'));
		expect(reason(await sign(who.lead(), number, 'agree'))).toBe('accepted');
		expect(reason(await step(who.finance(), number, 'pass'))).toBe('joint.lead');
		valueOf(await step(who.lead(), number, 'pass', { opinion: '同意' }));

		valueOf(await file(number, who.centre(), 'decision_minutes'));
		const decision = { body: 'both', meeting: '常委会会议', number: '纪要 12 号', decidedOn: today, ...posted() };
		expect(reason(await step(who.leader(), number, 'decide', { ...decision, approved: '300000.01' }))).toBe('project.approved'); // prettier-ignore
		valueOf(await step(who.leader(), number, 'decide', { ...decision, approved: '280000' }));
		expect(await project(number)).toMatchObject({ state: 'publicised', approvedFen: 28_000_000 });
		// The notice hangs seven days.
		expect(reason(await step(who.township(), number, 'start', { startedOn: today }))).toBe('project.needs');
		later(6);
		expect(reason(await step(who.township(), number, 'start', { startedOn: today }))).toBe('project.needs');
		later(1);
		// Nor is work said to have begun while it hung.
		expect(await step(who.township(), number, 'start', { startedOn: daysAfter(today, -1) })).toMatchObject({ reason: 'project.day' });
		valueOf(await step(who.township(), number, 'start', { startedOn: today }));

		later(30);
		valueOf(await file(number, who.centre(), 'acceptance_report'));
		const acceptance = { checkedOn: daysAfter(today, -3), townshipOn: daysAfter(today, -1), acceptedOn: today, result: '合格' };
		valueOf(await step(who.centre('other'), number, 'accept', { ...acceptance, ...posted() }, { permission: 'projects.accept' }));
		later(8);
		const closing = { permission: 'projects.accept' as const };
		expect(await step(who.lead(), number, 'close', {}, closing)).toMatchObject({ detail: { missing: ['result.noticed'] } });
		const heldOn = daysAfter(today, -7);
		expect(await record(number, 'result_notice', { heldOn: '2020-01-01', place: '公示栏', until: '2020-01-07' })).toMatchObject({ reason: 'procedure.day' });
		valueOf(await record(number, 'result_notice', { heldOn, place: '公示栏', until: daysAfter(heldOn, 6) }));
		valueOf(await file(number, who.village(), 'photo', 'result_notice'));
		expect(reason(await step(who.centre('other'), number, 'close', {}, closing))).toBe('step.same_hand');
		valueOf(await step(who.lead(), number, 'close', {}, closing));
		expect((await project(number)).state).toBe('closed');
		const acts = await projectActs(read(), id);
		expect(acts.map(({ act, to }) => [act, to].filter(Boolean).join(' '))).toEqual([
			...['enter', 'submit township_review', 'pass third_party', 'commission', 'pass joint_review'],
			...['sign', 'point', 'point', 'sign', 'pass county_decision', 'decide publicised', 'start implementing', 'accept accepted', 'close closed']
		]);
		expect(acts.map(({ seq }) => seq)).toEqual(acts.map((_, at) => at + 1));
		expect(acts.flatMap(({ paper }) => (paper?.signed ? [paper.signed] : []))).toEqual([
			{ department: '财政局', stance: 'remarks', points: ['概算偏高', '补充管护办法'] },
			{ department: '农业农村局', stance: 'agree', points: [] }
		]);
		expect(acts.findLast(({ paper }) => paper?.answered)!.paper!.answered).toMatchObject({ point: '补充管护办法', answer: 'declined', reply: '已有办法' });
	}); // prettier-ignore

	test('whoever is tied to the village, or was at the gate before, has no part in it', async () => {
		const number = await atAppraisal();
		const township = who.township();
		// A clerk of the township who passed it has moved to the centre.
		const moved = { ...who.centre(township.id) };
		expect(reason(await commission(number, moved))).toBe('step.same_hand');
		valueOf(await commission(number));
		const elsewhere = await atAppraisal();
		const aside = (of: number) => write(who.appraiser(), 'projects.score', (tx, by) => recuseCommissioned(tx, by, { number: of, ground: 'kinship' })); // prettier-ignore
		expect(reason(await aside(elsewhere))).toBe('appraisal.not_yours');
		valueOf(await aside(number));
		valueOf(await file(number, who.appraiser(), 'appraisal_report'));
		expect(reason(await deliver(number))).toBe('project.recused');
		valueOf(await commission(elsewhere));
		expect(reason(await deliver(elsewhere, { unbiased: '' }))).toBe('project.unbiased');
		expect(reason(await commission(number))).toBe('appraisal.tied');
	});

	test('an appraiser whose home the village is, is not asked', async () => {
		const number = await enter({ village: villages[1]! }, who.village(1));
		// Straight to its gate: what is tried here is the tie alone.
		valueOf(
			await testWrite(engine, first.code, async (tx) => {
				await tx.query.updateTable('project').set({ state: 'third_party' }).where('county_code', '=', tx.county).where('feature_no', '=', number).execute(); // prettier-ignore
				return accepted(null);
			})
		);
		expect(await commission(number)).toMatchObject({ reason: 'appraisal.tied', detail: { field: 'person' } });
	});

	test('an appraisal that fails stays, and the centre sends it back: a new round begins in the village', async () => {
		const number = await atAppraisal();
		valueOf(await commission(number));
		expect(reason(await deliver(number))).toBe('project.needs');
		valueOf(await file(number, who.appraiser(), 'appraisal_report'));
		expect(valueOf(await deliver(number, { 'veto.farmland': 'yes' })).outcome).toBe('failed');
		expect(reason(await deliver(number))).toBe('appraisal.delivered');
		expect(reason(await commission(number))).toBe('appraisal.delivered');
		const back = { reason: '占用永久基本农田，重新选址', permission: 'projects.commission' as const };
		expect(reason(await step(who.centre(), number, 'return', {}, { ...back, reason: '' }))).toBe('step.reason');
		valueOf(await step(who.centre(), number, 'return', {}, back));
		expect(await project(number)).toMatchObject({ state: 'returned', round: 2, publicUntil: null });
		expect((await appraisalsFor(read(), ids.appraiser)).map(({ project: of }) => of)).toContain((await project(number)).id); // prettier-ignore
		expect(await commissionedProject(read(), ids.appraiser, number)).toBeNull();
		valueOf(await step(who.village(), number, 'submit'));
		expect((await project(number)).state).toBe('township_review');
	});

	test('letting farm land to outsiders asks for the township’s approval besides', async () => {
		const number = await enter({ matter: 'outside_letting' });
		for (const [at, kind] of meetingKinds.entries()) {
			const called = { body: 'members', calledOn: daysAfter(today, -40) };
			valueOf(await record(number, kind, { heldOn: daysAfter(today, at - 20), place, ...votes, ...called }));
			valueOf(await file(number, who.village(), 'photo', kind));
		}
		const heldOn = daysAfter(today, -15);
		valueOf(await record(number, 'resolution_notice', { heldOn, place: '公示栏', until: daysAfter(heldOn, 6) }));
		for (const kind of ['application', 'feasibility', 'budget'] as const) valueOf(await file(number, who.village(), kind));
		valueOf(await file(number, who.village(), 'photo', 'resolution_notice'));
		valueOf(await step(who.village(), number, 'submit'));
		valueOf(await file(number, who.township(), 'township_opinion'));
		expect(await step(who.township(), number, 'pass', posted())).toMatchObject({ reason: 'project.words', detail: { field: 'approvalNumber' } });
		valueOf(await step(who.township(), number, 'pass', { ...posted(), approvalNumber: '石政批〔2026〕3 号' }));
	}); // prettier-ignore

	test('a role the county has not set, a level or a permission that is not theirs is refused', async () => {
		const number = await atJointReview();
		valueOf(await sign(who.lead(), number, 'agree'));
		expect(reason(await sign(who.finance(), number, 'object', '不符合投向'))).toBe('accepted');
		expect(await step(who.lead(), number, 'pass')).toMatchObject({
			detail: { missing: ['joint.signed', 'joint.answered'] }
		});
		expect(reason(await step(who.village(), number, 'pass'))).toBe('permission.missing');
		expect(reason(await step(who.village(), number, 'submit'))).toBe('step.from');
		expect(reason(await step(who.lead(), number, 'pass', {}, { permission: 'projects.apply' }))).toBe(
			'permission.missing'
		);
		expect(reason(await step(who.lead(), number, 'reject', {}, { reason: '不符合投向，不予通过' }))).toBe('accepted');
		expect(reason(await step(who.village(), number, 'submit'))).toBe('step.from');
	});
});

describe('what holds a gate', () => {
	test('a paper of those who review is theirs to file, and opens no gate after a return', async () => {
		const number = await enter();
		await procedure(number);
		for (const kind of ['township_opinion', 'appraisal_report', 'decision_minutes'] as const)
			expect(reason(await file(number, who.village(), kind))).toBe('project.file_of');
		valueOf(await step(who.village(), number, 'submit'));
		valueOf(await file(number, who.township(), 'township_opinion'));
		later(1);
		valueOf(await step(who.township(), number, 'return', {}, { reason: '概算要重做' }));
		valueOf(await step(who.village(), number, 'submit'));
		expect(await step(who.township(), number, 'pass', posted())).toMatchObject({
			...{ reason: 'project.needs', detail: { documents: ['township_opinion'] } }
		});
		valueOf(await file(number, who.township(), 'township_opinion'));
		// A result has not hung before it was one.
		expect(await step(who.township(), number, 'pass', { ...posted(), postedOn: daysAfter(today, -1) })).toMatchObject({
			...{ reason: 'project.day', detail: { field: 'postedOn' } }
		});
		valueOf(await step(who.township(), number, 'pass', posted()));
	});
	test('rules are not changed for a day on which a project under way was entered; departments asked are today’s', async () => {
		await enter();
		const set = (values: Record<string, unknown>, validFrom: string) =>
			write(somebody('centre', 'centre', [first.code]), 'settings.change', (tx, by) =>
				changeProjectSettings(tx, by, { values, validFrom, source: '县办发〔2026〕2 号' })
			);
		const stages = shippedStages.filter(({ kind }) => kind !== 'third_party');
		expect(reason(await set({ 'projects.stages': stages }, today))).toBe('project.rules_used');
		expect(reason(await set({ 'projects.stages': shippedStages }, today))).toBe('accepted');
		const hung = shippedStages.map((stage) => ({ ...stage, publicity: 7 }));
		expect(reason(await set({ 'projects.stages': hung }, '2027-01-01'))).toBe('settings.value');
		const number = await atAppraisal();
		valueOf(await commission(number));
		valueOf(await file(number, who.appraiser(), 'appraisal_report'));
		valueOf(await set({ 'projects.departments': [offices[1]!] }, today));
		valueOf(await deliver(number));
		expect((await signaturesOf(read(), (await project(number)).id, 1)).map(({ name }) => name)).toEqual(['财政局']);
		later(1);
		valueOf(await set({ 'projects.departments': offices }, today));
	});
	test('what an appraiser delivered on is all they see of it', async () => {
		const number = await atJointReview();
		const found = (await commissionedProject(read(), ids.appraiser, number))!;
		const papers = async () => (await commissionedPapers(read(), found, ids.appraiser)).map(({ kind }) => kind);
		expect(await papers()).toContain('appraisal_report');
		later(1);
		valueOf(await file(number, who.lead(), 'joint_minutes'));
		expect(await papers()).not.toContain('joint_minutes');
		expect(found.project.approvedFen).toBeNull();
	});
	test('a decision is stopped while it hangs out, and begins anew without what was approved', async () => {
		const number = await atJointReview();
		valueOf(await sign(who.lead(), number, 'agree'));
		valueOf(await sign(who.finance(), number, 'agree'));
		valueOf(await step(who.lead(), number, 'pass'));
		valueOf(await file(number, who.centre(), 'decision_minutes'));
		const decision = { body: 'both', meeting: '常委会会议', number: '纪要 13 号', decidedOn: today, ...posted() };
		valueOf(await step(who.leader(), number, 'decide', { ...decision, approved: '280000' }));
		expect(reason(await step(who.township(), number, 'return', {}, { reason: '群众反映' }))).toBe('permission.missing');
		valueOf(await step(who.centre('other'), number, 'return', {}, { reason: '公示期内群众反映选址' }));
		expect(await project(number)).toMatchObject({ state: 'returned', round: 2, approvedFen: null, publicUntil: null });
	});
	test('where nobody acts for the leading department any more another one concludes', async () => {
		const number = await atJointReview();
		valueOf(await sign(who.lead(), number, 'agree'));
		valueOf(await sign(who.finance(), number, 'agree'));
		expect(reason(await step(who.finance(), number, 'pass'))).toBe('joint.lead');
		const leave = (ended: Date | null) =>
			testWrite(engine, first.code, async (tx) => {
				await tx.query.updateTable('person_role').set({ ended_at: ended }).where('county_code', '=', tx.county).where('person_id', '=', ids.lead).execute(); // prettier-ignore
				return accepted(null);
			});
		valueOf(await leave(new Date()));
		expect(reason(await step(who.finance(), number, 'pass'))).toBe('accepted');
		valueOf(await leave(null));
	});
});

describe('what was handed in', () => {
	test('is taken back by whoever handed it in, with a reason, and handed in again', async () => {
		const number = await enter();
		await procedure(number);
		valueOf(await step(who.village(), number, 'submit'));
		expect(reason(await step(who.village(), number, 'withdraw'))).toBe('step.reason');
		valueOf(await step(who.village(), number, 'withdraw', {}, { reason: '概算要重做' }));
		expect(await project(number)).toMatchObject({ state: 'returned', round: 2 });
		valueOf(await step(who.village(), number, 'submit'));
	});
});

describe('what is asked for', () => {
	test('keeps the gate shut until it is answered, and is reminded of once a day', async () => {
		const number = await enter();
		await procedure(number);
		const ask = (body = '请补充用地红线图') =>
			write(who.township(), 'projects.ask', (tx, by) => askForMore(tx, by, { number, body }));
		expect(reason(await ask())).toBe('project.in_hand');
		valueOf(await step(who.village(), number, 'submit'));
		expect(reason(await ask(''))).toBe('project.words');
		valueOf(await ask());
		expect((await project(number)).asks).toBe(1);
		valueOf(await file(number, who.township(), 'township_opinion'));
		expect(await step(who.township(), number, 'pass', posted())).toMatchObject({
			...{ reason: 'project.needs', detail: { missing: ['asks.answered'] } }
		});
		const remind = () => write(who.township(), 'projects.ask', (tx, by) => remindOfProject(tx, by, { number, body: '请抓紧' }));
		valueOf(await remind());
		expect(reason(await remind())).toBe('project.reminded');
		const [asked] = await asksOf(read(), (await project(number)).id);
		const answer = () => write(who.village(), 'projects.apply', (tx, by) => answerAsk(tx, by, { number, ask: asked!.id, body: '已补充' }));
		valueOf(await answer());
		expect(reason(await answer())).toBe('project.ask_unknown');
		valueOf(await step(who.township(), number, 'pass', posted()));
	}); // prettier-ignore
});

describe('papers', () => {
	test('of this stage are taken off by whoever put them there; what a gate opened on stays', async () => {
		const number = await enter();
		const { id } = valueOf(await file(number, who.village(), 'application'));
		const stored = await filesOf(read(), (await project(number)).id, 'village0');
		expect(stored).toMatchObject([{ attachment: id, kind: 'application', mine: true }]);
		const off = (actor: Actor, which: string) =>
			write(actor, 'projects.file', (tx, by) => withdrawFile(tx, by, { number, file: which }));
		expect(reason(await off(who.township(), stored[0]!.id))).toBe('project.file_unknown');
		valueOf(await off(who.village(), stored[0]!.id));
		expect(await filesOf(read(), (await project(number)).id)).toEqual([]);
		await procedure(number);
		later(1);
		valueOf(await step(who.village(), number, 'submit'));
		const [kept] = await filesOf(read(), (await project(number)).id);
		later(1);
		expect(reason(await off(who.village(), kept!.id))).toBe('project.file_unknown');
	});
});

describe('where a project is built', () => {
	const draw = async (number: number, ring: [number, number][], actor = who.village()) => {
		const { version } = await project(number);
		const asked = { number, version, use: 'livestock' as const, ground: { ring }, county: first };
		return write(actor, 'projects.apply', (tx, by) => drawArea(tx, by, asked));
	};
	/** A square of so many metres from a corner, in degrees; closed. */
	const square = (east: number, north: number, side: number): [number, number][] => {
		const corners = [[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]] as const; // prettier-ignore
		return corners.map(([x, y]) => toDegrees([east + x * side, north + y * side]) as [number, number]);
	};
	const answers = async (number: number) =>
		Object.fromEntries((await placeAnswers(read(), await project(number))).map(({ check, state, action, mu }) => [check, [state, action, mu].filter(Boolean).join(' ')])); // prettier-ignore

	test('is held against its village and the lines; what does not fit shuts the gate or is told', async () => {
		const number = await enter();
		expect(await answers(number)).toEqual({ area: 'misfit flag', heading: 'fits' });
		const { areaMu } = valueOf(await draw(number, square(100, 100, 100)));
		expect(areaMu).toBeGreaterThan(1495);
		expect(areaMu).toBeLessThan(1505);
		expect(await answers(number)).toEqual({ area: 'fits', village: 'fits', zone: 'none', lines: 'unknown', heading: 'fits' });
		// A quarter beyond the village's border, and a line through its middle.
		valueOf(await draw(number, square(-25, 700, 100)));
		const found = await answers(number);
		expect(found.village).toMatch(/^misfit block 37[45]$/);
		expect(found.lines).toMatch(/^misfit block \d+$/);
		await procedure(number);
		expect(await step(who.village(), number, 'submit')).toMatchObject({ detail: { missing: ['place.fits'] } });
		valueOf(await draw(number, square(100, 100, 100)));
		valueOf(await step(who.village(), number, 'submit'));
		expect(reason(await draw(number, square(100, 100, 50)))).toBe('project.not_in_hand');
	}); // prettier-ignore
	test('that is no ground, or none of the village’s, is refused and nothing is kept', async () => {
		const number = await enter();
		expect(reason(await draw(number, square(-600, 100, 100)))).toBe('project.area_elsewhere');
		expect(reason(await draw(number, square(100, 100, 0.5)))).toBe('footprint.too_small');
		expect((await answers(number)).area).toBe('misfit flag');
	});
});

describe('the rules of review', () => {
	test('hold for projects entered from their day on', async () => {
		const before = await enter();
		const stages = shippedStages.filter(({ kind }) => kind !== 'third_party' && kind !== 'joint_review');
		const set = (value: unknown) =>
			testWrite(
				...([engine, first.code] as const),
				(tx, by) => changeProjectSettings(tx, by, { values: { 'projects.stages': value }, validFrom: daysAfter(today, 1), source: '县办发〔2026〕9 号' }), // prettier-ignore
				{ permission: 'settings.change' }
			);
		expect(reason(await set(stages.toReversed()))).toBe('settings.value');
		expect(reason(await set(stages.slice(1)))).toBe('settings.value');
		expect(reason(await set(stages.map((stage) => ({ ...stage, who: ['admin'] }))))).toBe('settings.value');
		valueOf(await set(stages));
		later(2);
		const after = await enter();
		expect((await projectValues(read(), (await project(before)).enteredOn)).stages).toHaveLength(7);
		expect((await projectValues(read(), (await project(after)).enteredOn)).stages).toHaveLength(5);
		await procedure(after);
		valueOf(await step(who.village(), after, 'submit'));
		valueOf(await file(after, who.township(), 'township_opinion'));
		valueOf(await step(who.township(), after, 'pass', posted()));
		expect((await project(after)).state).toBe('county_decision');
	});
});
