export interface VillageLand {
	code: string;
	name: string;
	townshipCode: string;
	longitude: number;
	latitude: number;
	leads: number;
	overMu: number;
	reclaimedMu: number;
}

export interface TownshipLand {
	code: string;
	name: string;
	leads: number;
	overMu: number;
	reclaimedMu: number;
}

/** Rolls villages up to their townships, largest over-contract 亩 first; Σ villages = Σ townships (domain.md I10). */
export function byTownship(villages: readonly VillageLand[], names: ReadonlyMap<string, string>): TownshipLand[] {
	const rolled = new Map<string, TownshipLand>();
	for (const { townshipCode, leads, overMu, reclaimedMu } of villages) {
		const township = rolled.get(townshipCode) ?? {
			code: townshipCode,
			name: names.get(townshipCode) ?? townshipCode,
			leads: 0,
			overMu: 0,
			reclaimedMu: 0
		};
		township.leads += leads;
		township.overMu += overMu;
		township.reclaimedMu += reclaimedMu;
		rolled.set(townshipCode, township);
	}
	return [...rolled.values()].sort((a, b) => b.overMu - a.overMu || (a.code < b.code ? -1 : 1));
}

/** Class bounds in 亩 hundredths for the six steps of 谷 (look.md): rounded quantiles, so that a class says something on any county. */
export function classBounds(values: readonly number[]): number[] {
	const sorted = values.filter((value) => value > 0).sort((a, b) => a - b);
	if (sorted.length === 0) return [];
	const steps = [0.1, 0.3, 0.5, 0.7, 0.9].map((share) => sorted[Math.floor(share * (sorted.length - 1))]!);
	const rounded = steps.map((value) =>
		value >= 1000 ? Math.round(value / 100) * 100 : Math.max(10, Math.round(value / 10) * 10)
	);
	return [...new Set(rounded)];
}
