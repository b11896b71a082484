import type { Values } from '#core/import-fields.ts';
import { required, type Fault, type RowState } from '#territory/import-rows.ts';
import type { AreaBasis, AreaStatement, AreaSurface } from './area-basis.ts';
import { termsOfCells } from './contracts/rent-rows.ts';
import { isHousehold } from './household.ts';
import { endAfter } from './period-end.ts';
import { constructionCodeFaults, contractCodeFaults, parcelCodeFaults } from './standard-codes.ts';

/** What one record of a parcel, construction land, contract or occupation file means. Pure. */
export type Json = Record<string, unknown>;
export type LandState = Record<string, RowState[string] | Json>;

export interface LandRow {
	state: LandState;
	/** Codes that may begin with a village's, the surest first. */
	codes: (string | null | undefined)[];
	name: string | null | undefined;
}

/** One line of a contract file: the contract's own fields, and the parcel the line is about. */
export interface ContractLine extends LandRow {
	/** The whole contract's 亩 when the file says it, and this line's, hundredths; what each of them counts. */
	totalMu: number | null;
	lineMu: number | null;
	totalArea: AreaStatement;
	lineArea: AreaStatement;
	parcelCode: string | null;
	/** Columns of the parcel, for a line with a shape. */
	parcel: LandState;
	/** How this parcel came under the contract (取得方式); one contract's parcels may differ in it. */
	basis: string | null | undefined;
}

type Text = string | null | undefined;
const textOf = (values: Values, field: string): Text => values[field] as Text;

/** Extra attributes of the standard, kept as they are written; undefined when the file has none of them. */
function extraOf(values: Values): Json | undefined {
	const found = Object.entries(values).filter(([name, value]) => name.startsWith('extra.') && value !== undefined);
	return found.length === 0 ? undefined : Object.fromEntries(found.map(([name, value]) => [name.slice(6), value]));
}

/** 亩 of the first of these fields that says something; undefined when the file has no such column. */
function muOf(values: Values, ...fields: string[]): number | null | undefined {
	const given = fields.map((field) => values[field]).filter((value) => value !== undefined);
	return given.length === 0 ? undefined : ((given.find((value) => value !== null) as number | undefined) ?? null);
}

/**
 * What a file says its 亩 count: in words of its own, else by the standard's code a figure stands under, else nothing. A ratio
 * alone speaks of 习惯亩.
 */
function areaOf(values: Values, stem: 'total' | 'contracted'): AreaStatement {
	const ratio = (values.customary_ratio ?? null) as number | null;
	const said = (values.area_basis ?? (ratio === null ? null : 'customary')) as AreaBasis | null;
	const surface = (values.area_surface ?? null) as AreaSurface | null;
	// The figure is that of the first column that says something, as in muOf.
	const from = [`${stem}_mu`, `${stem}_m2`].find((field) => (values[field] ?? null) !== null);
	const coded = from !== undefined && values[`standard.${from}`] === true;
	const basis = said ?? (coded ? 'standard' : 'unknown');
	return {
		basis,
		ratio: basis === 'customary' ? ratio : null,
		surface: surface ?? (coded && said !== 'customary' ? 'horizontal' : null)
	};
}

/** Columns of a contract, or of a parcel in it. */
export const areaColumns = ({ basis, ratio, surface }: AreaStatement): Record<string, string | number | null> => ({
	area_basis: basis,
	customary_ratio: ratio,
	area_surface: surface
});

/** TDLYLX counts by GB/T 21010-2007, DLBM by the land survey: a code never travels without its scheme. */
function landUse(values: Values): LandState {
	if (values.use_survey) return { land_use_scheme: 'survey', land_use_code: values.use_survey };
	if (values.use_2007) return { land_use_scheme: 'gbt21010_2007', land_use_code: values.use_2007 };
	return {};
}

const parcelState = (values: Values, register: 'parcel' | 'construction_land', code: Text): LandState => ({
	register,
	code,
	name: values.name,
	category: values.category,
	ownership: values.ownership,
	...landUse(values),
	declared_mu: muOf(values, 'declared_mu', 'declared_m2')
});

const placeOf = (values: Values, ...codes: string[]): Pick<LandRow, 'codes' | 'name'> => ({
	codes: codes.map((field) => textOf(values, field)),
	name: textOf(values, 'village_name')
});

interface Understood<R extends LandRow> {
	row: R;
	faults: Fault[];
	doubts: Fault[];
}

/** A number whose check character is wrong was typed wrongly; codes that do not fit together are for a person to judge. */
const divided = (found: readonly Fault[]): { wrong: Fault[]; doubts: Fault[] } => ({
	wrong: found.filter(({ expected }) => expected.startsWith('id.')),
	doubts: found.filter(({ expected }) => !expected.startsWith('id.'))
});

export const parcelRow =
	(register: 'parcel' | 'construction_land') =>
	(values: Values, county: string): Understood<LandRow> => ({
		row: {
			state: { ...parcelState(values, register, textOf(values, 'code')), extra: extraOf(values) },
			...placeOf(values, 'village_code', 'code', 'lessor_code')
		},
		faults: required(values, 'code'),
		doubts: register === 'parcel' ? parcelCodeFaults(values, county) : constructionCodeFaults(values, county)
	});

/** A name as exports show it. */
const MASKED = /^.\*\*$/u;

/** Columns of the register beyond the standard's tables; undefined where the file has no such column. */
function registerColumns(values: Values): LandState {
	const paid = textOf(values, 'paid_to');
	const { rents, assets } = termsOfCells(values);
	return {
		level: values.level,
		object_kind: values.object_kind,
		find_source: values.find_source,
		lessor_name: values.lessor_name,
		lessee_kind: values.lessee_kind,
		lessee_outside: values.lessee_outside,
		asset_name: values.asset_name,
		use_agreed: values.use_agreed,
		rent_unit: values.rent_unit,
		terms: rents || assets ? { ...(rents && { rents }), ...(assets && { assets }) } : undefined,
		growth_clause: values.growth_clause,
		paid_to: paid ? endAfter(paid) : paid,
		arrears_fen: values.arrears,
		// A price of nothing is no reference.
		reference_fen: values.reference === 0 ? null : values.reference,
		procedure_done: values.procedure_done,
		village_resolution: values.village_resolution,
		township_approval: values.township_approval,
		auction_number: values.auction_number
	};
}

export function contractRow(values: Values, county: string): Understood<ContractLine> {
	const faults = required(values, 'number');
	if (!values.lessee_code && !values.lessee_name) faults.push({ field: 'lessee_name', expected: 'lessee', got: null });
	const totalMu = muOf(values, 'total_mu', 'total_m2') ?? null;
	const lineMu = muOf(values, 'contracted_mu', 'contracted_m2') ?? null;
	if (totalMu === null && lineMu === null) faults.push({ field: 'contracted_mu', expected: 'mu', got: null });
	const [from, last] = [textOf(values, 'starts_on'), textOf(values, 'ends_on')];
	if (from && last && from > last)
		faults.push({ field: 'ends_on', expected: 'day.not_before', params: { day: from }, got: last });
	const number = textOf(values, 'number');
	const state: LandState = {
		number,
		lessor_code: values.lessor_code,
		lessee_code: values.lessee_code,
		// A ledger of ours that comes back holds names with stars: they are not what people are called.
		lessee_name: MASKED.test(String(values.lessee_name ?? '')) ? undefined : values.lessee_name,
		kind: values.kind,
		form: values.form,
		formerly_oral: values.formerly_oral,
		method: values.method,
		signed_on: values.signed_on,
		starts_on: values.starts_on,
		ends_on: last ? endAfter(last) : last,
		head_contract_number: values.head_contract_number,
		status: values.status,
		...registerColumns(values)
	};
	const parcelCode = textOf(values, 'parcel_code') ?? null;
	const row: ContractLine = {
		state,
		...placeOf(values, 'village_code', 'lessor_code', 'number', 'parcel_code', 'lessee_code'),
		totalMu,
		lineMu,
		totalArea: areaOf(values, 'total'),
		lineArea: areaOf(values, 'contracted'),
		parcelCode,
		parcel: { ...parcelState(values, 'parcel', parcelCode), extra: extraOf(values) },
		basis: textOf(values, 'method')
	};
	const { wrong, doubts } = divided(contractCodeFaults(values, county));
	return { row, faults: [...faults, ...wrong], doubts };
}

/** A contract's own columns that follow from the others. */
export const settleContract = <T extends LandState>(state: T): T => ({
	...state,
	household: isHousehold((state.method ?? null) as string | null, String(state.number))
});

export function occupationRow(values: Values, county: string): Understood<LandRow> {
	const state = {
		code: textOf(values, 'code'),
		contract_number: values.contract_number,
		parcel_code: values.parcel_code,
		lessee_code: values.lessee_code,
		lessee_name: values.lessee_name,
		ownership: values.ownership,
		method: values.method,
		surveyed_on: values.surveyed_on,
		extra: extraOf(values)
	};
	const { wrong, doubts } = divided(contractCodeFaults(values, county, 'contract_number'));
	const place = placeOf(values, 'village_code', 'parcel_code', 'lessor_code', 'contract_number', 'lessee_code');
	return { row: { state, ...place }, faults: wrong, doubts };
}
