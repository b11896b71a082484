import type { Mu } from '#core/mu.ts';
import type { FindingKind } from '#land/finding-list.ts';

/** A hull of findings that lie close together, as the latest run drew it. */
export interface Cluster {
	number: number;
	count: number;
	holders: number;
	mainKind: FindingKind;
	/** Each place counted once, pieces or ledger, whichever is more. */
	mu: Mu;
	village: string | null;
	villageName: string | null;
	townshipName: string | null;
	/** 亩 of the hull itself. */
	hullMu: Mu;
	box: [west: number, south: number, east: number, north: number];
}

/** What clusters come to together. */
export const clusterSums = (clusters: readonly Cluster[]): { count: number; findings: number; mu: Mu } => ({
	count: clusters.length,
	findings: clusters.reduce((sum, { count }) => sum + count, 0),
	mu: clusters.reduce((sum, { mu }) => sum + mu, 0)
});
