import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startChild } from '#cli/bench-child.server.ts';
import { peerParcels } from '#db/peer-tiles.server.ts';
import type { TileAddress } from '#tiles/address.ts';

export interface MapServer {
	pids(): number[];
	/** Path and query of a tile, below nginx's /mapserver. */
	path(address: TileAddress): string;
	stop(): Promise<void>;
}

/** MapServer's FastCGI processes on a socket: parcels as vector tiles out of PostGIS, with the same attributes. */
export async function startMapServer(
	folder: string,
	socket: string,
	url: string,
	county: string,
	processes: number
): Promise<MapServer> {
	const { hostname, port, pathname, username, password } = new URL(url);
	const map = join(folder, 'parcels.map');
	const to = [
		...[`host=${hostname}`, `port=${port || 5432}`, `dbname=${pathname.slice(1)}`, `user=${username}`],
		...[...(password ? [`password=${password}`] : []), 'application_name=mapserver', "options='-c jit=off'"]
	].join(' ');
	writeFileSync(
		map,
		`MAP
	NAME "parcels" EXTENT -20037508 -20037508 20037508 20037508 SIZE 512 512 PROJECTION "epsg:3857" END
	OUTPUTFORMAT NAME "mvt" DRIVER "MVT" FORMATOPTION "EXTENT=4096" FORMATOPTION "EDGE_BUFFER=64" END
	WEB METADATA "ows_enable_request" "*" END END
	LAYER
		NAME "parcel" TYPE POLYGON STATUS ON CONNECTIONTYPE POSTGIS CONNECTION "${to}"
		DATA "web from (${peerParcels(county)}) as parcels using unique feature_no using srid=3857"
		PROCESSING "CLOSE_CONNECTION=DEFER" PROJECTION "epsg:3857" END
		METADATA "gml_include_items" "all" "gml_featureid" "feature_no" END
	END
END
`
	);
	const settings = join(folder, 'mapserver.conf');
	writeFileSync(settings, `CONFIG ENV MS_MAP_PATTERN "." END END\n`);
	const environment = { ...process.env, MAPSERVER_CONFIG_FILE: settings };
	const child = startChild(
		'spawn-fcgi',
		['-s', socket, '-F', String(processes), '--', '/usr/bin/mapserv'],
		environment
	);
	// It leaves its processes behind and says their numbers.
	const said = await child.says(new RegExp(`((?:[\\s\\S]*?PID: \\d+){${processes}})`));
	const pids = [...said.matchAll(/PID: (\d+)/g)].map(([, pid]) => Number(pid));
	return {
		pids: () => pids,
		path: ({ z, x, y }) =>
			`/mapserver?map=${map}&mode=tile&tilemode=gmap&tile=${x}+${y}+${z}&layers=parcel&map.imagetype=mvt`,
		// It hears SIGTERM with its next request only.
		async stop() {
			for (const pid of pids) process.kill(pid, 'SIGKILL');
		}
	};
}
