import type { Tables } from '#db/tables.ts';
import type { Factory, Row } from './factory.ts';

/** Columns of the register a contract has nothing in, unless a test says so. */
export const noRegister = {
	level: null,
	object_kind: null,
	find_source: null,
	lessor_name: null,
	lessee_kind: null,
	lessee_outside: null,
	asset_name: null,
	use_agreed: null,
	rent_unit: null,
	terms: null,
	growth_clause: null,
	paid_to: null,
	arrears_fen: null,
	reference_fen: null,
	procedure_done: null,
	village_resolution: null,
	township_approval: null,
	auction_number: null
};

type Beside =
	| 'contract_rectification'
	| 'contract_opinion'
	| 'contract_escalation'
	| 'contract_interest'
	| 'clearing_group'
	| 'clearing_meeting';
type Common =
	'county_code' | 'id' | 'version' | 'recorded_at' | 'feature_no' | 'source_file_id' | 'source_row' | 'code';

/** A row that stands beside a contract; its columns are said whole. */
export function beside<T extends Beside & keyof Tables>(
	factory: Factory,
	table: T,
	state: Omit<Row<T>, Common>
): Row<T> {
	const id = factory.newId();
	const common = {
		...{ county_code: factory.county, id, version: 1, recorded_at: factory.now, feature_no: factory.next(table) },
		...{ source_file_id: null, source_row: null, code: id }
	};
	return { ...common, ...state } as unknown as Row<T>;
}
