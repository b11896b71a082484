import type { CsvCell } from '#core/csv-text.ts';
import { muToNumber } from '#core/mu.ts';
import { lastDayOf } from '#land/period-end.ts';
import type { Fen } from '#core/money.ts';
import type { RentUnit } from './kinds.ts';
import type { ContractRow } from './list.ts';
import { rentText } from './rent-rows.ts';
import type { Terms } from './terms.ts';

/** A contract of the register with everything its ledger says. */
export interface SheetRow extends ContractRow {
	findSource: string | null;
	lessorName: string | null;
	lesseeKind: string | null;
	outside: boolean | null;
	useAgreed: string | null;
	method: string | null;
	signedOn: string | null;
	rentUnit: RentUnit | null;
	terms: Terms;
	growth: boolean | null;
	paidTo: string | null;
	referenceFen: Fen | null;
	procedure: boolean | null;
	resolution: string | null;
	approval: string | null;
	auction: string | null;
}

type Words = Readonly<Record<string, string>>;
export interface RegisterSheetWords {
	heads: readonly string[];
	levels: Words;
	kinds: Words;
	objects: Words;
	forms: Words;
	sources: Words;
	lessees: Words;
	methods: Words;
	units: Words;
	statuses: Words;
	irregular: Words;
	yes: string;
	no: string;
}

export const yuanCell = (fen: Fen | null): number | null => (fen === null ? null : fen / 100);
const word = (words: Words, value: string | null): string => (value === null ? '' : (words[value] ?? value));

/** 农村集体经济合同清理台账: its headers are those the import reads, so that what goes out comes in again. */
export function registerSheet(
	rows: readonly SheetRow[],
	words: RegisterSheetWords,
	villageName: (code: string) => string
): CsvCell[][] {
	const said = (value: boolean | null) => (value === null ? '' : value ? words.yes : words.no);
	const named = (kinds: readonly string[]) => kinds.map((kind) => word(words.irregular, kind)).join('、');
	return [
		[...words.heads],
		...rows.map((row): CsvCell[] => [
			row.village ? villageName(row.village) : '',
			row.code,
			word(words.levels, row.level),
			word(words.kinds, row.kind),
			word(words.objects, row.objectKind),
			word(words.forms, row.form),
			said(row.formerlyOral),
			word(words.sources, row.findSource),
			row.lessorName ?? '',
			row.lessee ?? '',
			word(words.lessees, row.lesseeKind),
			said(row.outside),
			row.assetName ?? '',
			row.useAgreed ?? '',
			muToNumber(row.contractedMu),
			word(words.methods, row.method),
			row.signedOn ?? '',
			row.startsOn ?? '',
			row.endsOn === null ? '' : lastDayOf(row.endsOn),
			word(words.units, row.rentUnit),
			rentText(row.terms.rents),
			yuanCell(row.yearlyFen),
			said(row.growth),
			row.paidTo === null ? '' : lastDayOf(row.paidTo),
			yuanCell(row.arrearsFen),
			yuanCell(row.referenceFen),
			said(row.procedure),
			row.resolution ?? '',
			row.approval ?? '',
			row.auction ?? '',
			word(words.statuses, row.status),
			named(row.suspected),
			named(row.confirmed),
			row.village ?? ''
		])
	];
}
