import { loadavg } from 'node:os';
import { emptyHouse, readText } from '#cli/bench-house.server.ts';
import { ratioLine, ratioOf, type Ratio } from '#cli/bench-ratios.ts';
import { median, type BenchRequest, type BenchResult } from '#cli/bench-result.ts';
import { storeBenchSurveys } from '#cli/bench-surveys.server.ts';
import { accepted, refused, type Outcome } from '#core/outcome.ts';
import { dayOf } from '#core/period.ts';
import { readSettings } from '#core/settings.ts';
import { compareBySql, comparedAreas, forgetComparison, runPeerComparison, writePeerShapes, type ComparedAreas, type PeerComparison } from '#db/peer-over-contract.server.ts'; // prettier-ignore
import { backendsOf } from '#db/peer-tiles.server.ts';
import type { ReadDb } from '#db/read.server.ts';
import { processorSeconds } from '#db/processor-time.server.ts';
import { scratchDatabase } from '#db/scratch-database.server.ts';
import { session } from '#door/request.server.ts';
import { divide } from '#land/division.ts';
import { groundsOf, isWhole } from '#land/ground-shapes.read.server.ts';
import { openRun, compareAll } from '#land/over-contract.write.server.ts';
import type { OverContractRun } from '#land/run-record.write.server.ts';
import { valuesOn } from '#land/settings.ts';
import { EMPTY_COUNTY } from '#territory/county.ts';

/** A whole county's statement may take as long as it needs here. */
const DEADLINE = 3_600_000;

interface Round {
	seconds: number;
	/** Processor time of the process and of its backends, s; null where it cannot be read. */
	cpu: number | null;
	/** Wall seconds of each step, as the product's own comparison goes through them. */
	parts: Record<string, number>;
	run: OverContractRun;
	areas: ComparedAreas;
	/** Dividing alone, its ground in memory, as the peer has its shapes: wall and processor seconds. */
	dividing: { seconds: number; cpu: number };
}

interface Measured {
	engine: 'postgres' | 'embedded';
	rounds: Round[];
	peers: PeerComparison[];
	/** The same in SQL on a grid, wall seconds; on PostgreSQL only. */
	bySql: number[];
}

/** The product's own comparison of so many surveys, every round a whole one, beside shapely on the same shapes in the same rounds. */
export async function benchOverContract({ size, rounds, progress }: BenchRequest): Promise<Outcome<BenchResult>> {
	const server = readSettings(process.env, readText).databaseUrl;
	const first = await measure(server, size, rounds, progress);
	if (!first.ok) return first;
	// The other engine on the same surveys, as far as it is meant to carry them.
	const second = server && size <= EMBEDDED_AT_MOST ? await measure(null, size, rounds, progress) : null;
	if (second && !second.ok) return second;
	return accepted(resultOf(size, first.value, second?.value ?? null));
}

const EMBEDDED_AT_MOST = 20_000;

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
			const work = session(house, EMPTY_COUNTY);
			progress(`storing ${size} surveys, ${house.engine.kind}`);
			const stored = await work.write('land.import', (tx) => storeBenchSurveys(tx, size), { deadline: DEADLINE });
			if (!stored.ok) return stored;
			await writePeerShapes(work.read, scratch.folder);
			const measured: Measured = { engine: house.engine.kind, rounds: [], peers: [], bySql: [] };
			for (let round = 1; round <= rounds; round++) {
				const parts: Record<string, number> = {};
				let at = performance.now();
				const told = (step: string) => {
					const now = performance.now();
					parts[step] = (parts[step] ?? 0) + (now - at) / 1000;
					at = now;
				};
				await forgetComparison(house.engine);
				const before = await timeUsed(scratch.databaseUrl);
				const from = performance.now();
				const run = await work.write('land.analyse', async (tx) => compareAll(tx, await openRun(tx), told), {
					deadline: DEADLINE
				});
				if (!run.ok) return run;
				const seconds = (performance.now() - from) / 1000;
				const after = await timeUsed(scratch.databaseUrl);
				const cpu = before === null || after === null ? null : after - before;
				const areas = await comparedAreas(work.read);
				measured.rounds.push({ seconds, cpu, parts, run: run.value, areas, dividing: await divideInMemory(work.read) });
				progress(`${house.engine.kind}, round ${round}: ${seconds.toFixed(2)} s, load ${loadavg()[0]!.toFixed(1)}`);
				const peer = await runPeerComparison(scratch.folder);
				if (peer) measured.peers.push(peer);
				if (house.engine.kind !== 'postgres') continue;
				const plain = await house.engine.withDeadline(DEADLINE, () => compareBySql(work.read));
				measured.bySql.push(plain.seconds);
				const gap = apart(areas, plain, size);
				if (gap) return gap;
			}
			return differs(measured) ?? accepted(measured);
		} finally {
			await house.close();
		}
	} finally {
		await scratch.drop();
	}
}

/** Divides every survey once more, the clock running only while nothing is read or stored. */
async function divideInMemory(db: ReadDb): Promise<Round['dividing']> {
	const day = dayOf(new Date());
	const values = valuesOn(day, []);
	const rows = await db.query.selectFrom('occupation').select('id').where('county_code', '=', db.county).execute();
	const spent = { seconds: 0, cpu: 0 };
	for (let at = 0; at < rows.length; at += READ_AT_ONCE) {
		const ids = rows.slice(at, at + READ_AT_ONCE).map(({ id }) => id);
		const grounds = await groundsOf(db, ids, day);
		const [from, used] = [performance.now(), process.cpuUsage()];
		for (const ground of grounds) {
			ground.whole = isWhole(ground);
			divide(ground, values);
		}
		const { user, system } = process.cpuUsage(used);
		spent.seconds += (performance.now() - from) / 1000;
		spent.cpu += (user + system) / 1e6;
	}
	return spent;
}

const READ_AT_ONCE = 5_000;

/** Processor time this process and its backends have used so far, s; null where the server is not of this machine. */
async function timeUsed(url: string | null): Promise<number | null> {
	const { user, system } = process.cpuUsage();
	const backends = url === null ? 0 : processorSeconds(await backendsOf(url, 'mutu'));
	return backends === null ? null : (user + system) / 1e6 + backends;
}

/** Both must have found the same land, but for pieces that round to nothing (0.005 m²), which the product does not keep. */
function differs({ rounds, peers }: Measured): ReturnType<typeof refused> | null {
	for (const { areas, run } of rounds)
		for (const peer of peers) {
			const gap = apart(areas, peer, run.counts.candidates);
			if (gap) return gap;
		}
	return null;
}

function apart(ours: ComparedAreas, peer: ComparedAreas, surveys: number): ReturnType<typeof refused> | null {
	const near = (a: number, b: number) => Math.abs(a - b) <= 0.5 + 0.001 * surveys;
	const same = near(ours.own_m2, peer.own_m2) && near(ours.other_m2, peer.other_m2) && near(ours.free_m2, peer.free_m2);
	// Of those near a square metre some fall on either side: one in 40 000, and five of any number.
	return same && Math.abs(ours.over - peer.over) <= Math.max(5, surveys / 40_000)
		? null
		: refused('bench.differs', { ours, peer });
}

function linesOf(size: number, { engine, rounds, peers, bySql }: Measured): string[] {
	const whole = rounds.map(({ seconds }) => seconds);
	const own = median(whole);
	const middle = rounds.find(({ seconds }) => seconds === own)!;
	const parts = Object.entries(middle.parts).map(([step, seconds]) => `${step} ${seconds.toFixed(2)}`);
	const cpu = rounds.map((round) => round.cpu).filter((each) => each !== null);
	const stored = median(rounds.map(({ parts }) => parts.divide ?? 0));
	const dividing = median(rounds.map(({ dividing }) => dividing.seconds));
	return [
		`over-contract ${size} surveys, ${engine}: whole run ${own.toFixed(2)} s (${whole.map((each) => each.toFixed(2)).join(', ')}), ${Math.round(size / own)} surveys/s${cpu.length > 0 ? `, ${median(cpu).toFixed(2)} CPU s` : ''}`,
		`  its steps, s: ${parts.join(', ')}`,
		`  comparing shapes, read and stored: ${stored.toFixed(2)} s, ${Math.round(size / stored)} surveys/s`,
		`  comparing shapes, in memory: ${dividing.toFixed(2)} s, ${median(rounds.map(({ dividing }) => dividing.cpu)).toFixed(2)} CPU s, ${Math.round(size / dividing)} surveys/s on one core`,
		`  ${JSON.stringify(middle.areas)}, ${middle.run.counts.findings} findings`,
		...(bySql.length > 0
			? [
					`  the same in SQL on a 0.1 mm grid, read and not stored: ${median(bySql).toFixed(2)} s, ${Math.round(size / median(bySql))} surveys/s`
				]
			: []),
		peers.length === 0
			? '  no peer: python3 has no shapely 2'
			: `  ${peers[0]!.version}, vectorised, in memory: ${median(peers.map(({ seconds }) => seconds)).toFixed(2)} s, ${median(peers.map(({ cpu }) => cpu)).toFixed(2)} CPU s`
	];
}

function resultOf(size: number, first: Measured, second: Measured | null): BenchResult {
	const ratios: Ratio[] = [];
	const stored = ({ rounds }: Measured) => rounds.map(({ parts }) => size / (parts.divide ?? 0));
	if (first.engine === 'postgres')
		ratios.push(
			ratioOf(
				'comparing shapes, read and stored, in 20 000 surveys a second',
				stored(first),
				first.rounds.map(() => 20_000),
				1
			)
		);
	if (first.peers.length > 0)
		ratios.push(
			ratioOf(
				'comparing shapes, in memory, per processor-second beside shapely',
				first.rounds.map(({ dividing }) => size / dividing.cpu),
				first.peers.map(({ cpu }) => size / cpu),
				1.2
			)
		);
	if (second)
		ratios.push(
			ratioOf(
				'comparing shapes, embedded, read and stored, beside SQL on a grid in PostgreSQL',
				stored(second),
				first.bySql.map((seconds) => size / seconds),
				0.8
			)
		);
	const all = [first, ...(second ? [second] : [])];
	return {
		engine: first.engine,
		work: 'over-contract',
		size,
		rounds: first.rounds.map(({ seconds }) => seconds),
		median: median(first.rounds.map(({ seconds }) => seconds)),
		peers: first.peers.map(({ version, seconds, cpu }) => ({ name: version, seconds, parts: { cpu } })),
		sums: Object.fromEntries(all.map(({ engine, rounds }) => [engine, rounds[0]!.areas])),
		lines: [...all.flatMap((each) => linesOf(size, each)), ...ratios.map(ratioLine)]
	};
}
