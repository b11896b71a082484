import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { localOperator } from '#auth/local-operator.ts';
import { invitePerson } from '#auth/people.write.server.ts';
import { startChild, versionOf } from '#cli/bench-child.server.ts';
import { loadOf, tilePath } from '#cli/bench-load.server.ts';
import { ratioOf, type Ratio } from '#cli/bench-ratios.ts';
import { startMapServer } from '#cli/peer-mapserver.server.ts';
import { startNginx } from '#cli/peer-nginx.server.ts';
import { accepted } from '#core/outcome.ts';
import { projectRoot } from '#core/project.server.ts';
import { backendsOf } from '#db/peer-tiles.server.ts';
import { processorSeconds } from '#db/processor-time.server.ts';
import { throughDoor } from '#door/door.server.ts';
import type { House } from '#door/house.server.ts';
import { EMPTY_COUNTY } from '#territory/county.ts';
import type { TileAddress } from '#tiles/address.ts';

export interface Servers {
	folder: string;
	url: string;
	house: House;
	tiles: readonly TileAddress[];
	rounds: number;
	/** Our own processor seconds for all tiles, round by round. */
	sequential: readonly number[];
	progress(line: string): void;
}

export interface ServersMeasured {
	/** Requests a second of each server, round by round. */
	perSecond: Record<string, number[]>;
	/** Bytes an answer of each, mean. */
	bytes: Record<string, number>;
	missing: string[];
	ratios: Ratio[];
}

const SECONDS = 4;
/** Between two changes of the layer, ms: so that no tile of a round is still the one that was asked before. */
const STALE = 60;

/**
 * The product's server as it runs, its tiles made anew for each request and then warm, beside servers of others, four
 * connections each (wrk). What is not installed is named.
 */
export async function measureServers({
	folder,
	url,
	house,
	tiles,
	rounds,
	sequential,
	progress
}: Servers): Promise<ServersMeasured> {
	const versions = {
		wrk: await versionOf('wrk', ['-v']),
		nginx: await versionOf('nginx', ['-v']),
		mapserv: await versionOf('mapserv', ['-v']),
		'spawn-fcgi': await versionOf('spawn-fcgi', ['-v'])
	};
	const missing = Object.entries(versions).flatMap(([name, version]) => (version ? [] : [name]));
	const measured: ServersMeasured = { perSecond: {}, bytes: {}, missing, ratios: [] };
	if (!versions.wrk) return measured;
	const close: (() => Promise<void>)[] = [];
	try {
		const { ORIGIN, ...environment } = process.env;
		const own = startChild(
			process.execPath,
			['--disable-warning=ExperimentalWarning', join(projectRoot(), 'src/server.ts')],
			{
				...environment,
				DATABASE_URL: url,
				MUTU_DATA: join(folder, 'data'),
				PORT: '0',
				HOST: '127.0.0.1',
				RATE_LIMITS: '0'
			}
		);
		close.push(() => own.stop());
		progress('starting the server (it builds its pages when they are not built)');
		const base = await own.says(/(http:\/\/127\.0\.0\.1:\d+)/);
		const cookie = await comeIn(house, base);
		const peer = startChild(process.execPath, [
			join(projectRoot(), 'src/cli/peer-tile-server.ts'),
			url,
			EMPTY_COUNTY.code
		]);
		close.push(() => peer.stop());
		const peerBase = await peer.says(/(http:\/\/\S+)/);
		const paths = tiles.map(tilePath);
		const files = new Map<string, Uint8Array>();
		for (const path of paths) {
			const answer = await fetch(base + path, { headers: { 'accept-encoding': 'identity', cookie } });
			if (answer.status === 200) files.set(path, new Uint8Array(await answer.arrayBuffer()));
		}
		const drawn = [...files.keys()];
		const socket = join(folder, 'mapserver.sock');
		const nginx = versions.nginx ? await startNginx(folder, files, socket) : null;
		if (nginx) close.push(() => nginx.stop());
		const withMapServer = nginx && versions.mapserv && versions['spawn-fcgi'];
		const mapServer = withMapServer ? await startMapServer(folder, socket, url, EMPTY_COUNTY.code, 4) : null;
		if (mapServer) close.push(() => mapServer.stop());

		const load = async (name: string, from: string, what: readonly string[]) => {
			const { perSecond, bytes } = await loadOf(folder, from, what, SECONDS, cookie);
			(measured.perSecond[name] ??= []).push(perSecond);
			measured.bytes[name] = bytes;
			progress(`${name}: ${perSecond.toFixed(0)} requests a second, ${(bytes / 1024).toFixed(1)} kB each`);
		};
		const mapServerSeconds: number[] = [];
		for (let round = 0; round < rounds; round++) {
			const changing = keepChanging(house);
			await load('ours, made anew', base, drawn);
			await changing();
			await load('ST_AsMVT', peerBase, drawn);
			if (nginx && mapServer) {
				const asked = tiles.filter((each) => files.has(tilePath(each))).map(mapServer.path);
				await load('MapServer', nginx.base, asked);
				mapServerSeconds.push(
					await secondsOf(nginx.base, asked, async () => [
						...[...mapServer.pids(), ...nginx.pids()],
						...(await backendsOf(url, 'mapserver'))
					])
				);
			}
			for (const path of drawn)
				await (await fetch(base + path, { headers: { 'accept-encoding': 'identity', cookie } })).arrayBuffer();
			await load('ours, warm', base, drawn);
			if (nginx) await load('nginx', nginx.base, drawn);
		}
		const { perSecond } = measured;
		measured.ratios.push(
			ratioOf('requests a second, beside ST_AsMVT', perSecond['ours, made anew']!, perSecond.ST_AsMVT!, 4)
		);
		if (mapServer) {
			measured.ratios.push(ratioOf('CPU, beside MapServer, nginx and PostgreSQL', mapServerSeconds, sequential, 1.5));
			measured.ratios.push(
				ratioOf('requests a second, beside MapServer', perSecond['ours, made anew']!, perSecond.MapServer!, 1.4)
			);
		}
		if (nginx)
			measured.ratios.push(
				ratioOf(
					'requests a second warm, beside nginx with the same bytes',
					perSecond['ours, warm']!,
					perSecond.nginx!,
					0.7
				)
			);
		return measured;
	} finally {
		for (const each of close.reverse()) await each();
	}
}

/** Somebody who may see parcels, as the server knows them: a person of this run. @returns what to send as `cookie` */
async function comeIn(house: House, base: string): Promise<string> {
	const role = { role: 'centre', places: [EMPTY_COUNTY.code], from: '2020-01-01' };
	const person = { name: 'bench', organisation: null, post: null, phone: null, roles: [role] };
	const invited = await throughDoor(house.engine, localOperator(EMPTY_COUNTY.code), 'people.change', (tx, actor) =>
		invitePerson(tx, actor, house.keys, person)
	);
	if (!invited.ok) throw new Error(`expected a person, got ${invited.reason}`);
	const password = randomBytes(16).toString('hex');
	const answer = await fetch(new URL(`/join/${invited.value.word}`, base), {
		...{ method: 'POST', redirect: 'manual', headers: { origin: base, accept: 'text/html' } },
		body: new URLSearchParams({ userName: `bench-${password.slice(0, 8)}`, password, again: password })
	});
	if (answer.status !== 303) throw new Error(`expected to be let in, got ${answer.status}`);
	return answer.headers
		.getSetCookie()
		.map((each) => each.split(';', 1)[0]!)
		.join('; ');
}

/** Raises the layer's version again and again, which makes every tile another; until the returned function is called. */
function keepChanging(house: House): () => Promise<void> {
	let on = true;
	const changing = (async () => {
		while (on) {
			await throughDoor(house.engine, localOperator(EMPTY_COUNTY.code), 'land.import', async (tx) =>
				accepted(tx.touch('parcel'))
			);
			await new Promise((done) => setTimeout(done, STALE));
		}
	})();
	return async () => {
		on = false;
		await changing;
	};
}

/** Processor seconds of some processes for all these answers, one after the other. */
async function secondsOf(base: string, paths: readonly string[], pids: () => Promise<number[]>): Promise<number> {
	const all = await pids();
	const before = processorSeconds(all) ?? 0;
	for (const path of paths) await (await fetch(base + path)).arrayBuffer();
	return (processorSeconds(all) ?? 0) - before;
}

export const serverLines = ({ perSecond, bytes, missing }: ServersMeasured): string[] => [
	...missing.map((name) => `no peer: ${name} is not installed here`),
	...Object.entries(perSecond).map(
		([name, rounds]) =>
			`${name}: ${rounds.map((each) => each.toFixed(0)).join(', ')} requests a second, 4 connections, ${(bytes[name]! / 1024).toFixed(1)} kB each`
	)
];
