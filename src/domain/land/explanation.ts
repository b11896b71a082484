import { formatMu, type Mu } from '#core/mu.ts';
import type { DividedPiece, Linked } from '#land/linked.ts';
import type { Comparison } from '#land/over-contract.ts';
import type { LandValues } from '#land/settings.ts';

/** What a finding says of itself: the formula with its numbers, and everything the numbers came from. */
export interface Explanation {
	formula: string;
	/** Settings the figure depends on, as they were on its business date. */
	settings?: { tolerance_absolute_mu: number; tolerance_relative: number };
	contract?: { number: string | null; file: string | null; row: number | null };
	occupations: {
		id: string;
		version: number;
		code: string;
		mu: Mu;
		file: string | null;
		row: number | null;
	}[];
	pieces: { kind: string; other: string | null; mu: Mu; m2: number; sliver: boolean }[];
	[more: string]: unknown;
}

const metres = (m2: number): string => m2.toFixed(2);

/** 45.62 − 42.40 = 3.22 > max(0.05, 1 % × 42.40) = 0.42 */
export function ledgerFormula(
	{ measuredMu, contractedMu, toleranceMu, overMu }: Comparison,
	values: LandValues
): string {
	const share = Number((values['over_contract.tolerance_relative'] * 100).toFixed(4));
	const tolerance = `max(${values['over_contract.tolerance_absolute_mu']}, ${share} % × ${formatMu(contractedMu)}) = ${formatMu(toleranceMu)}`;
	const difference = `${formatMu(measuredMu)} − ${formatMu(contractedMu)} = ${formatMu(overMu)}`;
	return overMu > 0 ? `${difference} > ${tolerance}` : `${difference} < −${tolerance}`;
}

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
	formula: string,
	values?: LandValues
): Explanation {
	const [{ contractId, contractNumber, contractFile, contractRow }] = members as [Linked];
	return {
		formula,
		...(values && {
			settings: {
				tolerance_absolute_mu: values['over_contract.tolerance_absolute_mu'],
				tolerance_relative: values['over_contract.tolerance_relative']
			}
		}),
		...(contractId !== null && { contract: { number: contractNumber, file: contractFile, row: contractRow } }),
		occupations: members.map(({ occupationId, occupationVersion, occupationCode, measuredMu, file, row }) => ({
			id: occupationId,
			version: occupationVersion,
			code: occupationCode,
			mu: measuredMu,
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
