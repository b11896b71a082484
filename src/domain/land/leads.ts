/**
 * Two sums that are never added to each other (DESIGN §5, domain.md I1): ledger figures compare areas on paper, ground
 * pieces are land drawn on the map. One occupation may show in both.
 */
export const ledgerKinds = ['over_area', 'no_contract', 'expired_held', 'double_contracted', 'short_area'] as const;
export const groundKinds = ['on_other_contract', 'on_uncontracted', 'beyond_village'] as const;

/** No leads to land but questions about a contract's figure: listed and counted apart, in no sum. */
export const requestKinds = ['area_request'] as const;
/** What adds no land: in no sum, no cluster, and not among the leads of a place. */
export const landlessKinds = ['short_area', ...requestKinds] as const;

/** Statuses of a lead that still waits for somebody. */
export const OPEN_STATUSES = ['suspected', 'in_case'] as const;
