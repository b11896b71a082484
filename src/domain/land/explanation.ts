import { formatMu, type Mu } from '#core/mu.ts';
import type { AreaBasis, AreaDoubt, AreaSurface } from '#land/area-basis.ts';
import type { LedgerUnitMembers } from '#land/ledger-units.ts';
import type { DividedPiece, Linked } from '#land/linked.ts';
import type { Comparison } from '#land/over-contract.ts';
import type { SurveyMethod } from '#land/survey-method.ts';

/** The tolerance a figure was held to: whose it is, and the settings as they were on its business date. */
export interface ToldTolerance {
	method: SurveyMethod;
	absolute_mu: number;
	relative: number | null;
	accuracy_m: number | null;
	perimeter_m: number | null;
}

/** What the contract's 亩 count. */
export interface ToldArea {
	written_mu: Mu;
	basis: AreaBasis;
	/** 标准亩 in one 习惯亩. */
	ratio: number | null;
	surface: AreaSurface | null;
	doubt: AreaDoubt | null;
}

/** What a finding says of itself: the formula with its numbers, and everything the numbers came from. */
export interface Explanation {
	formula: string;
	tolerance?: ToldTolerance;
	area?: ToldArea;
	contract?: { number: string | null; file: string | null; row: number | null };
	occupations: {
		id: string;
		version: number;
		code: string;
		mu: Mu;
		method: string | null;
		file: string | null;
		row: number | null;
	}[];
	pieces: { kind: string; other: string | null; mu: Mu; m2: number; sliver: boolean }[];
	[more: string]: unknown;
}

const metres = (m2: number): string => m2.toFixed(2);

const ratioOf = ({ written }: LedgerUnitMembers): number | null =>
	written.area.basis === 'customary' && written.area.ratio !== null ? written.area.ratio / 10_000 : null;

/**
 * 45.62 − 42.40 = 3.22 > max(0.05, 1 % × 42.40) = 0.42; of a walk max(0.3, 820.5 m × 3 m) = 3.69; of 习惯亩 first what they
 * are: 30.00 × 1.3 = 39.00.
 */
export function ledgerFormula(
	{ measuredMu, contractedMu, toleranceMu, tolerance, overMu }: Comparison,
	unit: LedgerUnitMembers
): string {
	const second =
		tolerance.relative === null
			? `${tolerance.perimeterM!.toFixed(1)} m × ${tolerance.accuracyM} m`
			: `${Number((tolerance.relative * 100).toFixed(4))} % × ${formatMu(contractedMu)}`;
	const allowed = `max(${tolerance.absoluteMu}, ${second}) = ${formatMu(toleranceMu)}`;
	const ratio = ratioOf(unit);
	// The rest of a contract is less than what is written.
	const whole =
		ratio !== null && contractedMu === Math.floor((unit.written.mu * unit.written.area.ratio! + 5_000) / 10_000);
	const standard = whole ? `${formatMu(unit.written.mu)} × ${ratio} = ${formatMu(contractedMu)}; ` : '';
	const difference = `${standard}${formatMu(measuredMu)} − ${formatMu(contractedMu)} = ${formatMu(overMu)}`;
	return overMu > 0 ? `${difference} > ${allowed}` : `${difference} < −${allowed}`;
}

/** What a ledger figure says of its tolerance and of its contract's 亩. */
export const toldOfLedger = (
	{ tolerance }: Comparison,
	unit: LedgerUnitMembers
): { tolerance: ToldTolerance; area: ToldArea } => ({
	tolerance: {
		method: tolerance.method,
		absolute_mu: tolerance.absoluteMu,
		relative: tolerance.relative,
		accuracy_m: tolerance.accuracyM,
		perimeter_m: tolerance.perimeterM === null ? null : Math.round(tolerance.perimeterM * 10) / 10
	},
	area: {
		written_mu: unit.written.mu,
		basis: unit.written.area.basis,
		ratio: ratioOf(unit),
		surface: unit.written.area.surface,
		doubt: unit.doubt
	}
});

/** The whole of what was measured, less what of it is state-owned. */
export const wholeFormula = (measuredMu: Mu, stateMu: Mu): string =>
	stateMu === 0
		? formatMu(measuredMu)
		: `${formatMu(measuredMu)} − ${formatMu(stateMu)} = ${formatMu(measuredMu - stateMu)}`;

/** A piece's legal area: planar × ellipsoidal ÷ planar of the occupation, m², and what that is in 亩. */
export const pieceFormula = (piece: DividedPiece, of: Linked): string =>
	`${metres(piece.planarM2)} × ${metres(of.ellipsoidalM2)} ÷ ${metres(of.planarM2)} = ${metres(piece.legalM2)} m² = ${formatMu(piece.legalMu)}`;

/** Gathers what a finding about some surveys of one contract speaks of. */
export function explain(
	members: readonly Linked[],
	piecesOf: ReadonlyMap<string, DividedPiece[]>,
	formula: string
): Explanation {
	const [{ contractId, contractNumber, contractFile, contractRow }] = members as [Linked];
	return {
		formula,
		...(contractId !== null && { contract: { number: contractNumber, file: contractFile, row: contractRow } }),
		occupations: members.map(({ occupationId, occupationVersion, occupationCode, measuredMu, method, file, row }) => ({
			id: occupationId,
			version: occupationVersion,
			code: occupationCode,
			mu: measuredMu,
			method,
			file,
			row
		})),
		pieces: members.flatMap(({ occupationId }) =>
			(piecesOf.get(occupationId) ?? []).map(({ kind, otherContractNumber, legalMu, legalM2, sliver }) => ({
				kind,
				other: otherContractNumber,
				mu: legalMu,
				m2: Math.round(legalM2 * 100) / 100,
				sliver
			}))
		)
	};
}
