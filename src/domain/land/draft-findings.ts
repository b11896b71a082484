import type { Mu } from '#core/mu.ts';
import type { DoubleContract } from '#land/double-contracts.ts';
import { compare, type Comparison } from '#land/over-contract.ts';
import type { FindingKind } from '#land/finding-list.ts';
import type { LandValues } from '#land/settings.ts';

/** One occupation as the run has linked and measured it; households and state-owned land have been sorted out. */
export interface Linked {
	occupationId: string;
	occupationVersion: number;
	occupationCode: string;
	village: string | null;
	/** Survey date, else the day of the run. */
	day: string;
	linkedBy: string | null;
	contractId: string | null;
	contractVersion: number | null;
	contractNumber: string | null;
	contractMu: Mu | null;
	contractEndsOn: string | null;
	/** The contract's parcel that the occupation names, with its own 亩. */
	plotId: string | null;
	plotMu: Mu | null;
	measuredMu: Mu;
	ellipsoidalM2: number;
}

export interface DividedPiece {
	occupationId: string;
	kind: 'own' | 'on_other_contract' | 'beyond_village' | 'on_uncontracted' | 'state_owned';
	otherContractId: string | null;
	otherContractVersion: number | null;
	otherContractNumber: string | null;
	legalMu: Mu;
	legalM2: number;
	sliver: boolean;
	borderline: boolean;
}

/** A finding as it should stand; `key` tells whether it is one that is already there. */
export interface FindingDraft {
	key: string;
	kind: FindingKind;
	village: string | null;
	occupationId: string | null;
	occupationVersion: number | null;
	contractId: string | null;
	contractVersion: number | null;
	otherContractId: string | null;
	otherContractVersion: number | null;
	linkedBy: string | null;
	measuredMu: Mu | null;
	contractedMu: Mu | null;
	toleranceMu: Mu | null;
	overMu: Mu;
	borderline: boolean;
	explanation: Record<string, unknown>;
}

const base = (of: Linked) => ({
	village: of.village,
	occupationId: of.occupationId,
	occupationVersion: of.occupationVersion,
	contractId: of.contractId,
	contractVersion: of.contractVersion,
	otherContractId: null,
	otherContractVersion: null,
	linkedBy: of.linkedBy,
	measuredMu: null,
	contractedMu: null,
	toleranceMu: null,
	borderline: false
});

const told = (pieces: readonly DividedPiece[]) =>
	pieces.map(({ kind, otherContractNumber, legalMu, legalM2, sliver }) => ({
		kind,
		other: otherContractNumber,
		mu: legalMu,
		m2: Math.round(legalM2 * 100) / 100,
		sliver
	}));

const occupationsOf = (linked: readonly Linked[]) =>
	linked.map(({ occupationId, occupationVersion, occupationCode, measuredMu }) => ({
		id: occupationId,
		version: occupationVersion,
		code: occupationCode,
		mu: measuredMu
	}));

/** m² at which a ledger unit turns from within to over: half a hundredth of 亩 above contracted + tolerance. */
const isBorderline = (m2: number, { contractedMu, toleranceMu }: Comparison): boolean =>
	[contractedMu + toleranceMu + 0.5, contractedMu - toleranceMu - 0.5].some((mu) => Math.abs(m2 - mu / 0.15) <= 0.02);

/** Ledger units: a named parcel stands for itself; the rest of its contract for the rest, so that over and short never net. */
export function ledgerUnits(linked: readonly Linked[]): Map<string, { contractedMu: Mu; members: Linked[] }> {
	const units = new Map<string, { contractedMu: Mu; members: Linked[] }>();
	for (const each of linked) {
		if (each.contractId === null) continue;
		const named = each.plotId !== null && each.plotMu !== null;
		const key = named ? `${each.contractId}:${each.plotId}` : each.contractId;
		const unit = units.get(key) ?? { contractedMu: named ? each.plotMu! : (each.contractMu ?? 0), members: [] };
		unit.members.push(each);
		units.set(key, unit);
	}
	for (const [key, unit] of units) {
		if (key.includes(':')) continue;
		for (const [other, named] of units)
			if (other.startsWith(`${key}:`)) unit.contractedMu = Math.max(0, unit.contractedMu - named.contractedMu);
	}
	return units;
}

/**
 * Everything the comparison finds. Ledger figures (over_area, short_area, no_contract, expired_held, double_contracted)
 * stand beside the pieces on the ground (on_other_contract, beyond_village, on_uncontracted) and are never added to them.
 * @param values the settings valid on a day
 */
export function draftFindings(
	linked: readonly Linked[],
	pieces: readonly DividedPiece[],
	doubles: readonly DoubleContract[],
	values: (day: string) => LandValues
): FindingDraft[] {
	const piecesOf = Map.groupBy(pieces, (piece) => piece.occupationId);
	const drafts: FindingDraft[] = [];
	for (const [key, { contractedMu, members }] of ledgerUnits(linked)) {
		const last = members.reduce((a, b) => (a.day >= b.day ? a : b));
		const figures = compare(
			{ contractedMu, measuredM2: members.map(({ ellipsoidalM2 }) => ellipsoidalM2) },
			values(last.day)
		);
		if (figures.verdict === 'within') continue;
		const m2 = members.reduce((sum, { ellipsoidalM2 }) => sum + ellipsoidalM2, 0);
		drafts.push({
			...base(last),
			...figuresOf(figures),
			key: `${figures.verdict}:${key}`,
			kind: figures.verdict,
			borderline: isBorderline(m2, figures),
			explanation: {
				formula: 'measured − contracted > tolerance',
				tolerance: {
					absolute_mu: values(last.day)['over_contract.tolerance_absolute_mu'],
					relative: values(last.day)['over_contract.tolerance_relative']
				},
				occupations: occupationsOf(members),
				pieces: members.flatMap(({ occupationId }) => told(piecesOf.get(occupationId) ?? []))
			}
		});
	}
	for (const each of linked) {
		const own = piecesOf.get(each.occupationId) ?? [];
		const whole = {
			...base(each),
			measuredMu: each.measuredMu,
			overMu: each.measuredMu,
			explanation: { occupations: occupationsOf([each]), pieces: told(own) }
		};
		if (each.contractId === null)
			drafts.push({ ...whole, key: `no_contract:${each.occupationId}`, kind: 'no_contract' });
		else if (each.contractEndsOn !== null && each.contractEndsOn <= each.day)
			drafts.push({
				...whole,
				key: `expired_held:${each.occupationId}`,
				kind: 'expired_held',
				contractedMu: each.contractMu,
				explanation: { ...whole.explanation, endsOn: each.contractEndsOn, surveyedOn: each.day }
			});
		for (const piece of own) {
			if (piece.sliver || piece.kind === 'own' || piece.kind === 'state_owned') continue;
			drafts.push({
				...base(each),
				key: `${piece.kind}:${each.occupationId}${piece.kind === 'on_other_contract' ? `:${piece.otherContractId ?? 'household'}` : ''}`,
				kind: piece.kind,
				otherContractId: piece.otherContractId,
				otherContractVersion: piece.otherContractVersion,
				measuredMu: each.measuredMu,
				contractedMu: each.contractMu,
				overMu: piece.legalMu,
				borderline: piece.borderline,
				explanation: {
					formula: 'planar × ellipsoidal ÷ planar of the occupation',
					occupations: occupationsOf([each]),
					pieces: told(own)
				}
			});
		}
	}
	for (const { a, b, village, overlapMu } of doubles)
		drafts.push({
			key: `double_contracted:${a.id}:${b.id}`,
			kind: 'double_contracted',
			village,
			occupationId: null,
			occupationVersion: null,
			contractId: a.id,
			contractVersion: a.version,
			otherContractId: b.id,
			otherContractVersion: b.version,
			linkedBy: null,
			measuredMu: null,
			contractedMu: null,
			toleranceMu: null,
			overMu: overlapMu,
			borderline: false,
			explanation: { contracts: [a.number, b.number], overlap_mu: overlapMu, occupations: [], pieces: [] }
		});
	return drafts;
}

const figuresOf = ({ measuredMu, contractedMu, toleranceMu, overMu }: Comparison) => ({
	measuredMu,
	contractedMu,
	toleranceMu,
	overMu
});
