import type { Insertable } from 'kysely';
import { encodeMultiPolygon } from '#core/ewkb.ts';
import type { MultiPolygonRings, Ring } from '#core/geometry.ts';
import { idSource, type IdSource } from '#core/ids.ts';
import { creditCheckCharacter } from '#core/check-digits.ts';
import { sortKey } from '#core/sort-key.ts';
import type { CopyValue, Engine } from '#db/engine/types.ts';
import type { Tables } from '#db/tables.ts';
import { rectangle, shapeInDegrees, SRID } from '#geodata/plane.ts';
import { seeded, type Random } from '#core/random.ts';
import { noRegister } from './contract-factory.ts';

/** A whole row as COPY takes it: every column that the database does not compute itself. */
export type Row<T extends keyof Tables> = {
	[C in keyof Insertable<Tables[T]>]-?: Exclude<Insertable<Tables[T]>[C], undefined>;
};

/** What a caller may say about a row. A shape is given in degrees, or as the hex EWKB another row already has. */
export type Given<R> = { [C in keyof R]?: C extends 'shape' ? MultiPolygonRings | string : R[C] };

export interface FactoryOptions {
	seed?: string | number;
	now?: Date;
	county?: string;
	gkSrid?: number;
}

const HECTARE = 100;

/**
 * Builders of rows, the same for the same seed and clock. Whatever is not given gets a value that the schema accepts and
 * that no other row of this factory has; shapes not given are hectare squares in a line that do not touch.
 */
export class Factory {
	readonly county: string;
	readonly gkSrid: number;
	readonly now: Date;
	readonly random: Random;
	readonly newId: IdSource;
	private readonly numbers = new Map<string, number>();

	constructor({ seed = 1, now = new Date('2026-11-01T00:00:00Z'), county = '149901', gkSrid = SRID }: FactoryOptions) {
		this.county = county;
		this.gkSrid = gkSrid;
		this.now = now;
		this.random = seeded(seed);
		this.newId = idSource(() => now.getTime(), this.random.branch('ids').bytes);
	}

	/** 1, 2, 3 … for each name. */
	next(name: string): number {
		const value = (this.numbers.get(name) ?? 0) + 1;
		this.numbers.set(name, value);
		return value;
	}

	/** A rectangle in metres from the middle of the demo county, in degrees; see plane.ts. */
	rectangle(east: number, north: number, width: number, height: number, turn = 0): MultiPolygonRings {
		return shapeInDegrees(rectangle(east, north, width, height, turn));
	}

	/** A polygon in metres from the middle of the demo county, in degrees. */
	polygon(ring: Ring): MultiPolygonRings {
		return shapeInDegrees(ring);
	}

	private record(table: string) {
		return {
			county_code: this.county,
			id: this.newId(),
			version: 1,
			recorded_at: this.now,
			feature_no: this.next(table),
			source_file_id: null,
			source_row: null
		};
	}

	private placed(table: string, shape: MultiPolygonRings | string | undefined) {
		const base = this.record(table);
		const place = shape ?? this.rectangle(base.feature_no * 1.5 * HECTARE, 0, HECTARE, HECTARE);
		return {
			...base,
			gk_srid: this.gkSrid,
			shape: typeof place === 'string' ? place : encodeMultiPolygon(place, 4490)
		};
	}

	countyRow(given: Given<Row<'county'>> = {}): Row<'county'> {
		const box = { west: 111, south: 37.5, east: 112.5, north: 39 };
		return { code: this.county, name: '试验县', gk_srid: this.gkSrid, ...box, demo: false, ...given };
	}

	township(given: Given<Row<'township'>> = {}): Row<'township'> {
		const { shape, ...rest } = given;
		const base = this.placed('township', shape);
		const name = rest.name ?? `第${base.feature_no}乡`;
		const code = `${this.county}${String(99 + base.feature_no).padStart(3, '0')}`;
		return { ...base, code, name, sort_key: sortKey(name), kind: 'township', ...rest };
	}

	village(given: Given<Row<'village'>> = {}): Row<'village'> {
		const { shape, ...rest } = given;
		const base = this.placed('village', shape);
		const name = rest.name ?? `第${base.feature_no}村`;
		const township = rest.township_code ?? `${this.county}100`;
		const code = `${township}${String(199 + base.feature_no).padStart(3, '0')}`;
		return { ...base, code, township_code: township, name, sort_key: sortKey(name), kind: 'village', ...rest };
	}

	grid(given: Given<Row<'grid'>> = {}): Row<'grid'> {
		const { shape, ...rest } = given;
		const base = this.placed('grid', shape);
		const level = rest.level ?? 1;
		const village = rest.village_code ?? `${this.county}100200`;
		const serial = this.next(`grid/${village}/${level}`);
		const name = rest.name ?? `${serial}号网格`;
		const code = `${village}${String(serial).padStart(3, '0')}${level}`;
		return { ...base, code, name, sort_key: sortKey(name), level, parent_code: null, village_code: village, ...rest };
	}

	constraintArea(given: Given<Row<'constraint_area'>> = {}): Row<'constraint_area'> {
		const { shape, ...rest } = given;
		const base = this.placed('constraint_area', shape);
		const code = String(base.feature_no).padStart(5, '0');
		return { ...base, code, name: null, kind: 'farmland_red', village_code: null, ...rest };
	}

	landUse(given: Given<Row<'land_use'>> = {}): Row<'land_use'> {
		const { shape, ...rest } = given;
		const base = this.placed('land_use', shape);
		const use = { scheme: 'survey', use_code: '0103', use_name: '旱地' };
		return { ...base, code: String(base.feature_no).padStart(5, '0'), ...use, village_code: null, ...rest };
	}

	parcel(given: Given<Row<'parcel'>> = {}): Row<'parcel'> {
		const { shape, ...rest } = given;
		const base = this.placed('parcel', shape);
		const village = rest.village_code === undefined ? `${this.county}100200` : rest.village_code;
		const issuer = `${village ?? `${this.county}100200`}00`;
		return {
			...base,
			register: 'parcel',
			code: `${issuer}${String(this.next(`parcel/${issuer}`)).padStart(5, '0')}`,
			name: null,
			category: '10',
			ownership: '32',
			land_use_scheme: 'survey',
			land_use_code: '0103',
			declared_mu: null,
			village_code: village,
			extra: null,
			...rest
		};
	}

	/** A collective contract, unless `household: true`, of 15 标准亩 unless said otherwise. */
	contract(given: Given<Row<'contract'>> = {}): Row<'contract'> {
		const base = this.record('contract');
		const household = given.household ?? false;
		const village = given.village_code === undefined ? `${this.county}100200` : given.village_code;
		const lessor = given.lessor_code ?? `${village ?? `${this.county}100200`}00`;
		const lessee = given.lessee_code ?? `${lessor}${String(this.next(`lessee/${lessor}`)).padStart(4, '0')}`;
		const number = given.number ?? `${lessee}${household ? 'J' : 'Q'}`;
		return {
			...base,
			number,
			sort_key: sortKey(number),
			village_code: village,
			lessor_code: lessor,
			lessee_code: lessee,
			lessee_name: `承包人${base.feature_no}`,
			kind: 'resource',
			form: 'written',
			formerly_oral: false,
			method: household ? '110' : '123',
			household,
			contracted_mu: 1500,
			area_basis: 'standard',
			customary_ratio: null,
			area_surface: 'horizontal',
			signed_on: '2015-03-01',
			starts_on: '2015-03-01',
			ends_on: '2035-03-01',
			head_contract_number: null,
			status: 'regular',
			...noRegister,
			extra: null,
			...given
		};
	}

	contractParcel(
		given: Given<Row<'contract_parcel'>> & { contract_id: string; parcel_id: string }
	): Row<'contract_parcel'> {
		const { feature_no: _, ...base } = this.record('contract_parcel');
		const area = { contracted_mu: null, area_basis: 'standard', customary_ratio: null, area_surface: 'horizontal' };
		return { ...base, ...area, basis: null, starts_on: null, ends_on: null, ...given };
	}

	occupation(given: Given<Row<'occupation'>> = {}): Row<'occupation'> {
		const { shape, ...rest } = given;
		const base = this.placed('occupation', shape);
		return {
			...base,
			code: `SC-${String(base.feature_no).padStart(5, '0')}`,
			village_code: `${this.county}100200`,
			contract_number: null,
			parcel_code: null,
			lessee_code: null,
			lessee_name: null,
			ownership: '32',
			method: 'rtk',
			surveyed_on: '2026-09-15',
			extra: null,
			...rest
		};
	}

	reclaimedLand(given: Given<Row<'reclaimed_land'>> = {}): Row<'reclaimed_land'> {
		const { shape, ...rest } = given;
		const base = this.placed('reclaimed_land', shape);
		return {
			...base,
			code: `SG-${String(base.feature_no).padStart(4, '0')}`,
			name: null,
			kind: 'farmland',
			village_code: `${this.county}100200`,
			ledger_mu: 1500,
			reclaimed_on: '2024-06-01',
			contract_number: null,
			...rest
		};
	}

	/** A decision of 以图找地 about a parcel or a survey. */
	landMatch(given: Given<Row<'land_match'>> = {}): Row<'land_match'> {
		return {
			county_code: this.county,
			id: this.newId(),
			version: 1,
			recorded_at: this.now,
			parcel_id: null,
			occupation_id: null,
			village_code: `${this.county}100200`,
			decision: null,
			contract_id: null,
			user_name: null,
			reason: null,
			note: null,
			rejected: '{}',
			actor_id: 'demo',
			actor_name: '演示',
			...given
		};
	}

	/** 领导小组, unless a kind and a duty are given. */
	team(given: Given<Row<'team'>> = {}): Row<'team'> {
		const base = this.record('team');
		const name = given.name ?? `第${base.feature_no}专班`;
		const own = { kind: 'leading_group', duty: null, name, task: null, starts_on: '2025-01-01', ends_on: null };
		return { ...base, code: name, ...own, ...given };
	}

	teamMember(given: Given<Row<'team_member'>> & { team_id: string }): Row<'team_member'> {
		const base = this.record('team_member');
		const name = given.name ?? `成员${base.feature_no}`;
		const starts = given.starts_on ?? '2025-01-01';
		const own = { role: 'member', name, post: '局长', starts_on: starts, ends_on: null };
		return { ...base, code: `${given.team_id}/${name}/${starts}`, ...own, ...given };
	}

	policyDocument(given: Given<Row<'policy_document'>> = {}): Row<'policy_document'> {
		const base = this.record('policy_document');
		const number = given.number ?? `试政发〔2025〕${base.feature_no}号`;
		const period = { issued_on: '2025-01-01', starts_on: '2025-01-01', ends_on: null };
		return { ...base, code: number, number, title: `第${base.feature_no}办法`, issuer: '县政府', ...period, ...given };
	}

	pairing(given: Given<Row<'pairing'>> = {}): Row<'pairing'> {
		const base = this.record('pairing');
		const subject_kind = given.subject_kind ?? 'village';
		const subject_code = given.subject_code ?? `${this.county}100200`;
		const leader = given.leader ?? `包联人${base.feature_no}`;
		const starts_on = given.starts_on ?? '2025-01-01';
		const code = `${subject_kind}/${subject_code}/${leader}/${starts_on}`;
		const own = { subject_kind, subject_code, leader, starts_on, post: '副县长', note: null, ends_on: null };
		return { ...base, code, ...own, ...given };
	}

	talentStation(given: Given<Row<'talent_station'>> = {}): Row<'talent_station'> {
		const base = this.record('talent_station');
		const name = given.name ?? `第${base.feature_no}驿站`;
		const period = { starts_on: '2025-01-01', ends_on: null };
		const own = { kind: 'service_post', name, place_code: `${this.county}100`, address: null };
		return { ...base, code: name, ...own, ...period, ...given };
	}

	/** An expert, unless a kind is given. */
	talent(given: Given<Row<'talent'>> = {}): Row<'talent'> {
		const base = this.record('talent');
		const kind = given.kind ?? 'expert';
		const name = given.name ?? `人才${base.feature_no}`;
		const organisation = given.organisation ?? '农科院';
		const known = { title: null, field: '栽培', station_id: null, place_code: null };
		const own = { kind, name, organisation, ...known, starts_on: '2025-01-01', ends_on: null };
		return { ...base, code: `${kind}/${name}/${organisation}`, ...own, ...given };
	}

	talentVisit(given: Given<Row<'talent_visit'>> & { talent_id: string }): Row<'talent_visit'> {
		const base = this.record('talent_visit');
		const place_code = given.place_code ?? `${this.county}100200`;
		const visited_on = given.visited_on ?? '2026-05-01';
		const code = `${given.talent_id}/${place_code}/${visited_on}`;
		return { ...base, code, place_code, visited_on, advice: '修剪', ...given };
	}

	debt(given: Given<Row<'debt'>> = {}): Row<'debt'> {
		const base = this.record('debt');
		const side = given.side ?? 'receivable';
		const village_code = given.village_code ?? `${this.county}100200`;
		return {
			...base,
			...{ side, village_code, number: `${side === 'payable' ? 'ZW' : 'ZQ'}${village_code}${base.feature_no}` },
			...{ counterparty: `示例建筑公司${base.feature_no}`, counterparty_kind: 'enterprise', reason: null },
			...{ origin: side === 'payable' ? 'works' : 'enterprise_due', contract_number: null, arisen_on: '2020-05-01' },
			...{ due_on: null, opening_fen: 1_000_000, approval: null, prohibition: null },
			...{ township_view: null, township_seen_on: null, township_seen_by: null },
			...given
		};
	}

	debtMovement(given: Given<Row<'debt_movement'>> & { debt_id: string }): Row<'debt_movement'> {
		return {
			...{ county_code: this.county, id: this.newId(), method: 'cash_repaid', moved_on: '2026-03-01', amount_fen: 100 },
			...{ pair_id: null, reverses_id: null, voucher: '记-1', resolved_on: null, valuation_fen: null, valued_by: null },
			...{ note: null, actor_id: 'factory', actor_name: '测试', recorded_at: this.now },
			...given
		};
	}

	villageLabel(given: Given<Row<'village_label'>> = {}): Row<'village_label'> {
		const base = this.record('village_label');
		const place_code = given.place_code ?? `${this.county}100200`;
		const label = given.label ?? 'petition';
		const starts_on = given.starts_on ?? '2026-01-01';
		const own = { place_code, label, starts_on, note: null, ends_on: null };
		return { ...base, code: `${place_code}/${label}/${starts_on}`, ...own, ...given };
	}

	department(given: Given<Row<'department'>> = {}): Row<'department'> {
		const name = given.name ?? `第${this.next('department')}局`;
		const id = given.id ?? this.newId();
		return {
			...{ county_code: this.county, id, office_id: given.office_id ?? id, name, sort_key: sortKey(name) },
			...{ valid_from: '2020-01-01', valid_to: null, recorded_at: this.now },
			...given
		};
	}

	/** A person without an account; who signs in is made by better-auth's own doors. */
	person(given: Given<Row<'person'>> = {}): Row<'person'> {
		const name = given.name ?? `第${this.next('person')}人`;
		return {
			...{ county_code: this.county, id: this.newId(), name, sort_key: sortKey(name), organisation: null, post: null },
			...{ phone_sealed: null, phone_index: null, user_id: null, language: null, text_size: null },
			...{ disabled_at: null, demo: false, outside_identity: null, home_village_code: null, recorded_at: this.now },
			...given
		};
	}

	/** What a person is; of the whole county unless told. */
	personRole(given: Given<Row<'person_role'>> & { person_id: string }): Row<'person_role'> {
		return {
			...{ county_code: this.county, id: this.newId(), role: 'centre', place_codes: JSON.stringify([this.county]) },
			...{ department_id: null, subject_kind: null, subject_id: null, valid_from: '2020-01-01', valid_to: null },
			...{ ended_at: null, recorded_at: this.now },
			...given
		};
	}

	zone(given: Given<Row<'zone'>> = {}): Row<'zone'> {
		const { shape, ...rest } = given;
		const base = this.placed('zone', shape);
		const name = rest.name ?? `第${base.feature_no}产业区`;
		const code = `${this.county}Z${String(base.feature_no).padStart(2, '0')}`;
		return { ...base, code, name, sort_key: sortKey(name), layout: 'adjacent', status: 'published', ...rest };
	}

	zoneVillage(given: Given<Row<'zone_village'>> & { zone_id: string; village_code: string }): Row<'zone_village'> {
		return {
			...{ county_code: this.county, id: this.newId(), version: 1, recorded_at: this.now, leads: false, role: null },
			...given
		};
	}

	/** Who runs a zone, of some villages with equal shares. */
	zoneBody(zone_id: string, name: string, villages: readonly string[]): Row<'zone_body'> {
		const part = { moneyFen: 100_000, landMu: null, landFen: null, assetFen: null, labourDays: null, labourFen: null };
		const each = { ...part, share: 10_000 / villages.length, jobs: 2 };
		const by = Object.fromEntries(villages.map((village) => [village, 500]));
		return {
			...{
				county_code: this.county,
				id: this.newId(),
				version: 1,
				recorded_at: this.now,
				zone_id,
				name,
				kind: 'union'
			},
			...{ feature_no: this.next('zone_body'), source_file_id: null, source_row: null, status: 'draft', note: null },
			...{ credit_code: null, agreement_no: '1', agreed_on: '2025-03-01', starts_on: '2025-03-01', ends_on: null },
			parts: JSON.stringify(Object.fromEntries(villages.map((village) => [village, each]))),
			returns: JSON.stringify({ 2025: { distributedFen: 500 * villages.length, by } })
		};
	}

	zoneLink(zone_id: string, from_village: string, to_village: string, flow: string): Row<'zone_link'> {
		return {
			...{ county_code: this.county, id: this.newId(), version: 1, recorded_at: this.now, zone_id, from_village },
			...{ to_village, flow, feature_no: this.next('zone_link'), source_file_id: null, source_row: null }
		};
	}

	zonePhoto(zone_id: string, village_code: string | null, caption: string): Row<'zone_photo'> {
		return {
			...{ county_code: this.county, id: this.newId(), recorded_at: this.now, zone_id, village_code, caption },
			...{ taken_on: '2026-09-01', actor_id: 'test', actor_name: '经办' }
		};
	}

	enterprise(given: Given<Row<'enterprise'>> = {}): Row<'enterprise'> {
		const base = this.record('enterprise');
		const first = `91${this.county}MA0TE${String(base.feature_no).padStart(4, '0')}`;
		return {
			...{ ...base, code: first + creditCheckCharacter(first)!, name: `示例企业${base.feature_no}`, kind: 'leading' },
			...{ product: '饲料', capacity: null, capacity_unit: null, village_code: `${this.county}100200` },
			...{ east_e7: null, north_e7: null, note: null, retired_on: null },
			...given
		};
	}

	/** What an enterprise buys from a village, unless another kind is given. */
	enterpriseLink(given: Given<Row<'enterprise_link'>> & { enterprise_id: string }): Row<'enterprise_link'> {
		const base = this.record('enterprise_link');
		const code = `${given.enterprise_id}/${base.feature_no}`;
		const own = { kind: 'buys_from', village_code: given.partner_id ? null : `${this.county}100200`, partner_id: null };
		return { ...base, code, ...own, product: null, starts_on: null, ends_on: null, ...given };
	}

	/** A survey of the five factors of a village. */
	factorProfile(given: Given<Row<'factor_profile'>> = {}): Row<'factor_profile'> {
		const base = this.record('factor_profile');
		const village_code = given.village_code ?? `${this.county}100200`;
		const surveyed_on = given.surveyed_on ?? '2026-06-30';
		return {
			...{ ...base, code: `${village_code}/${surveyed_on}`, village_code, surveyed_on, figures: null },
			...{ source: '村两委填报', stage: 'reported', stage_by: '村经办', stage_on: '2026-07-01', last_actor: 'nobody' },
			...given
		};
	}

	zonePlan(given: Given<Row<'zone_plan'>> = {}): Row<'zone_plan'> {
		const number = this.next('zone_plan');
		const name = given.name ?? `方案${number}`;
		return {
			...{ county_code: this.county, id: this.newId(), version: 1, recorded_at: this.now, feature_no: number },
			...{ source_file_id: null, source_row: null, code: `FA-2026-${number}`, name, sort_key: sortKey(name) },
			...{ status: 'draft', copied_from: null, state_since: null, due_on: null, last_actor: null },
			...{ published_on: null, replaced_on: null },
			...given
		};
	}

	/** What is said of a plan: its reasons, and a comment pinned to a village; each begins with the mark. */
	planWords(plan: string, village: string, mark: string) {
		const at = { county_code: this.county, actor_id: 'test', actor_name: '规划经办', recorded_at: this.now };
		const comment = {
			...{ county_code: this.county, id: this.newId(), plan_id: plan, number: 1, place_kind: 'village' },
			...{ village_code: village, zone_id: null, zone_name: null, east: null, north: null }
		};
		return {
			comment,
			reason: { ...at, id: this.newId(), plan_id: plan, seq: 1, text: `${mark}理由` },
			remark: {
				...{ ...at, id: this.newId(), comment_id: comment.id, seq: 1, act: 'comment', of_seq: null },
				text: `${mark}批注`
			}
		};
	}

	/** A plan's first step: a zone of some villages, made and kept. */
	planZone(plan: string, name: string, villages: readonly string[]) {
		const zone = { county_code: this.county, id: this.newId(), plan_id: plan, position: 0, continues: null, name, layout: 'adjacent', locked: false, anchor: null, programme: null }; // prettier-ignore
		const changes = [
			{ zone: zone.id, from: null, to: { name, layout: 'adjacent', continues: null, locked: false } },
			{ zone: zone.id, add: [...villages].sort(), drop: [] }
		];
		return {
			zone,
			step: {
				...{ county_code: this.county, id: this.newId(), plan_id: plan, seq: 1, act: 'start', of_seq: null },
				...{ changes: JSON.stringify(changes), actor_id: 'test', actor_name: '规划经办', recorded_at: this.now }
			},
			members: villages.map((village_code) => ({
				...{ county_code: this.county, id: this.newId(), zone_id: zone.id, village_code }
			}))
		};
	}
}

export const factory = (options: FactoryOptions = {}): Factory => new Factory(options);

/** COPY of rows that all have the columns of the first. Takes a Tx, or whatever else copies. */
export async function insertRows<T extends keyof Tables>(
	target: { copy(table: T, columns: readonly string[], rows: Iterable<readonly CopyValue[]>): Promise<number> },
	table: T,
	rows: readonly Row<T>[]
): Promise<number> {
	if (rows.length === 0) return 0;
	const columns = Object.keys(rows[0]!) as (keyof Row<T> & string)[];
	return target.copy(table, columns, lines(rows, columns));
}

function* lines<R>(rows: readonly R[], columns: readonly (keyof R)[]): Generator<CopyValue[]> {
	for (const row of rows) yield columns.map((column) => row[column] as CopyValue);
}

/** The same without a door, in a transaction of its own: for tests that only need rows to be there. */
export async function insertInto<T extends keyof Tables>(
	engine: Engine,
	table: T,
	rows: readonly Row<T>[]
): Promise<number> {
	return engine.primary
		.transaction()
		.execute((tx) =>
			insertRows({ copy: (name: T, columns, values) => engine.copy(tx, name, columns, values) }, table, rows)
		);
}
