import { accepted, type Outcome } from '#core/outcome.ts';
import type { Actor } from '#core/permission.ts';
import type { Tx } from '#db/tx.server.ts';
import { AT_ONCE, refreshIrregularities, type Refreshed } from './irregularities.write.server.ts';
import { contractsAfter, irregularityGround, type IrregularityGround } from './irregularity-run.read.server.ts';

/** Where looking through a county stands. */
export interface IrregularityWalk extends Refreshed {
	after: string | null;
	/** What it began with: when that has moved meanwhile, the next one comes by itself. */
	ground: IrregularityGround;
}

/** Looks through the next contracts of the county; when none is left, what it rested on is written down. */
export async function walkIrregularities(
	tx: Tx,
	_actor: Actor,
	before: IrregularityWalk | null
): Promise<Outcome<{ done: boolean; walk: IrregularityWalk }>> {
	const ground = before?.ground ?? (await irregularityGround(tx, tx.now));
	const ids = await contractsAfter(tx, before?.after ?? null, AT_ONCE);
	const part = await refreshIrregularities(tx, ids);
	const walk: IrregularityWalk = {
		ground,
		after: ids.at(-1) ?? before?.after ?? null,
		contracts: (before?.contracts ?? 0) + part.contracts,
		found: (before?.found ?? 0) + part.found,
		gone: (before?.gone ?? 0) + part.gone
	};
	if (ids.length === AT_ONCE) return accepted({ done: false, walk });
	await tx.query
		.insertInto('irregularity_run')
		.values({
			...{ county_code: tx.county, id: tx.newId(), business_date: ground.day, settings: ground.settings },
			...{ comparison: ground.comparison, contracts: walk.contracts, recorded_at: tx.now }
		})
		.execute();
	tx.grown('contract_irregularity');
	tx.note({
		kind: 'contract_irregularity',
		count: walk.found + walk.gone,
		detail: { contracts: walk.contracts, found: walk.found, gone: walk.gone }
	});
	return accepted({ done: true, walk });
}

/** All of the county's contracts in one write. */
export async function lookThroughCounty(tx: Tx, actor: Actor): Promise<Outcome<Refreshed>> {
	for (let walk: IrregularityWalk | null = null; ;) {
		const outcome: Awaited<ReturnType<typeof walkIrregularities>> = await walkIrregularities(tx, actor, walk);
		if (!outcome.ok) return outcome;
		walk = outcome.value.walk;
		if (outcome.value.done) return accepted({ contracts: walk.contracts, found: walk.found, gone: walk.gone });
	}
}
