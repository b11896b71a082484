/**
 * Two sums that are never added to each other (DESIGN §5, domain.md I1): ledger figures compare areas on paper, ground
 * pieces are land drawn on the map. One occupation may show in both.
 */
export const ledgerKinds = ['over_area', 'no_contract', 'expired_held', 'double_contracted', 'short_area'] as const;
export const groundKinds = ['on_other_contract', 'on_uncontracted', 'beyond_village'] as const;

/** Statuses of a lead that still waits for somebody. */
export const OPEN_STATUSES = ['suspected', 'in_case'] as const;
