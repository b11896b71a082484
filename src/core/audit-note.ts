/** One line of the audit trail: what was done to which things. Many things: count, digest and run id, not their values. */
export interface AuditNote {
	kind: string;
	ids?: readonly string[];
	count?: number;
	digest?: string;
	run?: string;
	village?: string | null;
	detail?: Record<string, unknown>;
	/** What a field was and what it is now. A protected field's are masked, with a keyed digest (core/sealed.server.ts). */
	changes?: Readonly<Record<string, readonly [before: unknown, after: unknown]>>;
}
