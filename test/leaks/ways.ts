import { SERVED } from './house.ts';
import { registerNames } from '#stewardship/registers.ts';
import type { Row } from '#test/factory.ts';
import type { Right } from '#test/models/plain-access.ts';
import type { Drawing } from './draw.ts';
import { reaches, type Somebody } from './people.ts';

/** What is asked to be changed, and whose it is: a place; null where it is nobody's but the person's own. */
export interface Aim {
	/** As JSON, or as the fields of a form. */
	readonly body: Record<string, unknown> | string;
	readonly place: string | null;
	readonly parameters?: Record<string, string>;
	readonly query?: string;
}

export interface Way {
	readonly of: RegExp;
	/** A method, or `?/action`. */
	readonly by: RegExp;
	/** What it takes beside what its address does; `nobody` where only a person's own things are changed. */
	readonly right: Right | 'own';
	readonly aim: (draw: Drawing, person: Somebody | null) => Aim;
}

/** By right alone: it is nobody's part of the county. */
const county = { place: null } as const;
const someId = (draw: Drawing): string => draw.anyId();

/** A patch that no contract holds, and a contract of some village. */
function confirmWith(draw: Drawing, person: Somebody | null): Aim {
	const patches = draw.house.worlds[0].rows.filter(
		({ table, row }) => table === 'parcel' && (row as Row<'parcel'>).code.endsWith('-YJ-4')
	);
	const own = patches.filter(({ place: of }) => person !== null && reaches(person, of));
	const { row, place } = draw.random.pick(own.length > 0 ? own : patches);
	const elsewhere = someVillage(draw);
	const body = { kind: 'parcel', number: String((row as Row<'parcel'>).feature_no), version: '0', act: 'confirmed', contract: draw.house.contractOf(elsewhere), reason: '公用路面', note: '看过', to: '0' }; // prettier-ignore
	return { body, place: elsewhere, parameters: { village: place } };
}

/** A contract as its form sends it. */
const typedContract = (draw: Drawing, village: string) => ({
	...{
		number: `${village}-${draw.random.whole(1, 99_999)}`,
		village_code: village,
		kind: 'resource',
		object_kind: 'land'
	},
	...{ form: 'oral', contracted_mu: '12.5', signed_on: '2020-01-01', starts_on: '2020-01-01', ends_on: '2030-01-01' }
});
const someVillage = (draw: Drawing): string => draw.random.pick(draw.house.worlds[0].villages).code;

/** Every way to change something. One that is not here ends the test. */
export const ways: readonly Way[] = [
	{
		...{ of: /findings\/\[number\]$/, by: /^\?\/decide$/, right: 'decide findings' },
		aim: (draw) => {
			const { number, version, place } = draw.known('finding');
			const body = { version: String(version), decision: 'dismissed', reason: '已到现场，为公用路面' };
			return { body, place, parameters: { number: String(number) } };
		}
	},
	{
		...{ of: /findings\/decide$/, by: /POST/, right: 'decide findings' },
		aim: (draw) => {
			const { number, version, place } = draw.known('finding');
			return {
				body: { findings: `${number}:${version}`, decision: 'dismissed', reason: '已到现场，为公用路面' },
				place
			};
		}
	},
	{
		...{ of: /findings\/note$/, by: /POST/, right: 'note findings' },
		aim: (draw) => {
			const { number, place } = draw.known('finding');
			return { body: { numbers: [number], note: '已约村里' }, place };
		}
	},
	{
		...{ of: /\/link$/, by: /POST/, right: 'decide links' },
		aim: (draw) => {
			const { number, place } = draw.random.pick(draw.house.named);
			return { body: { contract: draw.house.contractOf(place, 2), decision: draw.random.pick(['cut', 'confirmed']), reason: '不是同一个人' }, place, parameters: { number: String(number) } }; // prettier-ignore
		}
	},
	{
		...{ of: /match\/\[village\]$/, by: /^\?\/decide$/, right: 'decide patches' },
		aim: (draw, person) => {
			const { number, place } = draw.known('parcel');
			const act = draw.random.pick(['not_in_scope', 'confirmed', 'noted', 'collective_unused']);
			// Another village's contract on a patch of one's own is no better than another's patch.
			if (draw.random.chance(0.5)) return confirmWith(draw, person);
			const contract = act === 'confirmed' ? { contract: draw.house.contractOf(place) } : {};
			const body = { kind: 'parcel', number: String(number), version: String(draw.random.whole(0, 1)), act, ...contract, reason: '公用路面', note: '看过', to: '0' }; // prettier-ignore
			return { body, place, parameters: { village: draw.random.chance(0.5) ? place : draw.village() } };
		}
	},
	{
		...{ of: /imagery\/set\/\[number\]$/, by: /PATCH|DELETE/, right: 'change imagery' },
		aim: (draw) => {
			const { number, place } = draw.known('imagery');
			return { body: { shown: false }, place, parameters: { number: String(number) } };
		}
	},
	{
		...{ of: /imagery\/upload$/, by: /POST/, right: 'change imagery' },
		aim: (draw) => {
			const { code } = draw.random.pick(draw.house.worlds[0].townships);
			return { body: 'no picture', place: code, query: `source=s&takenOn=2024-10-02&place=${code}` };
		}
	},
	{ of: /imagery\/job$/, by: /DELETE/, right: 'own', aim: () => ({ body: {}, place: null }) },
	{ of: /findings\/pictures$/, by: /DELETE/, right: 'own', aim: () => ({ body: {}, place: null }) },
	{ of: /findings\/pictures$/, by: /POST/, right: 'own', aim: () => ({ body: { search: 1 }, place: null }) },
	{ of: /findings\/filters$/, by: /POST/, right: 'own', aim: () => ({ body: { name: '', search: '' }, place: null }) },
	{
		...{ of: /filters\/\[id\]$/, by: /PATCH|DELETE/, right: 'own' },
		aim: (draw, person) => {
			const others = draw.house.ids.filter(({ kind, owner }) => kind === 'saved_filter' && owner !== person?.id);
			return { body: { name: '别人的' }, place: null, parameters: { id: draw.random.pick(others).id } };
		}
	},
	{
		...{ of: /what-if$|match$/, by: /^\?\/(tolerance|price|uses)$/, right: 'change settings' },
		aim: () => ({ body: { from: '2026-12-01', source: '文件', method: 'rtk', mu: '0.5', second: '1', category: 'farm', yuan: '400', codes: '05' }, ...county }) // prettier-ignore
	},
	{
		...{ of: /contracts\/act$/, by: /POST/, right: 'review contracts' },
		aim: (draw) => {
			const { number, place } = draw.known('contract');
			return { body: { act: 'name', contract: number, kind: 'unfair_term', note: '条款显失公平' }, place };
		}
	},
	{
		...{ of: /contracts\/record$/, by: /POST/, right: 'enter contracts' },
		aim: (draw) => {
			const village = someVillage(draw);
			const entered = { act: 'save', number: null, version: 0, values: typedContract(draw, village) };
			if (draw.random.chance(0.5)) return { body: entered, place: village };
			const { number, version, place } = draw.known('contract');
			return { body: { act: 'undo', number, version }, place };
		}
	},
	{
		...{ of: /contracts\/entry$/, by: /POST/, right: 'enter contracts' },
		aim: (draw) => {
			const village = someVillage(draw);
			const values = {
				name: '二组',
				leader: '某某',
				members: '',
				households: '',
				starts_on: '2026-01-01',
				ends_on: ''
			};
			const group = { act: 'save', entry: 'group', owner: { village }, id: null, version: 0, values };
			return { body: draw.random.pick([group, { act: 'share', village }]), place: village };
		}
	},
	{
		...{ of: /land\/settings$/, by: /POST/, right: 'change settings' },
		aim: ({ random }) => {
			const of = random.pick(['contracts', 'cases', 'charges', 'debts']);
			return { body: { of, values: {}, validFrom: '2026-12-01', source: '文件' }, ...county };
		}
	},
	{
		...{ of: /contracts\/\[number\]\/file$/, by: /POST/, right: 'add papers' },
		aim: (draw) => {
			const { number, place } = draw.known('contract');
			return { body: '%PDF-1.4', place, parameters: { number: String(number) }, query: 'name=a.pdf' };
		}
	},
	{
		...{ of: /cases\/open$/, by: /POST/, right: 'open cases' },
		aim: (draw) => {
			const { number, version, place } = draw.known('finding');
			return { body: { findings: `${number}:${version}` }, place };
		}
	},
	{
		...{ of: /cases\/\[number\]\/step$/, by: /POST/, right: 'walk cases' },
		aim: (draw) => {
			const { place, number } = draw.numbered('land_case');
			const step = draw.random.pick(['close', 'dismiss', 'measure', 'assign']);
			return { body: { version: 1, step, reason: '现场不属实', values: {} }, place, parameters: { number } };
		}
	},
	{
		...{ of: /cases\/\[number\]\/charge$/, by: /POST/, right: 'set charges' },
		aim: (draw) => {
			const { place, number } = draw.numbered('land_case');
			return { body: { version: 1 }, place, parameters: { number } };
		}
	},
	{
		...{ of: /cases\/\[number\]\/file$/, by: /POST/, right: 'add papers' },
		aim: (draw) => {
			const { place, number } = draw.numbered('land_case');
			return { body: '%PDF-1.4', place, parameters: { number }, query: 'name=a.pdf' };
		}
	},
	{
		...{ of: /charges\/\[number\]\/act$/, by: /POST/, right: 'keep charges' },
		aim: (draw) => {
			const { place, number } = draw.numbered('charge');
			const body = {
				act: 'pay',
				version: 1,
				paidOn: '2026-03-01',
				amount: '1',
				receipt: `A-${draw.random.whole(1, 9999)}`
			};
			return { body, place, parameters: { number } };
		}
	},
	{
		...{ of: /enterprises\/record$/, by: /POST/, right: 'change enterprises' },
		aim: (draw) => {
			const { number, place } = draw.numbered('enterprise');
			const village = someVillage(draw);
			const values = { code: '91140101MA0TE99995', name: '另一家', kind: 'mining', product: '原煤', village_code: village }; // prettier-ignore
			const link = {
				act: 'link',
				number: Number(number),
				values: { kind: 'sells_to', village_code: place, product: '料' }
			};
			const gone = { act: 'retire', number: Number(number), version: 1, reason: '不再经营' };
			if (draw.random.chance(0.4)) return { body: { act: 'save', number: null, version: 0, values }, place: village };
			return { body: draw.random.pick([link, gone]), place };
		}
	},
	{
		...{ of: /factors\/record$/, by: /POST/, right: 'state factors' },
		aim: (draw) => {
			const { row, place } = draw.random.pick(
				draw.house.worlds[0].rows.filter(({ table }) => table === 'factor_profile')
			);
			const { surveyed_on: surveyedOn } = row as Row<'factor_profile'>;
			const stated = { act: 'save', village: place, source: '村两委填报', figures: { leaders: '7' } };
			return {
				body: draw.random.chance(0.5)
					? { ...stated, surveyedOn: '2026-09-01', version: 0 }
					: { ...stated, surveyedOn, version: 1 },
				place
			};
		}
	},
	{
		...{ of: /zones\/\[number\]\/record$/, by: /POST/, right: 'keep zones' },
		aim: (draw) => {
			const { number, place } = draw.numbered('zone');
			const change = { part: 'facts', values: { note: '另有说明' } };
			const acts = [
				{ act: 'role', village: place, version: 1, role: 'supply', leads: true },
				{ act: 'body', version: 1, change }
			];
			return { body: draw.random.pick(acts), place: SERVED, parameters: { number } };
		}
	},
	{
		...{ of: /zones\/\[number\]\/agreement$/, by: /POST/, right: 'keep zones' },
		aim: (draw) => {
			const { number } = draw.numbered('zone');
			return { body: '%PDF-1.4', place: SERVED, parameters: { number }, query: 'name=a.pdf' };
		}
	},
	{
		...{ of: /zones\/\[number\]\/photos$/, by: /POST/, right: 'add papers' },
		aim: (draw) => {
			const { number, place } = draw.numbered('zone');
			const query = new URLSearchParams({ name: 'a.webp', village: place, on: '2026-10-01', caption: '进度' });
			return { body: 'RIFF0000WEBP', place, parameters: { number }, query: query.toString() };
		}
	},
	{
		...{ of: /zones\/\[number\]\/photos$/, by: /DELETE/, right: 'add papers' },
		aim: (draw) => {
			const { number } = draw.numbered('zone');
			return { body: { photo: draw.row('zone_photo').id }, place: SERVED, parameters: { number } };
		}
	},
	{
		...{ of: /zones\/plans\/record$/, by: /POST/, right: 'draw plans' },
		aim: (draw) => {
			const plan = Number(draw.numbered('zone_plan').number);
			const acts = [
				{ act: 'create', name: '另一个', from: draw.random.pick(['zones', 'nothing', { plan }]) },
				{ act: 'rename', plan, version: 1, name: '改了名' },
				{ act: 'shelve', plan, version: 1 }
			];
			return { body: draw.random.pick(acts), place: SERVED };
		}
	},
	{
		...{ of: /zones\/plans\/\[number\]\/course\/step$/, by: /POST/, right: 'walk plans' },
		aim: (draw) => {
			const { number } = draw.numbered('zone_plan');
			const body = { version: 1, step: draw.random.pick(['ask', 'withdraw', 'review', 'publish', 'return']), reason: '退回再改', values: { answerBy: '2099-01-01', returnedOn: '2026-06-01', heldOn: '2026-06-01' } }; // prettier-ignore
			return { body, place: SERVED, parameters: { number } };
		}
	},
	{
		...{ of: /zones\/plans\/\[number\]\/course\/links$/, by: /POST/, right: 'share plans' },
		aim: (draw) => {
			const { number } = draw.numbered('zone_plan');
			return { body: { act: 'make', label: '县人大', days: 3, serial: 1 }, place: SERVED, parameters: { number } };
		}
	},
	{
		...{ of: /zones\/opinions\/record$/, by: /POST/, right: 'give opinions' },
		aim: (draw) => {
			const { id, place } = draw.row('zone_plan_opinion');
			return { body: { act: 'give', id, version: 1, stance: 'remarks', points: '西沟划出' }, place };
		}
	},
	{
		...{ of: /zones\/plans\/\[number\]\/steps$/, by: /POST/, right: 'draw plans' },
		aim: (draw) => {
			const zone = draw.house.worlds[0].rows.find(({ table }) => table === 'zone_plan_zone')!.id;
			const last = draw.house.worlds[0].villages.at(-1)!.code;
			const step = { id: crypto.randomUUID(), act: 'do', changes: [{ zone, add: [last], drop: [] }] };
			return { body: { base: 1, steps: [step] }, place: SERVED };
		}
	},
	{
		...{ of: /zones\/plans\/old-map\/upload$/, by: /POST/, right: 'draw plans' },
		aim: () => ({ body: '{"type":"FeatureCollection","features":[]}', query: 'name=a.geojson', ...county })
	},
	{
		...{ of: /zones\/plans\/old-map\/\[id\]$/, by: /POST|PATCH|DELETE/, right: 'draw plans' },
		aim: (draw) => ({ body: { options: {}, overrides: {} }, parameters: { id: draw.anyId() }, ...county })
	},
	{
		...{ of: /zones\/settings$/, by: /POST/, right: 'change settings' },
		aim: () => ({
			body: { values: { 'zones.footprint_rules': {} }, validFrom: '2026-12-01', source: '文件', versions: {} },
			...county
		})
	},
	{
		...{ of: /zones\/footprint\/test$/, by: /POST/, right: 'see plans' },
		aim: ({ random }) => ({
			body: { use: 'pond', day: '2026-11-22', ground: { parcel: random.whole(1, 9) } },
			...county
		})
	},
	{
		...{ of: /zones\/plans\/\[number\]\/reasons$/, by: /POST/, right: 'draw plans' },
		aim: ({ random }) => ({ body: { seq: 1, text: random.pick(['连片', '']) }, place: SERVED })
	},
	{
		...{ of: /zones\/plans\/names$/, by: /POST/, right: 'draw plans' },
		aim: () => ({ body: '村名\n上峪村\n', place: null, query: 'name=a.pdf' })
	},
	{
		...{ of: /zones\/plans\/review$/, by: /POST/, right: 'change settings' },
		aim: () => ({ body: { review: '晋S(2026)001号' }, place: SERVED })
	},
	{
		...{ of: /zones\/plans\/\[number\]\/comments$/, by: /POST/, right: 'comment on plans' },
		aim: (draw) => {
			const own = { act: 'add', id: crypto.randomUUID(), text: '再看看' };
			const place = { kind: 'village', village: draw.house.worlds[0].villages[0]!.code };
			const answer = { act: 'answer', comment: 1, seen: 1, text: '好' };
			return { body: draw.random.pick([{ ...own, place }, answer]), place: SERVED };
		}
	},
	{
		...{ of: /handovers\/record$/, by: /POST/, right: 'hand over' },
		aim: (draw, person) => {
			if (draw.random.chance(0.5)) {
				const lines = draw.house.worlds[0].rows.filter(({ table }) => table === 'handover');
				const own = lines.filter(({ place: of }) => person !== null && reaches(person, of));
				const { id, place, row } = draw.random.pick(own.length > 0 && draw.random.chance(0.5) ? own : lines);
				// What the county's office opened is the county's, wherever it lies.
				const whose = (row as Row<'handover'>).opened_level === 'county' ? SERVED : place;
				return { body: { act: 'mend', id, version: 1, values: { note: '另有说明' } }, place: whose };
			}
			const { place, number } = draw.numbered('land_case');
			const values = {
				subject_kind: 'case',
				subject_number: number,
				lead: '线索',
				body: '县纪委监委',
				handed_on: '2026-05-01'
			};
			return { body: { act: 'add', values }, place };
		}
	},
	{
		...{ of: /reclaimed\/record$/, by: /POST/, right: 'keep what was taken back' },
		aim: (draw) => {
			const village = someVillage(draw);
			const values = {
				village_code: village,
				object_kind: 'land',
				name: '北坡',
				area_mu: '3',
				reclaimed_on: '2026-01-05'
			};
			if (draw.random.chance(0.5)) return { body: { act: 'add', values }, place: village };
			const { place, number } = draw.numbered('reclaimed_asset');
			return { body: { act: 'mend', number: Number(number), version: 1, values: { jobs: '3' } }, place };
		}
	},
	{
		...{ of: /reclaimed\/\[number\]\/step$/, by: /POST/, right: 'walk offerings' },
		aim: (draw) => {
			const { place, number } = draw.numbered('reclaimed_asset');
			const step = draw.random.pick(['withdraw', 'contract', 'draft', 'resolve', 'approve']);
			return { body: { version: 1, step, reason: '竞得人放弃', values: {} }, place, parameters: { number } };
		}
	},
	{
		...{ of: /meetings\/act$/, by: /POST/, right: 'enter meetings' },
		aim: (draw) => {
			const { place, number } = draw.numbered('village_matter');
			const [own, meeting] = [Number(number), draw.numbered('village_meeting')];
			const withdraw = { act: 'withdraw', number: own, version: 1, reason: '不再需要' };
			const execute = { act: 'execute', number: own, version: 1, executedOn: '2026-06-01', result: '办完了', settled: '', reason: '' }; // prettier-ignore
			const plan = { act: 'plan', metOn: '2026-09-15', place: '村部', chair: '某某', minuteTaker: '某人' };
			const mend = { act: 'mend', number: Number(meeting.number), version: 1, metOn: '2026-03-25', place: '村部', chair: '某某', minuteTaker: '某人', reason: '改期' }; // prettier-ignore
			return draw.random.pick([
				{ body: withdraw, place },
				{ body: execute, place },
				{ body: { ...plan, village: place }, place },
				{ body: mend, place: meeting.place }
			]);
		}
	},
	{
		...{ of: /meetings\/settings$/, by: /POST/, right: 'change settings' },
		aim: () => ({ body: { values: { 'meetings.single_expense_fen': 1 }, validFrom: '2026-12-01', source: '文件' }, ...county }) // prettier-ignore
	},
	{
		...{ of: /meetings\/\[number\]\/file$/, by: /POST/, right: 'add papers' },
		aim: (draw) => {
			const { place, number } = draw.numbered('village_meeting');
			return { body: '%PDF-1.4', place, parameters: { number }, query: 'name=a.pdf' };
		}
	},
	{
		...{ of: /debts\/record$/, by: /POST/, right: 'change debts' },
		aim: (draw) => {
			const { id, place } = draw.random.pick(draw.house.worlds[0].rows.filter(({ table }) => table === 'debt'));
			const move = { act: 'move', debt: id, method: 'cash_repaid', on: '2026-06-01', amount: '1', voucher: '记-1' };
			const mend = { act: 'mend', id, version: 1, values: { reason: '另一回事' } };
			const village = someVillage(draw);
			const values = { side: 'payable', village_code: village, counterparty: '某公司', counterparty_kind: 'enterprise', origin: 'works', arisen_on: '2026-03-01', opening: '12.5', voucher: '记-9' }; // prettier-ignore
			if (draw.random.chance(0.4)) return { body: { act: 'add', values }, place: village };
			return { body: draw.random.pick([move, mend]), place };
		}
	},
	{
		...{ of: /projects\/act$/, by: /POST/, right: 'do with projects' },
		aim: (draw) => {
			const { place, number } = draw.numbered('project');
			const own = Number(number);
			const values = { name: '新项目', year: '2026', programme: 'support', village: place, matter: 'affairs', heading: 'own', asked: '1', summary: '建设' }; // prettier-ignore
			return draw.random.pick([
				{ body: { act: 'enter', values }, place },
				{ body: { act: 'remind', number: own, body: '请抓紧' }, place },
				{ body: { act: 'ask', number: own, body: '补充概算' }, place },
				{ body: { act: 'recuse', number: own, ground: 'kinship' }, place },
				{ body: { act: 'procedure', number: own, version: 1, kind: 'proposal', values: {}, reason: '' }, place }
			]);
		}
	},
	{
		...{ of: /projects\/\[number\]\/step$/, by: /POST/, right: 'take projects on' },
		aim: (draw) => {
			const { place, number } = draw.numbered('project');
			const step = draw.random.pick(['pass', 'return', 'submit', 'close']);
			return { body: { version: 1, step, reason: '材料不全', values: {} }, place, parameters: { number } };
		}
	},
	{
		...{ of: /projects\/\[number\]\/area\/draw$/, by: /POST/, right: 'apply for projects' },
		aim: (draw) => {
			const { place, number } = draw.numbered('project');
			const ground = { parcel: Number(draw.number('parcel')) || 1 };
			return { body: { version: 1, use: 'building', ground }, place, parameters: { number } };
		}
	},
	{
		...{ of: /projects\/settings$/, by: /POST/, right: 'change settings' },
		aim: () => ({ body: { values: { 'projects.departments': [] }, validFrom: '2026-12-01', source: '文件' }, ...county }) // prettier-ignore
	},
	{
		...{ of: /projects\/\[number\]\/file$/, by: /POST/, right: 'add papers of projects' },
		aim: (draw) => {
			const { place, number } = draw.numbered('project');
			return { body: '%PDF-1.4', place, parameters: { number }, query: 'name=a.pdf&kind=other' };
		}
	},
	{
		...{ of: /appraisals\/\[number\]$/, by: /^\?\/(deliver|recuse)$/, right: 'own' },
		aim: (draw) => ({ body: { opinion: '可行' }, place: null, parameters: { number: draw.numbered('project').number } })
	},
	{
		...{ of: /appraisals\/\[number\]\/file$/, by: /POST/, right: 'own' },
		aim: (draw) => ({
			...{ body: '%PDF-1.4', place: null, query: 'name=a.pdf' },
			parameters: { number: draw.numbered('project').number }
		})
	},
	{ of: /land\/analyse$/, by: /POST/, right: 'ask for a comparison', aim: () => ({ body: {}, ...county }) },
	{ of: /audit\/verify$/, by: /POST/, right: 'read the trail', aim: () => ({ body: {}, ...county }) },
	{
		...{ of: /stewardship\/record$/, by: /POST/, right: 'change registers' },
		aim: (draw) => {
			const village = someVillage(draw);
			const pair = {
				subject_kind: 'village',
				subject_code: village,
				leader: '某某',
				post: '副县长',
				starts_on: '2026-01-01'
			};
			const saved = { act: 'save', register: 'pairing', id: null, version: 0, values: pair };
			if (draw.random.chance(0.4)) return { body: saved, place: village };
			const register = draw.random.pick([...registerNames]);
			const table = { pairing: 'pairing', station: 'talent_station', talent: 'talent', visit: 'talent_visit', label: 'village_label' }[register as string]; // prettier-ignore
			const rows = draw.house.worlds[0].rows.filter((each) => each.table === table && each.place !== SERVED);
			if (rows.length === 0) return { body: { act: 'remove', register, id: someId(draw), version: 1 }, ...county };
			const { id, place } = draw.random.pick(rows);
			const act = draw.random.pick([{ act: 'end', lastDay: '2026-11-01' }, { act: 'remove' }]);
			return { body: { ...act, register, id, version: 1 }, place };
		}
	},
	{
		...{ of: /devices\/device$/, by: /POST/, right: 'change devices' },
		aim: () => ({ body: { act: 'make', name: '大厅', purpose: 'wall', place: SERVED }, ...county })
	},
	{
		...{ of: /users\/person$/, by: /POST/, right: 'change people' },
		aim: (draw) => {
			const person = draw.random.pick(draw.house.people.filter((each) => each.county === SERVED)).id;
			const role = { role: 'admin', department: null, places: [SERVED], to: null };
			return { body: draw.random.pick([{ act: 'disable', person }, { act: 'give', person, role }, { act: 'reset', person, factor: true }]), ...county }; // prettier-ignore
		}
	},
	{
		...{ of: /person\/\[id\]\/phone$/, by: /POST/, right: 'see phones' },
		aim: (draw) => ({
			body: { reason: '核实现场情况' },
			...county,
			parameters: { id: draw.random.pick(draw.house.people).id }
		})
	},
	{
		...{ of: /departments\/department$/, by: /POST/, right: 'change people' },
		aim: () => ({ body: { act: 'add', name: '数据局', from: '2026-01-01' }, ...county })
	},
	{
		...{ of: /users\/import\/\[id\]$/, by: /POST|DELETE/, right: 'own' },
		aim: (draw) => ({ body: {}, place: null, parameters: { id: someId(draw) } })
	},
	{
		...{ of: /land\/import$/, by: /^\?\/(accept|good|cancel|change|undo)$/, right: 'own' },
		aim: (draw) => ({ body: { kind: 'parcel', overrides: '{}' }, place: null, query: `stage=${someId(draw)}&file=${draw.idOf('import_file')}` }) // prettier-ignore
	},
	{ of: /import\/upload$/, by: /POST/, right: 'own', aim: () => ({ body: '', place: null, query: 'kind=nothing&name=a.csv' }) }, // prettier-ignore
	{
		...{ of: /^\/\(desk\)\/me$/, by: /^\?\/(preferences|password|session|withoutFactor)$/, right: 'own' },
		aim: (draw) => ({
			body: { session: someId(draw), language: 'x', next: 'a', again: 'b', password: 'x' },
			place: null
		})
	},
	{ of: /second-factor$/, by: /^\?\/(begin|prove)$/, right: 'own', aim: () => ({ body: { password: 'x', code: '1' }, place: null }) }, // prettier-ignore
	{ of: /(join|device)\/\[word\]$/, by: /^\?\/default$/, right: 'own', aim: (draw) => ({ body: { password: 'a', again: 'a', userName: '谁' }, place: null, parameters: { word: `x.${someId(draw)}` } }) }, // prettier-ignore
	{
		of: /sign-in$/,
		by: /^\?\/(password|code|outside)$/,
		right: 'own',
		aim: () => ({ body: { name: '', code: 'x' }, place: null })
	},
	// One of the other county's people is nobody here.
	{ of: /sign-in$/, by: /^\?\/demo$/, right: 'own', aim: (draw) => ({ body: { person: draw.house.stranger }, place: null }) }, // prettier-ignore
	{
		...{ of: /^\/role$/, by: /POST/, right: 'own' },
		aim: (draw, person) => {
			const others = draw.house.people.filter((each) => each !== person).flatMap(({ roles }) => roles);
			return { body: { role: draw.random.pick(others).id }, place: null };
		}
	},
	{ of: /^\/language$/, by: /POST/, right: 'own', aim: () => ({ body: { language: 'x' }, place: null }) },
	// Whoever signs out ends their own session and no other: without one there is nothing to end.
	{ of: /^\/sign-out$/, by: /POST/, right: 'own', aim: () => ({ body: {}, place: null }) }
];
