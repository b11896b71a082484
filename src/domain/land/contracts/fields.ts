import {
	contractForms,
	contractKindNames,
	contractLevels,
	findSources,
	lesseeKinds,
	objectKinds,
	rentUnits
} from './kinds.ts';

/** What a form about contracts asks for, one field a column. Forms, checks and records go by this one table. Pure. */
export interface ContractField {
	readonly name: string;
	readonly kind:
		'text' | 'long' | 'day' | 'last_day' | 'choice' | 'yes_no' | 'mu' | 'yuan' | 'village' | 'rents' | 'assets';
	readonly required?: true;
	/** Characters, of text. */
	readonly longest?: number;
	readonly choices?: readonly string[];
	/** A column that is never shown whole: left empty it stays as it is. */
	readonly kept?: true;
}

export type FieldGroup = 'identity' | 'parties' | 'period' | 'subject' | 'price' | 'approvals';

const text = (name: string, longest = 100): ContractField => ({ name, kind: 'text', longest });
const choice = (name: string, choices: readonly string[]): ContractField => ({ name, kind: 'choice', choices });
const yesNo = (name: string): ContractField => ({ name, kind: 'yes_no' });

/** 取得方式 of contracts that are no household's; 110 is entered nowhere. */
export const enteredMethods = ['121', '122', '123', '129', '120', '200', '300', '900'] as const;

export const contractFields: Readonly<Record<FieldGroup, readonly ContractField[]>> = {
	identity: [
		{ ...text('number', 50), required: true },
		{ name: 'village_code', kind: 'village', required: true },
		{ ...choice('kind', contractKindNames), required: true },
		choice('object_kind', objectKinds),
		choice('level', contractLevels),
		{ ...choice('form', contractForms), required: true },
		yesNo('formerly_oral'),
		choice('find_source', findSources)
	],
	parties: [
		text('lessor_name'),
		{ ...text('lessee_name'), kept: true },
		choice('lessee_kind', lesseeKinds),
		yesNo('lessee_outside')
	],
	period: [
		choice('method', enteredMethods),
		{ name: 'signed_on', kind: 'day' },
		{ name: 'starts_on', kind: 'day' },
		{ name: 'ends_on', kind: 'last_day' },
		text('head_contract_number', 50)
	],
	subject: [
		{ name: 'contracted_mu', kind: 'mu', required: true },
		text('use_agreed'),
		text('asset_name'),
		{ name: 'assets', kind: 'assets' }
	],
	price: [
		choice('rent_unit', rentUnits),
		{ name: 'rents', kind: 'rents' },
		yesNo('growth_clause'),
		{ name: 'paid_to', kind: 'last_day' },
		{ name: 'arrears_fen', kind: 'yuan' },
		{ name: 'reference_fen', kind: 'yuan' }
	],
	approvals: [yesNo('procedure_done'), text('village_resolution'), text('township_approval'), text('auction_number')]
};

export const fieldGroups = Object.keys(contractFields) as FieldGroup[];
export const allContractFields: readonly ContractField[] = fieldGroups.flatMap((group) => contractFields[group]);
