import type { Mu } from '#core/mu.ts';
import { groundKinds } from '#land/leads.ts';

export interface ClusteredFinding {
	id: string;
	kind: string;
	mu: Mu;
	village: string | null;
	cluster: number;
	/** The occupation (else the contract) it is about: findings of one place speak of the same land. */
	place: string;
	holder: string;
}

export interface ClusterSummary {
	findings: string[];
	holders: number;
	mainKind: string;
	mu: Mu;
	village: string | null;
}

const most = <T>(values: readonly T[]): T | undefined => {
	const counts = Map.groupBy(values, (value) => value);
	return [...counts].sort((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1))[0]?.[0];
};

/**
 * What a cluster amounts to. 亩 are counted once a place: the pieces on the ground together, or the ledger figure where
 * that is larger, never both, for they speak of the same land.
 */
export function summarise(findings: readonly ClusteredFinding[]): ClusterSummary[] {
	const ground = new Set<string>(groundKinds);
	return [...Map.groupBy(findings, ({ cluster }) => cluster).values()].map((members) => {
		let mu = 0;
		for (const same of Map.groupBy(members, ({ place }) => place).values()) {
			const pieces = same.filter(({ kind }) => ground.has(kind)).reduce((sum, each) => sum + each.mu, 0);
			const ledger = Math.max(0, ...same.filter(({ kind }) => !ground.has(kind)).map((each) => each.mu));
			mu += Math.max(pieces, ledger);
		}
		return {
			findings: members.map(({ id }) => id),
			holders: new Set(members.map(({ holder }) => holder)).size,
			mainKind: most(members.map(({ kind }) => kind))!,
			mu,
			village: most(members.map(({ village }) => village)) ?? null
		};
	});
}
