/**
 * What a person may be shown is a value with a constant reason; a bug is a throw (DESIGN §3).
 * A reason is a dotted name such as `contract.expired`; its words live in `text/<language>/`.
 */
export type Refusal = { ok: false; reason: string; detail?: Record<string, unknown> };
export type Outcome<T> = { ok: true; value: T } | Refusal;

export const accepted = <T>(value: T): { ok: true; value: T } => ({ ok: true, value });

export const refused = (reason: string, detail?: Record<string, unknown>): Refusal => ({ ok: false, reason, detail });
