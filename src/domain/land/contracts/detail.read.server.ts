import { sql } from 'kysely';
import { attachmentsOf } from '#attachments/attachments.read.server.ts';
import { decodeMultiPolygon } from '#core/ewkb.ts';
import { maskedName } from '#core/masked-name.ts';
import { inScope } from '#db/in-scope.ts';
import type { ReadDb } from '#db/read.server.ts';
import { plotsOf } from '#land/contract-plots.ts';
import { maskedSides } from '#land/match-names.ts';
import { lastDayOf } from '#land/period-end.ts';
import { drawPlan, planFrame, type Plan } from '#land/plan.ts';
import { surroundings } from '#land/surroundings.read.server.ts';
import { entriesOf, escalationsOf, irregularitiesOfContract, stepsOf } from './beside.read.server.ts';
import type { ContractDetail } from './detail.ts';
import { yuanText } from '#core/money.ts';
import { allContractFields } from './fields.ts';
import type { ContractStatus, RentUnit } from './kinds.ts';
import { rentText } from './rent-rows.ts';
import { termsOf, yearlyFen, type Terms } from './terms.ts';

/** Where evidence of a contract hangs. */
export const EVIDENCE = 'contract';

/** px on the page. */
const [PLAN_WIDTH, PLAN_HEIGHT] = [520, 360];

/**
 * One collective contract by its number; null when there is none in scope, or it is a household's.
 * @param today what it costs is that of this day
 */
export async function contractDetail(db: ReadDb, number: number, today: string): Promise<ContractDetail | null> {
	const row = await db.query
		.selectFrom('contract')
		.selectAll('contract')
		.where('county_code', '=', db.county)
		.where('feature_no', '=', number)
		.where('household', '=', false)
		.where(inScope(db, 'contract.village_code'))
		.executeTakeFirst();
	if (!row) return null;
	const { id } = row;
	const terms = termsOf(row.terms);
	const rentUnit = row.rent_unit as RentUnit | null;
	const parcels = await parcelsIn(db, id);
	return {
		...{ id, number, version: row.version, code: row.number, village: row.village_code },
		status: row.status as ContractStatus,
		form: formOf(row as unknown as Record<string, unknown>, terms),
		lessee: maskedName(row.lessee_name),
		...{ rentUnit, terms, yearlyFen: yearlyFen({ rentUnit, contractedMu: row.contracted_mu, terms }, today) },
		arrearsFen: row.arrears_fen,
		plots: plotsOf(row.extra as Record<string, unknown> | null).map(({ name, mu, sides }) => ({
			...{ name, mu, sides: maskedSides(sides) }
		})),
		parcels: parcels.map(({ gk: _, ...parcel }) => parcel),
		plan: await planOf(db, parcels),
		leads: await leadsOf(db, id),
		group: await groupOf(db, id),
		irregularities: await irregularitiesOfContract(db, id),
		rectifications: await entriesOf(db, 'rectification', id),
		opinions: await entriesOf(db, 'opinion', id),
		escalations: await escalationsOf(db, id),
		steps: await stepsOf(db, id),
		files: (await attachmentsOf(db, EVIDENCE, id)).map(({ id: file, name, bytes }) => ({ id: file, name, bytes }))
	};
}

/** Columns as the form holds them; the lessee's name stays where it is. */
function formOf(row: Record<string, unknown>, terms: Terms): Record<string, string> {
	const held = (kind: string, value: unknown): string => {
		if (value === null || value === undefined) return '';
		if (kind === 'yes_no') return value === true ? 'yes' : 'no';
		if (kind === 'mu' || kind === 'yuan') return yuanText(Number(value));
		return kind === 'last_day' ? lastDayOf(String(value)) : String(value);
	};
	const plain = allContractFields.filter(({ kept, kind }) => !kept && kind !== 'rents' && kind !== 'assets');
	return {
		...Object.fromEntries(plain.map(({ name, kind }) => [name, held(kind, row[name])])),
		rents: rentText(terms.rents).replaceAll('; ', '\n'),
		assets: terms.assets
			.map(({ name, units, fen }) => [name, units, ...(fen === null ? [] : [yuanText(fen)])].join(' '))
			.join('\n')
	};
}

interface DrawnParcel {
	number: number;
	register: string;
	name: string;
	mu: number | null;
	areaMu: number;
	gk: Uint8Array;
}

async function parcelsIn(db: ReadDb, contract: string): Promise<DrawnParcel[]> {
	const { rows } = await sql<DrawnParcel>`
		select parcel.feature_no as number, parcel.register, coalesce(parcel.name, right(parcel.code, 5)) as name,
			contract_parcel.contracted_mu as mu, parcel.area_mu as "areaMu", parcel.gk
		from contract_parcel
		join parcel on parcel.county_code = ${db.county} and parcel.id = contract_parcel.parcel_id
		where contract_parcel.county_code = ${db.county} and contract_parcel.contract_id = ${contract}
		order by parcel.code`.execute(db.query);
	return rows;
}

async function planOf(db: ReadDb, parcels: readonly DrawnParcel[]): Promise<Plan | null> {
	const shapes = parcels.map(({ gk, name }) => ({ rings: decodeMultiPolygon(gk).shape, name }));
	const frame = planFrame(
		shapes.map(({ rings }) => rings),
		PLAN_WIDTH,
		PLAN_HEIGHT
	);
	if (!frame) return null;
	const around = await surroundings(db, frame.ground);
	return drawPlan(frame, [
		...around,
		...shapes.map(({ rings, name }) => ({ role: 'contract' as const, rings, label: name }))
	]);
}

async function leadsOf(db: ReadDb, contract: string): Promise<ContractDetail['leads']> {
	const { rows } = await sql<ContractDetail['leads'][number]>`
		select finding.feature_no as number, finding.kind, finding.over_mu as mu from finding
		where finding.county_code = ${db.county} and finding.status in ('suspected', 'in_case')
			and ${inScope(db, 'finding.village_code')}
			and (finding.contract_id = ${contract}
				or (finding.other_contract_id = ${contract} and finding.kind = 'double_contracted'))
		order by abs(finding.over_mu) desc, finding.feature_no limit 20`.execute(db.query);
	return rows;
}

async function groupOf(db: ReadDb, contract: string): Promise<ContractDetail['group']> {
	const row = await db.query
		.selectFrom('clearing_assignment')
		.innerJoin('clearing_group', (join) =>
			join
				.onRef('clearing_group.county_code', '=', 'clearing_assignment.county_code')
				.onRef('clearing_group.id', '=', 'clearing_assignment.group_id')
		)
		.select(['clearing_group.name', 'clearing_group.leader'])
		.where('clearing_assignment.county_code', '=', db.county)
		.where('clearing_assignment.contract_id', '=', contract)
		.executeTakeFirst();
	return row ?? null;
}
