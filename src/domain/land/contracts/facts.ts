import type { Mu } from '#core/mu.ts';
import type { ContractForm, ContractKind, ObjectKind, RentUnit } from './kinds.ts';
import type { Fen } from '#core/money.ts';
import type { Terms } from './terms.ts';

/** What a rule about a contract is given: the record, what hangs on it and what the comparison found. Nothing of people. */
export interface ContractFacts {
	id: string;
	version: number;
	kind: ContractKind;
	objectKind: ObjectKind | null;
	form: ContractForm;
	method: string | null;
	contractedMu: Mu;
	signedOn: string | null;
	startsOn: string | null;
	/** The first day after. */
	endsOn: string | null;
	lesseeOutside: boolean | null;
	assetName: string | null;
	rentUnit: RentUnit | null;
	terms: Terms;
	growthClause: boolean | null;
	/** Paid up to the day before this one. */
	paidTo: string | null;
	arrearsFen: Fen | null;
	/** What the record says is usual, per rent unit; else the county's price of that land on the day of signing, per 亩. */
	referenceFen: Fen | null;
	countyPrice: { fen: Fen; validFrom: string; source: string } | null;
	procedureDone: boolean | null;
	villageResolution: string | null;
	townshipApproval: string | null;
	auctionNumber: string | null;
	/** Lines of its paper that nobody has drawn, and how many of them name all four sides. */
	plots: { count: number; clear: number };
	parcels: {
		count: number;
		/** Those whose 亩 in the contract are known, and their sum. */
		known: number;
		mu: Mu;
		/** Land of household contracts (地块类别 10). */
		household: number;
		/** Built over and within permanent farmland. */
		builtOnFarmland: number;
	};
	/** Open leads by kind: their numbers and 亩. */
	leads: Readonly<Partial<Record<string, { numbers: readonly number[]; mu: Mu }>>>;
	/** Named as the contract it was let on from; `known` false: no such number in the register. */
	head: {
		number: string;
		known: boolean;
		household: boolean;
		startsOn: string | null;
		endsOn: string | null;
		rentUnit: RentUnit | null;
		terms: Terms;
	} | null;
}
