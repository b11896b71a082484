import type { Mu } from '#core/mu.ts';
import type { Linked } from '#land/linked.ts';

/** One line of the ledger and the surveys held against it. */
export interface LedgerUnitMembers {
	/** `contract:plot` for a named parcel, `contract` for the rest of a contract. */
	key: string;
	contractedMu: Mu;
	members: Linked[];
}

/**
 * Sorts surveys to the lines of the ledger. A parcel that a survey names and that has 亩 of its own stands for itself, the
 * rest of its contract for the rest, so that over on one plot is never netted with short on another.
 */
export function ledgerUnits(linked: readonly Linked[]): LedgerUnitMembers[] {
	const units = new Map<string, LedgerUnitMembers>();
	const namedMu = new Map<string, Mu>();
	for (const each of linked) {
		if (each.contractId === null) continue;
		const named = each.plotId !== null && each.plotMu !== null;
		const key = named ? `${each.contractId}:${each.plotId}` : each.contractId;
		let unit = units.get(key);
		if (!unit) {
			unit = { key, contractedMu: named ? each.plotMu! : (each.contractMu ?? 0), members: [] };
			units.set(key, unit);
			if (named) namedMu.set(each.contractId, (namedMu.get(each.contractId) ?? 0) + each.plotMu!);
		}
		unit.members.push(each);
	}
	for (const unit of units.values())
		if (!unit.key.includes(':')) unit.contractedMu = Math.max(0, unit.contractedMu - (namedMu.get(unit.key) ?? 0));
	return [...units.values()];
}
