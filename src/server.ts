import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ensureBuilt } from '#cli/build.server.ts';
import { answerCommand, COMMAND_PATH } from '#cli/remote.server.ts';
import { keepFromLog, log } from '#core/log.server.ts';
import { countedElsewhere, countProcess } from '#core/metrics.server.ts';
import { PROBLEM_TYPE, problemOf } from '#core/problem.ts';
import { isLoopback, readSettings, SettingsError, type Settings } from '#core/settings.ts';
import { statements } from '#db/engine/statement-count.ts';
import { isEngineRestarted, PAGE_DEADLINE } from '#db/engine/types.ts';
import { keepHouse, openHouse, type House } from '#door/house.server.ts';
import { ensureKeys } from '#door/keys.server.ts';
import { tileAsker } from '#door/tile-asker.server.ts';
import { offerFirstLink } from '#cli/first-link.server.ts';
import { answerMetrics, METRICS_PATH } from '#door/wall/metrics-answer.server.ts';
import { recordOf } from '#door/wall/request-record.ts';
import { ADDRESS_HEADER, outerWall } from '#door/wall/wall.server.ts';
import { firstStart } from '#cli/first-start.server.ts';
import { tileFigures } from '#tiles/answer.server.ts';
import { serveTile, tileAnswers, type TileSource } from '#tiles/serve.server.ts';
import { mapLayer } from '#zones/map.tiles.read.server.ts';
import { refusal } from './refusal.ts';

type Handler = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

/** Longest time between a signal and the process's end, ms (DESIGN §4). */
const STOP_WITHIN = 9_000;

function settingsOrExit(): Settings {
	try {
		return readSettings(process.env, (path) => readFileSync(path, 'utf8'));
	} catch (error) {
		if (!(error instanceof SettingsError)) throw error;
		for (const fault of error.faults) console.error(`mutu: ${fault}`);
		process.exit(2);
	}
}

const settings = ensureKeys(settingsOrExit());
log.level = process.env.LOG_LEVEL = settings.logLevel;
keepFromLog(settings.secret, settings.dataKey, settings.metricsToken, settings.databaseUrl, settings.replicaUrl);
keepFromLog(settings.baseMap?.key, settings.databaseUrl && decodeURIComponent(new URL(settings.databaseUrl).password));
const wall = outerWall(settings, refusal);
const started = performance.now();
const built = ensureBuilt((line) => console.log(line));
const opening = openHouse(settings);
keepHouse(opening);

let house: House;
try {
	house = await opening;
	await firstStart(house, (line) => console.log(line));
	await built;
} catch (error) {
	console.error(`mutu: ${error instanceof Error ? error.message : String(error)}`);
	if (!(error instanceof Error) || !('code' in error)) console.error(error);
	await opening.then((opened) => opened.close()).catch(() => undefined);
	process.exit(1);
}

let handler: Handler | null = null;
let address = settings.origin;
/** The printed address's name and port, where only that is answered. */
let host: string | null = null;

const plain = (response: ServerResponse, status: number, text: string, headers: Record<string, string> = {}) =>
	response
		.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store', ...headers })
		.end(text);

async function ready(response: ServerResponse): Promise<void> {
	try {
		const { kind } = await house.engine.withDeadline(2_000, () => house.engine.describe());
		plain(response, handler ? 200 : 503, `${handler ? 'ready' : 'starting'} ${kind}\n`);
	} catch {
		plain(response, 503, 'the database does not answer\n');
	}
}

const tiles: TileSource = {
	asker: (request, layer) => tileAsker(house, request, layer),
	layer: mapLayer,
	within: (run) => house.engine.withDeadline(PAGE_DEADLINE, run),
	headers: wall.tileHeaders,
	failed(error, request, response) {
		const { id } = recordOf(request)!;
		log.error({ request: id, route: 'tiles', err: error });
		if (response.headersSent) return void response.destroy();
		const status = isEngineRestarted(error) ? 503 : 500;
		const problem = problemOf(status, id, isEngineRestarted(error) ? error.code : null);
		const headers = { ...wall.tileHeaders(request), 'content-type': PROBLEM_TYPE, 'cache-control': 'no-store' };
		response.writeHead(status, status === 503 ? { ...headers, 'retry-after': '1' } : headers);
		response.end(JSON.stringify(problem));
	}
};
countProcess();
countedElsewhere('mutu_database_statements', 'Statements asked of the database since start', () => statements);
countedElsewhere('mutu_tile_answers', 'Vector tiles answered since start, by status', tileAnswers);
countedElsewhere('mutu_tiles', 'Tiles since start: from memory, made; bytes kept', tileFigures);

const server = createServer((request, response) => {
	const path = (request.url ?? '/').split('?', 1)[0]!;
	if (!wall.enter(request, response, path)) return;
	// Without ORIGIN the product is for this machine alone; any other name for it (DNS rebinding) is sent to the printed address.
	const elsewhere = host !== null && request.headers.host !== host;
	const isTile = path.endsWith('.mvt') && handler && !elsewhere;
	if (!isTile) wall.dress(request, response, path);
	// Answered here, beside the database's queue: a long query must not make the process look dead.
	if (path === '/healthz') return void plain(response, 200, 'ok\n');
	if (path === '/readyz') return void ready(response);
	if (path === METRICS_PATH) return void answerMetrics(settings, request, response);
	if (path === COMMAND_PATH) return void answerCommand(house, request, response);
	if (elsewhere) return void plain(response, 307, `${address}\n`, { location: address! });
	if (!handler) return void plain(response, 503, 'starting\n', { 'retry-after': '1' });
	const pages = handler;
	const route = () => pages(request, response, () => plain(response, 404, 'not found\n'));
	if (!isTile) return route();
	const pass = () => {
		wall.dress(request, response, path);
		route();
	};
	if (!serveTile(tiles, path, request, response, pass)) pass();
});

// A set of imagery on a slow line takes longer than Node's five minutes; heads still have one minute, routes their limits.
server.requestTimeout = 3_600_000;

server.on('error', (error: NodeJS.ErrnoException) => {
	console.error(
		error.code === 'EADDRINUSE' ? `mutu: port ${settings.port} is taken; set PORT to another` : `mutu: ${error.message}`
	);
	void house.close().finally(() => process.exit(1));
});

server.listen(settings.port, settings.host, async () => {
	const { port } = server.address() as AddressInfo;
	address ??= `http://${settings.host.includes(':') ? `[${settings.host}]` : settings.host}:${port}`;
	if (!settings.origin) host = new URL(address).host;
	process.env.ORIGIN ??= address;
	// Each route states its own limit; adapter-node's would cut uploads before a route sees them.
	process.env.BODY_SIZE_LIMIT = 'Infinity';
	process.env.ADDRESS_HEADER = ADDRESS_HEADER;
	house.engine.announce(address);
	({ handler } = (await import(new URL('../build/handler.js', import.meta.url).href)) as { handler: Handler });
	const seconds = ((performance.now() - started) / 1000).toFixed(1);
	console.log(`Mutu 亩图: ${address}  (${house.engine.kind}, ${seconds} s)`);
	await offerFirstLink(house, (line) => console.log(line));
	if (house.engine.kind === 'embedded')
		console.log('The embedded database survives a killed process, not a power cut: npm run -s mutu -- backup FILE');
	if (isLoopback(settings.host) && !settings.origin) console.log('Only this machine can open it. Ctrl+C stops it.');
});

let stopping = false;
async function stop(): Promise<void> {
	if (stopping) return;
	stopping = true;
	setTimeout(() => process.exit(1), STOP_WITHIN).unref();
	// Open event streams would keep the server from closing.
	server.close();
	server.closeAllConnections();
	await house.close();
	process.exit(0);
}
process.on('SIGTERM', () => void stop());
process.on('SIGINT', () => void stop());
