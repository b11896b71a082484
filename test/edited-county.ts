import { randomUUID } from 'node:crypto';
import { sql, type RawBuilder } from 'kysely';
import { encodeMultiPolygon } from '#core/ewkb.ts';
import { idSource, type IdSource } from '#core/ids.ts';
import { accepted, type Outcome } from '#core/outcome.ts';
import type { Engine } from '#db/engine/types.ts';
import { saveRows, type IncomingRow, type State, type VersionedTable } from '#db/save-rows.server.ts';
import type { Tx } from '#db/tx.server.ts';
import { undoRows } from '#db/undo-rows.server.ts';
import { rectangle, shapeInDegrees } from '#geodata/plane.ts';
import { seeded } from '#core/random.ts';
import { decideFindings } from '#land/finding-decision.write.server.ts';
import type { LinkDecision } from '#land/link-decision.ts';
import { decideFindingLink } from '#land/link-decision.write.server.ts';
import { isHousehold } from '#land/household.ts';
import { contractParcelTable, contractTable, occupationTable, parcelTable } from '#land/land-tables.server.ts';
import { analyseOverContract } from '#land/over-contract.write.server.ts';
import { recomputeChanged } from '#land/recompute.write.server.ts';
import type { OverContractRun } from '#land/run-record.write.server.ts';
import { sortKey } from '#core/sort-key.ts';
import { territoryTables } from '#territory/territory.accept.write.server.ts';
import { freshCounty, testWrite, valueOf } from './database.ts';
import { factory, insertRows } from './factory.ts';
import { CELL, type Box } from './models/plain-land.ts';
import { COUNTY, paperOf, type Edit, type SideBySide } from './models/random-edits.ts';

const METHODS = { rtk: 'RTK', photo: '影像勾绘', walk: '手机绕行' };
const DAY_MS = 86_400_000;

const shapeOf = ([west, south, width, height]: Box): string =>
	encodeMultiPolygon(shapeInDegrees(rectangle(west * CELL, south * CELL, width * CELL, height * CELL)), 4490);
const beside = ([west, south, width, height]: Box, offset: number): Box => [west + offset, south, width, height];

/** A county that changes by the product's own writes; two made with one seed get the same ids, numbers and moments. */
export class EditedCounty {
	readonly engine: Engine;
	readonly code: string;
	readonly #ids: IdSource;
	#now = Date.parse('2026-05-20T02:00:00Z');
	/** Every write so far: what it takes to take it back. */
	readonly #writes: { file: string; at: Date }[] = [];

	private constructor(engine: Engine, code: string, seed: number) {
		this.engine = engine;
		this.code = code;
		this.#ids = idSource(() => this.#now, seeded(`${seed}/ids`).bytes);
	}

	static async make(engine: Engine, seed: number, county: SideBySide): Promise<EditedCounty> {
		const { code } = await freshCounty(engine);
		const made = new EditedCounty(engine, code, seed);
		await made.#settle(seed, county);
		return made;
	}

	get writes(): number {
		return this.#writes.length;
	}

	#own<T>(value: T): T {
		return JSON.parse(JSON.stringify(value).replaceAll(COUNTY, this.code)) as T;
	}

	/** One write of the product with ids that both counties share. */
	async #write<T>(write: (tx: Tx, file: string) => Promise<Outcome<T>>, action = 'land.edit'): Promise<Outcome<T>> {
		this.#now += 1000;
		const at = new Date(this.#now);
		const file = this.#ids();
		const done = await testWrite(this.engine, this.code, (tx) => write({ ...tx, newId: this.#ids }, file), {
			now: () => at,
			action
		});
		if (action === 'land.edit') this.#writes.push({ file, at });
		return done;
	}

	#save = (tx: Tx, spec: VersionedTable, file: string, rows: { state: State; shape?: string }[]) =>
		saveRows(
			tx,
			spec,
			rows.map((row, index): IncomingRow => ({ row: index + 1, ...row })),
			file
		);

	async #settle(seed: number, { worlds }: SideBySide): Promise<void> {
		const make = factory({ county: this.code, seed });
		for (const { prefix, offset, world } of this.#own(worlds)) {
			const shape = (box: Box) => shapeInDegrees(rectangle((box[0] + offset) * CELL, box[1] * CELL, box[2] * CELL, box[3] * CELL)); // prettier-ignore
			valueOf(
				await this.#write(async (tx) => {
					await insertRows(tx, 'township', [make.township({ code: prefix, shape: shape([0, 0, 60, 60]) })]);
					await insertRows(
						tx,
						'village',
						world.villages.map(({ code, box }) => make.village({ township_code: prefix, code, shape: shape(box) }))
					);
					return accepted(null);
				}, 'land.settle')
			);
			for (const [index, box] of world.state.entries())
				await this.apply({ of: 'parcel', code: `${prefix}road${index}`, box: beside(box, offset), set: { ownership: '10' } }); // prettier-ignore
			for (const each of world.contracts)
				valueOf(
					await this.#write(async (tx, file) => {
						const parcels = each.plots.map(({ parcel, box }) => ({
							state: { register: 'parcel', code: parcel, village_code: each.village, ownership: '32' },
							shape: shapeOf(beside(box, offset))
						}));
						const saved = await this.#save(tx, parcelTable, file, parcels);
						const state: State = {
							...{ number: each.number, sort_key: sortKey(each.number), village_code: each.village },
							...{ lessee_code: each.lesseeCode, lessee_name: each.lesseeName, kind: each.kind, form: 'written' },
							...{ method: each.method, household: isHousehold(each.method, each.number), contracted_mu: each.mu },
							...{ starts_on: each.startsOn, ends_on: each.endsOn, head_contract_number: each.head },
							...paperOf(each.paper)
						};
						const [contract] = await this.#save(tx, contractTable, file, [{ state }]);
						const lots = each.plots.map((plot, index) => ({
							state: { contract_id: contract!.id, parcel_id: saved[index]!.id, contracted_mu: plot.mu, basis: plot.basis, ...paperOf(plot.paper) } // prettier-ignore
						}));
						await this.#save(tx, contractParcelTable, file, lots);
						return accepted(null);
					})
				);
			for (const each of world.occupations)
				await this.apply({
					of: 'occupation',
					code: each.code,
					box: beside(each.box, offset),
					set: {
						...{ village_code: each.village, contract_number: each.contractNumber, parcel_code: each.parcelCode },
						...{ lessee_code: each.lesseeCode, lessee_name: each.lesseeName, surveyed_on: each.day },
						...{ ownership: each.stateOwned ? '10' : null, method: each.method && METHODS[each.method as 'rtk'] }
					}
				});
		}
	}

	async #idOf(table: 'contract' | 'parcel', key: RawBuilder<unknown>): Promise<string | null> {
		const { rows } = await sql<{ id: string }>`
			select id from ${sql.table(table)} where county_code = ${this.code} and ${key}`.execute(this.engine.primary);
		return rows[0]?.id ?? null;
	}

	/** Makes a change; what the product refuses, or what is no longer there to be changed, leaves everything as it is. */
	async apply(told: Edit): Promise<void> {
		const edit = this.#own(told);
		if (edit.of === 'day') {
			this.#now += edit.forward * DAY_MS;
		} else if (edit.of === 'undo') {
			const { file, at } = this.#writes[edit.write % this.#writes.length]!;
			await this.#write(async (tx) => {
				for (const spec of [
					contractParcelTable,
					contractTable,
					occupationTable,
					parcelTable,
					territoryTables.village
				]) {
					const undone = await undoRows(tx, spec, { file, at, cause: 'land.edit' });
					if (!undone.ok) return undone;
				}
				return accepted(null);
			}, 'land.undo').catch((error: unknown) => {
				// A parcel that another contract names stays; the page says so beforehand, the key makes sure of it.
				if ((error as { code?: string }).code !== '23503') throw error;
			});
		} else if (edit.of === 'decision') await this.#decide(edit.finding);
		else if (edit.of === 'link') await this.#decideLink(edit.finding, edit.decision);
		else if (edit.of === 'lot') {
			const contract = await this.#idOf('contract', sql`number = ${edit.number}`);
			const parcel = await this.#idOf('parcel', sql`code = ${edit.parcel}`);
			if (!contract || !parcel) return;
			const state = { contract_id: contract, parcel_id: parcel, contracted_mu: edit.mu, basis: edit.basis };
			await this.#write(async (tx, file) => accepted(await this.#save(tx, contractParcelTable, file, [{ state }])));
		} else {
			const [spec, key] = {
				occupation: [occupationTable, 'code'] as const,
				parcel: [parcelTable, 'code'] as const,
				contract: [contractTable, 'number'] as const,
				village: [territoryTables.village, 'code'] as const
			}[edit.of];
			const name = edit.of === 'contract' ? edit.number : edit.code;
			const shape = 'box' in edit && edit.box ? shapeOf(edit.box) : undefined;
			const present = await sql`select 1 from ${sql.table(spec.table)} where county_code = ${this.code} and ${sql.ref(key)} = ${name}`.execute(this.engine.primary); // prettier-ignore
			if (present.rows.length === 0 && (edit.of === 'contract' || !shape)) return;
			const state: State = { ...('set' in edit ? edit.set : {}), [key]: name };
			if (edit.of === 'parcel') state.register = 'parcel';
			await this.#write(async (tx, file) => accepted(await this.#save(tx, spec, file, [{ state, shape }])));
		}
	}

	async #decide(place: number): Promise<void> {
		const { rows } = await sql<{ number: number; version: number; status: string }>`
			select feature_no as number, version, status from finding where county_code = ${this.code} and status in ('suspected', 'dismissed')
			order by feature_no`.execute(this.engine.primary);
		const finding = rows[place % rows.length];
		if (!finding) return;
		const { number, version, status } = finding;
		const decision = status === 'dismissed' ? ('restored' as const) : ('dismissed' as const);
		this.#now += 1000;
		await testWrite(
			this.engine,
			this.code,
			(tx, actor) => decideFindings(tx, actor, { findings: [{ number, version }], decision, reason: '量过，不属实' }),
			{ permission: 'land.finding.decide', now: () => new Date(this.#now) }
		);
	}

	/** Of a survey linked by name: the link holds, or does not, or nobody says any more. */
	async #decideLink(place: number, decision: LinkDecision): Promise<void> {
		const { rows } = await sql<{ number: number; contract: string | null }>`
			select finding.feature_no as number, contract.number as contract from finding
			left join contract on contract.county_code = ${this.code} and contract.id = finding.contract_id
			where finding.county_code = ${this.code} and finding.status <> 'gone'
				and (finding.linked_by in ('lessee_name', 'confirmed') or finding.kind = 'no_contract')
			order by finding.feature_no`.execute(this.engine.primary);
		const finding = rows[place % rows.length];
		if (!finding) return;
		this.#now += 1000;
		await testWrite(
			this.engine,
			this.code,
			(tx, actor) =>
				decideFindingLink({ ...tx, newId: this.#ids }, actor, { ...finding, decision, reason: '村里问过' }),
			{ permission: 'land.finding.decide', now: () => new Date(this.#now) }
		);
	}

	#compare<T>(write: (tx: Tx, actor: never) => Promise<Outcome<T>>): Promise<Outcome<T>> {
		this.#now += 1000;
		return testWrite(this.engine, this.code, (tx) => write(tx, undefined as never), {
			permission: 'land.analyse',
			now: () => new Date(this.#now)
		});
	}

	analyse = async (): Promise<OverContractRun> => valueOf(await this.#compare(analyseOverContract));
	/** Null, and no time has gone by, when nothing had changed. */
	recompute = async (): Promise<OverContractRun | null> => {
		const run = valueOf(await this.#compare(recomputeChanged));
		if (run === null) this.#now -= 1000;
		return run;
	};

	/** The same, with a note of nothing, so that it looks even where every note was forgotten. */
	async recomputeNoting(table: string): Promise<OverContractRun | null> {
		const row = { county_code: this.code, id: randomUUID(), table_name: table, row_id: randomUUID(), recorded_at: new Date(this.#now) }; // prettier-ignore
		await this.engine.primary.insertInto('changed_row').values(row).execute();
		return this.recompute();
	}

	/** Leaves out the notes of one table, as a write would that forgets them. */
	async forget(table: string): Promise<void> {
		await this.engine.primary
			.deleteFrom('changed_row')
			.where('county_code', '=', this.code)
			.where('table_name', '=', table)
			.execute();
	}

	/** Everything a comparison leaves, row by row, without what is drawn by lot (ids of runs, clusters and findings). */
	async picture(): Promise<Record<string, string[]>> {
		const here = this.code;
		const drawn = sql`ST_AsText(ST_Normalize(ST_SnapToGrid(shape, 1e-9)))`;
		const runOf = (column: string) => sql`(select number from analysis_run where analysis_run.county_code = ${here} and analysis_run.id = ${sql.ref(column)})`; // prettier-ignore
		const statements: Record<string, RawBuilder<{ line: string }>> = {
			finding: sql`select concat_ws('|', (to_jsonb(finding) - array['id','county_code','shape','gk','web','run_id','first_run_id','area_m2','digest']), round(area_m2::numeric, 3), ${drawn}, ${runOf('finding.run_id')}, ${runOf('finding.first_run_id')}) as line
				from finding where county_code = ${here} order by key`,
			finding_version: sql`select concat_ws('|', version, recorded_from, recorded_to, cause, state - array['id','county_code','run_id','first_run_id','area_m2','digest'], ${drawn}) as line
				from finding_version where county_code = ${here} order by state->>'key', version`,
			occupation_outcome: sql`select (to_jsonb(occupation_outcome) - array['id','county_code','run_id'])::text as line from occupation_outcome where county_code = ${here} order by occupation_id`,
			occupation_piece: sql`select concat_ws('|', occupation_id, kind, other_contract_id, village_code, round(planar_m2::numeric, 4), round(legal_m2::numeric, 4), legal_mu, round(width_m::numeric, 4), sliver, borderline, ST_AsText(ST_Normalize(ST_SnapToGrid(gk, 1e-4)))) as line
				from occupation_piece where county_code = ${here} order by occupation_id, kind, other_contract_id`,
			household_statistic: sql`select (to_jsonb(household_statistic) - array['county_code','run_id'])::text as line from household_statistic where county_code = ${here} order by village_code`,
			cluster: sql`select concat_ws('|', feature_no, finding_count, holder_count, main_kind, total_mu, village_code, ${drawn}, ${runOf('finding_cluster.run_id')},
					(select string_agg(finding.feature_no::text, ',' order by finding.feature_no) from finding_cluster_member
						join finding on finding.county_code = ${here} and finding.id = finding_cluster_member.finding_id
						where finding_cluster_member.county_code = ${here} and finding_cluster_member.cluster_id = finding_cluster.id)) as line
				from finding_cluster where county_code = ${here} order by feature_no`,
			analysis_run: sql`select concat_ws('|', number, business_date, inputs, settings, counts, recorded_at) as line from analysis_run where county_code = ${here} order by number`,
			changed_row: sql`select table_name as line from changed_row where county_code = ${here}`
		};
		const picture: Record<string, string[]> = {};
		for (const [name, statement] of Object.entries(statements)) {
			const { rows } = await statement.execute(this.engine.primary);
			// Codes begin with the county's; the same digits in the midst of a measure are a measure.
			picture[name] = rows.map(({ line }) => line.replaceAll(new RegExp(`(?<![\\d.])${here}`, 'g'), COUNTY));
		}
		return picture;
	}
}
