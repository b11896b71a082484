import { emptyHouse, readText } from '#cli/bench-house.server.ts';
import { median, type BenchRequest, type BenchResult } from '#cli/bench-result.ts';
import { accepted, type Outcome } from '#core/outcome.ts';
import { dayOf } from '#core/period.ts';
import { readSettings } from '#core/settings.ts';
import type { ReadDb } from '#db/read.server.ts';
import { scratchDatabase } from '#db/scratch-database.server.ts';
import { session, type Session } from '#door/request.server.ts';
import { DEMO_COUNTY } from '#geodata/county.ts';
import { loadWithContracts } from '#geodata/more-contracts.write.server.ts';
import { listContracts, clearingProgress, countContracts } from '#land/contracts/list.read.server.ts';
import { contractSortKeys, noContractFilter, PAGE, type ContractList } from '#land/contracts/list.ts';
import { lookThroughCounty } from '#land/contracts/irregularity-run.write.server.ts';
import { saveContract } from '#land/contracts/record.write.server.ts';
import { localOperator } from '#auth/local-operator.ts';

/** Loading and looking through a county may take as long as they need here. */
const DEADLINE = 3_600_000;
const TIMES = 15;

/** The register of contracts, as its page reads it, with so many contracts: each read repeated, its median and its slowest. */
export async function benchContracts({ size, rounds, progress }: BenchRequest): Promise<Outcome<BenchResult>> {
	const server = readSettings(process.env, readText).databaseUrl;
	const engines = server ? [server, null] : [null];
	const measured: Measured[] = [];
	for (const url of engines) {
		const one = await measure(url, size, rounds, progress);
		if (!one.ok) return one;
		measured.push(one.value);
	}
	const first = measured[0]!;
	const page = first.reads.get(PAGE_READ)!;
	return accepted({
		...{ engine: first.engine, work: 'contracts', size, peers: [] },
		rounds: page,
		median: median(page),
		sums: Object.fromEntries(measured.map(({ engine, contracts, found }) => [engine, { contracts, found }])),
		lines: measured.flatMap(linesOf)
	});
}

interface Measured {
	engine: 'postgres' | 'embedded';
	contracts: number;
	found: number;
	/** Looking through all of them by rule, s. */
	looking: number;
	/** Seconds of each time, by what was read. */
	reads: Map<string, number[]>;
}

const PAGE_READ = 'what the page reads: rows, totals, progress';

async function measure(
	server: string | null,
	size: number,
	rounds: number,
	progress: BenchRequest['progress']
): Promise<Outcome<Measured>> {
	const scratch = await scratchDatabase(server);
	try {
		const house = await emptyHouse(scratch.databaseUrl, scratch.folder);
		try {
			const work = session(house, DEMO_COUNTY, localOperator(DEMO_COUNTY.code));
			progress(`the demo county with ${size} contracts, ${house.engine.kind}`);
			const filled = await work.write('demo.load', (tx, actor) => loadWithContracts(tx, actor, size), {
				deadline: DEADLINE
			});
			if (!filled.ok) return filled;
			const from = performance.now();
			const looked = await work.write('land.analyse', lookThroughCounty, { deadline: DEADLINE });
			if (!looked.ok) return looked;
			const looking = (performance.now() - from) / 1000;
			const reads = await timed(work, TIMES * rounds);
			if (!reads.ok) return reads;
			const { contracts, found } = looked.value;
			return accepted({ engine: house.engine.kind, contracts, found, looking, reads: reads.value });
		} finally {
			await house.close();
		}
	} finally {
		await scratch.drop();
	}
}

const list = (asked: Partial<ContractList>): ContractList => ({
	filter: noContractFilter,
	sort: { key: 'village', descending: false },
	page: 1,
	...asked
});

async function timed(work: Session, times: number): Promise<Outcome<Map<string, number[]>>> {
	const db: ReadDb = work.read;
	const today = dayOf(new Date());
	const filtered = (filter: Partial<ContractList['filter']>) => list({ filter: { ...noContractFilter, ...filter } });
	const all = await countContracts(db, noContractFilter, today);
	const works: [string, () => Promise<unknown>][] = [
		[
			PAGE_READ,
			async () => {
				await listContracts(db, list({}), today);
				await countContracts(db, noContractFilter, today);
				await clearingProgress(db, today);
			}
		],
		...contractSortKeys.map((key): [string, () => Promise<unknown>] => [
			`rows sorted by ${key}, last page`,
			() => listContracts(db, list({ sort: { key, descending: true }, page: Math.ceil(all.count / PAGE) }), today)
		]),
		['rows found by text', () => listContracts(db, filtered({ text: '上峪' }), today)],
		['rows of a township', () => listContracts(db, filtered({ place: '149901102' }), today)],
		['rows with an irregularity', () => listContracts(db, filtered({ irregularity: 'oral' }), today)],
		['rows that wait to be looked at', () => listContracts(db, filtered({ set: 'suspected' }), today)],
		['all rows, for a file', () => listContracts(db, list({}), today, all.count)]
	];
	const reads = new Map<string, number[]>();
	for (const [name, read] of works) reads.set(name, await secondsOf(times, read));
	const entered: number[] = [];
	for (let at = 0; at < times; at++) {
		const from = performance.now();
		const saved = await work.write('land.contract.enter', (tx, actor) =>
			saveContract(tx, actor, { number: null, version: 0, values: newContract(at) })
		);
		if (!saved.ok) return saved;
		entered.push((performance.now() - from) / 1000);
	}
	reads.set('one contract entered, its irregularities found', entered);
	return accepted(reads);
}

const newContract = (at: number): Record<string, string> => ({
	...{ number: `B-${at}`, village_code: '149901102208', kind: 'resource', object_kind: 'land', form: 'oral' },
	...{ contracted_mu: '12.5', signed_on: '2020-01-01', starts_on: '2020-01-01', ends_on: '2050-01-01' }
});

async function secondsOf(times: number, read: () => Promise<unknown>): Promise<number[]> {
	const seconds: number[] = [];
	for (let at = 0; at < times; at++) {
		const from = performance.now();
		await read();
		seconds.push((performance.now() - from) / 1000);
	}
	return seconds;
}

const ms = (seconds: number) => `${Math.round(seconds * 1000)} ms`;

const linesOf = ({ engine, contracts, found, looking, reads }: Measured): string[] => [
	`contracts ${contracts}, ${engine}: looked through by rule in ${looking.toFixed(1)} s, ${found} irregularities`,
	...[...reads].map(
		([name, seconds]) => `  ${name}: median ${ms(median(seconds))}, slowest ${ms(Math.max(...seconds))}`
	)
];
