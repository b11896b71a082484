/** What a county does without us: a plain server of Node's over ST_AsMVT, on as many connections as ask at once. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { asMvt } from '#db/peer-tiles.server.ts';

const [url, county] = process.argv.slice(2);
const peer = await asMvt(url!, county!, false, 4);
const server = createServer((request, response) => {
	const [z, x, y] = /(\d+)\/(\d+)\/(\d+)\.mvt$/
		.exec(request.url ?? '')!
		.slice(1)
		.map(Number) as [number, number, number];
	void peer.tile({ z, x, y }).then(
		(tile) => response.writeHead(200, { 'content-length': tile.length }).end(tile),
		(error: unknown) => response.writeHead(500).end(String(error))
	);
});
server.listen(0, '127.0.0.1', () =>
	console.log(`listening at http://127.0.0.1:${(server.address() as AddressInfo).port}`)
);
process.on('SIGTERM', () => process.exit(0));
