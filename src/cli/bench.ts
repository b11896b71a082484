import { answer, misuse, refusal, type Command } from '#cli/command.ts';
import { benchContracts } from '#cli/bench-contracts.server.ts';
import { benchImport } from '#cli/bench-import.server.ts';
import { benchOverContract } from '#cli/bench-over-contract.server.ts';
import { benchPlans } from '#cli/bench-plans.ts';
import { benchTiles } from '#cli/bench-tiles.server.ts';
import type { BenchRequest, BenchResult } from '#cli/bench-result.ts';
import { readOptions } from '#cli/options.ts';
import type { Outcome } from '#core/outcome.ts';

const works: Readonly<Record<string, (request: BenchRequest) => Promise<Outcome<BenchResult>>>> = {
	contracts: benchContracts,
	import: benchImport,
	'over-contract': benchOverContract,
	plans: benchPlans,
	tiles: benchTiles
};

const flags = { size: { type: 'string' }, rounds: { type: 'string' }, format: { type: 'string' } } as const;

/** 200k → 200000, 1m → 1000000 */
const sizeOf = (text: string): number | null => {
	const match = /^(\d+)([km]?)$/i.exec(text);
	return match ? Number(match[1]) * { '': 1, k: 1e3, m: 1e6 }[match[2]!.toLowerCase() as '' | 'k' | 'm'] : null;
};

/** `mutu bench WORK`: measures, on a database of its own that is dropped afterwards; the installation's data is not touched. */
export const bench: Command = {
	name: 'bench',
	usage: `bench ${Object.keys(works).join('|')} [--size 200k] [--format shapefile|geojson] [--rounds N]`,
	summary: 'measure, beside other tools that reach the same end state',
	throughServer: false,
	withoutCounty: true,
	async run({ progress }, args) {
		const { parsed, misused } = readOptions(this, args, flags);
		if (misused) return misused;
		const { values, positionals } = parsed;
		const work = works[positionals[0] ?? ''];
		if (!work || positionals.length > 1) return misuse(`expected one of ${Object.keys(works).join(', ')}`, this.usage);
		const size = sizeOf(values.size ?? '200k');
		const rounds = Number(values.rounds ?? 1);
		if (size === null || size < 1)
			return misuse(`--size: expected a number such as 200k, got ${values.size}`, this.usage);
		if (!Number.isInteger(rounds) || rounds < 1)
			return misuse(`--rounds: expected a whole number, got ${values.rounds}`, this.usage);
		const outcome = await work({ size, rounds, format: values.format ?? 'shapefile', progress });
		if (!outcome.ok) return refusal(outcome);
		const { lines, ...result } = outcome.value;
		return answer(lines, { ok: true, ...result });
	}
};
