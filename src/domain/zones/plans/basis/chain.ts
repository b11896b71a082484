import { holdsOn, type Enterprise, type EnterpriseLink } from '#zones/enterprises/enterprise.ts';

export type RuleState = 'pass' | 'fail' | 'not_yet';

/** One thing that is looked at, how it stands, and what it is worded by. */
export interface Finding {
	readonly state: RuleState;
	readonly reason: string;
	/** Names that stand in its words. */
	readonly names: readonly string[];
}

/** What a chain's anchor is tied to inside the zone. */
export interface Tie {
	readonly code: string;
	readonly product: string | null;
}

export interface Chain {
	readonly state: RuleState;
	readonly anchor: Enterprise | null;
	/** Villages of the zone it buys from, and those it sells to. */
	readonly upstream: readonly Tie[];
	readonly downstream: readonly Tie[];
	readonly findings: readonly Finding[];
}

/** All of what was found: one failure fails it, else one thing that cannot be told yet keeps it open. */
export const stateOf = (findings: readonly Pick<Finding, 'state'>[]): RuleState =>
	findings.some(({ state }) => state === 'fail')
		? 'fail'
		: findings.some(({ state }) => state === 'not_yet')
			? 'not_yet'
			: 'pass';

const endOf = ({ village, partnerVillage }: EnterpriseLink): string | null => village ?? partnerVillage;
const OPPOSITE = { buys_from: 'sells_to', sells_to: 'buys_from' } as const;

/** What an enterprise buys or sells on a day, as it says itself and as others say of it. */
function tiesOf(
	anchor: Enterprise,
	kind: 'buys_from' | 'sells_to',
	enterprises: readonly Enterprise[],
	day: string
): Tie[] {
	const own = anchor.links.filter((link) => link.kind === kind && holdsOn(link, day));
	const others = enterprises.flatMap((each) =>
		each.links
			.filter((link) => link.kind === OPPOSITE[kind] && link.partner === anchor.number && holdsOn(link, day))
			.map(({ product }) => ({ code: each.village, product }))
	);
	return [...own.map((link) => ({ code: endOf(link), product: link.product })), ...others].flatMap(
		({ code, product }) => (code === null ? [] : [{ code, product }])
	);
}

/**
 * 链条相连规模布局 (domain.md §4.1): an anchor enterprise that is of the zone, at least one of its villages it buys from and at
 * least one it sells to. What is not recorded at all cannot be told yet; what is recorded and leads elsewhere alone fails.
 * @param anchor credit code of the enterprise the planner chose
 * @param whole the register is the whole county's; of a part of it what is not there may lie out of sight, and fails nothing
 */
export function chainOf(
	members: ReadonlySet<string>,
	anchor: string | null,
	enterprises: readonly Enterprise[],
	day: string,
	whole = true
): Chain {
	const open = (reason: string): Chain => ({
		...{ state: 'not_yet', anchor: null, upstream: [], downstream: [] },
		findings: [{ state: 'not_yet', reason, names: [] }]
	});
	if (members.size === 0) return open('no_members');
	if (anchor === null) return open('no_anchor');
	const found = enterprises.find(({ code }) => code === anchor) ?? null;
	const failed = (reason: string, names: readonly string[]): Chain => ({
		...{ state: 'fail', anchor: found, upstream: [], downstream: [] },
		findings: [{ state: 'fail', reason, names }]
	});
	if (!found) return whole ? failed('anchor_unknown', [anchor]) : open('anchor_unseen');
	if (found.retiredOn !== null) return failed('anchor_retired', [found.name]);
	const sides = (['buys_from', 'sells_to'] as const).map((kind) => {
		const all = tiesOf(found, kind, enterprises, day);
		return { kind, all, here: all.filter(({ code }) => members.has(code)) };
	});
	const [up, down] = sides as [(typeof sides)[0], (typeof sides)[0]];
	const seated = found.village !== null && members.has(found.village);
	if (!seated && up.here.length + down.here.length === 0)
		return whole ? failed('anchor_outside', [found.name]) : open('anchor_unseen');
	const findings: Finding[] = [
		{ state: 'pass', reason: seated ? 'anchor_seated' : 'anchor_tied', names: [found.name] },
		...sides.map(({ kind, all, here }): Finding => {
			if (here.length > 0) return { state: 'pass', reason: `${kind}_here`, names: [] };
			if (!whole) return { state: 'not_yet', reason: `${kind}_unseen`, names: [found.name] };
			return all.length > 0
				? { state: 'fail', reason: `${kind}_elsewhere`, names: [found.name] }
				: { state: 'not_yet', reason: `${kind}_unknown`, names: [found.name] };
		})
	];
	return { state: stateOf(findings), anchor: found, upstream: up.here, downstream: down.here, findings };
}

/** Enterprises a planner may choose as the anchor: of the zone or tied to it; leading ones and those with more ties first. */
export function anchorsFor(
	members: ReadonlySet<string>,
	enterprises: readonly Enterprise[],
	day: string
): Enterprise[] {
	return enterprises
		.filter(({ retiredOn }) => retiredOn === null)
		.map((enterprise) => ({
			enterprise,
			seated: enterprise.village !== null && members.has(enterprise.village),
			ties: (['buys_from', 'sells_to'] as const).flatMap((kind) =>
				tiesOf(enterprise, kind, enterprises, day).filter(({ code }) => members.has(code))
			).length
		}))
		.filter(({ seated, ties }) => seated || ties > 0)
		.sort(
			(one, other) =>
				Number(other.enterprise.kind === 'leading') - Number(one.enterprise.kind === 'leading') ||
				other.ties - one.ties ||
				one.enterprise.number - other.enterprise.number
		)
		.map(({ enterprise }) => enterprise);
}
