import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { startChild, type Child } from '#cli/bench-child.server.ts';
import { childrenOf } from '#db/processor-time.server.ts';

export interface StaticServer {
	base: string;
	pids(): number[];
	stop(): Promise<void>;
}

/** A port of the loopback that was free a moment ago. */
const freePort = (): Promise<number> =>
	new Promise((done) => {
		const server = createServer();
		server.listen(0, '127.0.0.1', () => {
			const { port } = server.address() as AddressInfo;
			server.close(() => done(port));
		});
	});

/**
 * nginx as its manual has it for files that do not change, with two workers; `/tiles` are files of a folder, `/mapserver` goes
 * to FastCGI processes behind a socket.
 */
export async function startNginx(
	folder: string,
	files: ReadonlyMap<string, Uint8Array>,
	socket: string
): Promise<StaticServer> {
	for (const [path, bytes] of files) {
		mkdirSync(dirname(join(folder, 'files', path)), { recursive: true });
		writeFileSync(join(folder, 'files', path), bytes);
	}
	const port = await freePort();
	const configuration = join(folder, 'nginx.conf');
	writeFileSync(
		configuration,
		`${process.getuid?.() === 0 ? 'user root;' : ''} daemon off; worker_processes 2; pid ${folder}/nginx.pid; error_log ${folder}/nginx.log;
events { worker_connections 64; }
http {
	access_log off; sendfile on; tcp_nopush on; open_file_cache max=2000 inactive=60s; keepalive_requests 1000000;
	types { application/vnd.mapbox-vector-tile mvt; }
	${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${folder}/${name};`).join(' ')}
	upstream mapserver { server unix:${socket}; keepalive 4; }
	server {
		listen 127.0.0.1:${port};
		location /tiles/ { root ${folder}/files; }
		location /mapserver {
			fastcgi_pass mapserver; fastcgi_keep_conn on;
			fastcgi_param QUERY_STRING $query_string; fastcgi_param REQUEST_METHOD GET; fastcgi_param SCRIPT_NAME /mapserver;
			fastcgi_param SERVER_NAME localhost; fastcgi_param SERVER_PORT ${port}; fastcgi_param SERVER_PROTOCOL HTTP/1.1;
		}
	}
}
`
	);
	const child: Child = startChild('nginx', ['-c', configuration, '-p', folder]);
	const base = `http://127.0.0.1:${port}`;
	for (let tries = 0; ; tries++) {
		if (await fetch(`${base}/`).catch(() => null)) break;
		if (tries > 50) throw new Error('expected nginx to listen');
		await new Promise((done) => setTimeout(done, 100));
	}
	return { base, pids: () => [child.pid, ...childrenOf(child.pid)], stop: () => child.stop() };
}
