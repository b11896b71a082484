import { formatMu, type Mu } from '#core/mu.ts';
import type { DoubleContract } from '#land/double-contracts.ts';
import {
	explain,
	ledgerFormula,
	pieceFormula,
	toldOfLedger,
	wholeFormula,
	type Explanation
} from '#land/explanation.ts';
import type { FindingKind } from '#land/finding-list.ts';
import type { DividedPiece, Linked } from '#land/linked.ts';
import { ledgerUnits, type LedgerUnitMembers } from '#land/ledger-units.ts';
import { compare, type Comparison } from '#land/over-contract.ts';
import type { LandValues } from '#land/settings.ts';
import { isFitForMoney, surveyMethodOf, type SurveyMethod } from '#land/survey-method.ts';

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
	/** The least sure survey it rests on, and whether money may be asked on its word; null where no survey is compared. */
	surveyMethod: SurveyMethod | null;
	fitForMoney: boolean | null;
	explanation: Explanation;
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
	borderline: false,
	surveyMethod: surveyMethodOf(of.method),
	fitForMoney: isFitForMoney(surveyMethodOf(of.method))
});

/** m² at which a ledger unit turns from within to over: half a hundredth of 亩 above contracted + tolerance. */
const isBorderline = (m2: number, { contractedMu, toleranceMu }: Comparison): boolean =>
	[contractedMu + toleranceMu + 0.5, contractedMu - toleranceMu - 0.5].some((mu) => Math.abs(m2 - mu / 0.15) <= 0.02);

/** A ledger unit held against the settings of its newest survey. */
export function compareUnit(
	{ contractedMu, members }: LedgerUnitMembers,
	values: (day: string) => LandValues
): { last: Linked; figures: Comparison; methods: ReadonlySet<SurveyMethod> } {
	const last = members.reduce((a, b) => (a.day >= b.day ? a : b));
	const surveys = members.map(({ ellipsoidalM2, perimeterM, method }) => ({
		m2: ellipsoidalM2,
		perimeterM,
		method: surveyMethodOf(method)
	}));
	const methods = new Set(surveys.map(({ method }) => method));
	return { last, methods, figures: compare({ contractedMu, surveys }, values(last.day)) };
}

/** What a ledger unit gives: of 亩 nobody says what they count a difference is a request to ask and measure, no lead. */
export const kindOfUnit = ({ doubt }: LedgerUnitMembers, { verdict }: Comparison): FindingKind | null =>
	verdict === 'within' ? null : doubt === null ? verdict : 'area_request';

/**
 * Everything the comparison finds. Ledger figures (over_area, short_area, no_contract, expired_held, double_contracted), and
 * requests apart from them, stand beside the pieces on the ground (on_other_contract, beyond_village, on_uncontracted) and are
 * never added to them.
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
	for (const unit of ledgerUnits(linked)) {
		const draft = draftOfUnit(unit, piecesOf, values);
		if (draft) drafts.push(draft);
	}
	for (const each of linked) {
		const own = piecesOf.get(each.occupationId) ?? [];
		const held = each.contractId === null ? draftWithoutContract(each, own) : draftHeldOn(each, own);
		if (held) drafts.push(held);
		const listed = own.filter((piece) => isListed(piece) && !isConfirmedLand(each, piece, own));
		drafts.push(...listed.map((piece) => draftOnGround(each, piece, own)));
	}
	return [...drafts, ...doubles.map(draftDouble)];
}

const isListed = ({ kind, sliver }: DividedPiece): boolean => !sliver && kind !== 'own' && kind !== 'state_owned';

/** A person has said whose contract this survey is of, and that contract has no shape here: its land is not uncontracted. */
const isConfirmedLand = ({ linkedBy }: Linked, { kind }: DividedPiece, pieces: readonly DividedPiece[]): boolean =>
	linkedBy === 'person' && kind === 'on_uncontracted' && !pieces.some((piece) => piece.kind === 'own');

function draftOfUnit(
	unit: LedgerUnitMembers,
	piecesOf: ReadonlyMap<string, DividedPiece[]>,
	values: (day: string) => LandValues
): FindingDraft | null {
	const { last, figures } = compareUnit(unit, values);
	const kind = kindOfUnit(unit, figures);
	if (kind === null) return null;
	const m2 = unit.members.reduce((sum, each) => sum + each.ellipsoidalM2, 0);
	return {
		...base(last),
		measuredMu: figures.measuredMu,
		contractedMu: unit.contractedMu,
		toleranceMu: figures.toleranceMu,
		overMu: figures.overMu,
		key: `${kind}:${unit.key}`,
		kind,
		borderline: isBorderline(m2, figures),
		surveyMethod: figures.method,
		fitForMoney: figures.fitForMoney,
		explanation: {
			...explain(unit.members, piecesOf, ledgerFormula(figures, unit)),
			...toldOfLedger(figures, unit)
		}
	};
}

/** Land that is nobody's by contract. What of it is state-owned is not the collective's and is left out. */
function draftWithoutContract(each: Linked, pieces: readonly DividedPiece[]): FindingDraft | null {
	const state = pieces.filter(({ kind }) => kind === 'state_owned');
	if (state.length > 0 && !pieces.some(isListed)) return null;
	const stateMu = state.reduce((sum, { legalMu }) => sum + legalMu, 0);
	return {
		...base(each),
		measuredMu: each.measuredMu,
		overMu: each.measuredMu - stateMu,
		key: `no_contract:${each.occupationId}`,
		kind: 'no_contract',
		explanation: explain([each], new Map([[each.occupationId, [...pieces]]]), wholeFormula(each.measuredMu, stateMu))
	};
}

function draftHeldOn(each: Linked, pieces: readonly DividedPiece[]): FindingDraft | null {
	if (each.contractEndsOn === null || each.contractEndsOn > each.day) return null;
	return {
		...base(each),
		measuredMu: each.measuredMu,
		contractedMu: each.contractMu,
		overMu: each.measuredMu,
		key: `expired_held:${each.occupationId}`,
		kind: 'expired_held',
		explanation: {
			...explain([each], new Map([[each.occupationId, [...pieces]]]), wholeFormula(each.measuredMu, 0)),
			endsOn: each.contractEndsOn,
			surveyedOn: each.day
		}
	};
}

function draftOnGround(each: Linked, piece: DividedPiece, pieces: readonly DividedPiece[]): FindingDraft {
	const other = piece.kind === 'on_other_contract' ? `:${piece.otherContractId ?? 'household'}` : '';
	return {
		...base(each),
		key: `${piece.kind}:${each.occupationId}${other}`,
		kind: piece.kind as FindingKind,
		otherContractId: piece.otherContractId,
		otherContractVersion: piece.otherContractVersion,
		measuredMu: each.measuredMu,
		contractedMu: each.contractMu,
		overMu: piece.legalMu,
		borderline: piece.borderline,
		explanation: explain([each], new Map([[each.occupationId, [...pieces]]]), pieceFormula(piece, each))
	};
}

const draftDouble = ({ a, b, village, overlapMu }: DoubleContract): FindingDraft => ({
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
	surveyMethod: null,
	fitForMoney: null,
	explanation: {
		formula: `${a.number} ∩ ${b.number} = ${formatMu(overlapMu)}`,
		contracts: [a, b],
		occupations: [],
		pieces: []
	}
});
