/** Part of a write that must not fail: what was checked of a ledger's line a moment ago has changed under it. */
export class LedgerMoved extends Error {}
