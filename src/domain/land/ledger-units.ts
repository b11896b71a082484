import type { Mu } from '#core/mu.ts';
import { standardMu, type AreaDoubt, type AreaStatement } from '#land/area-basis.ts';
import type { Linked } from '#land/linked.ts';

/** One line of the ledger and the surveys held against it. */
export interface LedgerUnitMembers {
	/** `contract:plot` for a named parcel, `contract` for the rest of a contract. */
	key: string;
	/** 标准亩; where that cannot be known, 亩 as written. */
	contractedMu: Mu;
	/** Why these 亩 cannot be held against a survey; null when they can. */
	doubt: AreaDoubt | null;
	/** The parcel's or the whole contract's 亩 as written, and what they count. */
	written: { mu: Mu; area: AreaStatement };
	members: Linked[];
}

/**
 * Sorts surveys to the lines of the ledger. A parcel that a survey names and that has 亩 of its own stands for itself, the
 * rest of its contract for the rest, so that over on one plot is never netted with short on another. Of a rest nothing is
 * certain when a part taken away is not.
 */
export function ledgerUnits(linked: readonly Linked[]): LedgerUnitMembers[] {
	const units = new Map<string, LedgerUnitMembers>();
	const named = new Map<string, { mu: Mu; doubt: AreaDoubt | null }>();
	for (const each of linked) {
		if (each.contractId === null) continue;
		const plot = each.plotId !== null && each.plotMu !== null;
		const key = plot ? `${each.contractId}:${each.plotId}` : each.contractId;
		let unit = units.get(key);
		if (!unit) {
			const written = plot
				? { mu: each.plotMu!, area: each.plotArea }
				: { mu: each.contractMu ?? 0, area: each.contractArea };
			const { mu, doubt } = standardMu(written.mu, written.area);
			unit = { key, contractedMu: mu, doubt, written, members: [] };
			units.set(key, unit);
			const before = named.get(each.contractId);
			if (plot) named.set(each.contractId, { mu: (before?.mu ?? 0) + mu, doubt: before?.doubt ?? doubt });
		}
		unit.members.push(each);
	}
	for (const unit of units.values()) {
		const parts = unit.key.includes(':') ? undefined : named.get(unit.key);
		if (!parts) continue;
		unit.contractedMu = Math.max(0, unit.contractedMu - parts.mu);
		unit.doubt ??= parts.doubt;
	}
	return [...units.values()];
}
