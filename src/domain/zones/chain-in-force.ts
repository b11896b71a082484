import type { Enterprise } from '#zones/enterprises/enterprise.ts';
import { anchorsFor, chainOf, stateOf, type Chain } from '#zones/plans/basis/chain.ts';

export interface ChainInForce extends Chain {
	/** The anchor is looked up in the register, for nobody has named one. */
	lookedUp: boolean;
}

/**
 * How a chain in force stands. Where its plan named an anchor that one is looked at; where nobody did, the register: an
 * enterprise that makes the chain stand makes it stand, and none that does not is a failure.
 * @param anchor credit code of the enterprise its plan named
 */
export function chainInForce(
	members: ReadonlySet<string>,
	anchor: string | null,
	enterprises: readonly Enterprise[],
	day: string
): ChainInForce {
	if (anchor !== null) return { ...chainOf(members, anchor, enterprises, day), lookedUp: false };
	const tried = anchorsFor(members, enterprises, day).flatMap(({ code }) =>
		code === null ? [] : [chainOf(members, code, enterprises, day)]
	);
	const best = tried.find(({ state }) => state === 'pass') ?? tried[0];
	if (!best) return { ...chainOf(members, null, enterprises, day), lookedUp: false };
	if (best.state === 'pass') return { ...best, lookedUp: true };
	const open = best.findings.map((finding) => (finding.state === 'fail' ? { ...finding, state: 'not_yet' as const } : finding)); // prettier-ignore
	const findings = [{ state: 'not_yet' as const, reason: 'no_anchor', names: [] }, ...open];
	return { ...best, findings, state: stateOf(findings), lookedUp: true };
}
