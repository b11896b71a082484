import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startChild } from '#cli/bench-child.server.ts';
import type { TileAddress } from '#tiles/address.ts';

export interface Load {
	perSecond: number;
	/** Bytes read, for it must be the same that was served. */
	bytes: number;
}

const CONNECTIONS = 4;

/** Asks for tiles, one after the other on each of four connections, as fast as they come (wrk). @throws on any answer but 200 and 204 */
export async function loadOf(
	folder: string,
	base: string,
	paths: readonly string[],
	seconds: number,
	cookie: string
): Promise<Load> {
	const script = join(folder, 'load.lua');
	writeFileSync(
		script,
		`local paths = { ${paths.map((path) => JSON.stringify(path)).join(', ')} }
local at = 0
request = function() at = at % #paths + 1; return wrk.format('GET', paths[at]) end
done = function(summary) io.write(string.format('%d %d %d %d\\n', summary.requests, summary.duration, summary.bytes, summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.timeout)) end
`
	);
	const child = startChild('wrk', [
		'-t1',
		`-c${CONNECTIONS}`,
		`-d${seconds}s`,
		'-H',
		`cookie: ${cookie}`,
		'-s',
		script,
		base
	]);
	const [requests, micros, bytes, errors] = (await child.says(/^(\d+ \d+ \d+ \d+)$/m)).split(' ').map(Number) as [
		...[number, number, number, number]
	];
	await child.stop();
	if (errors > 0) throw new Error(`expected tiles of ${base}, got ${errors} errors in ${requests} answers`);
	return { perSecond: requests / (micros / 1e6), bytes: bytes / requests };
}

export const tilePath = ({ z, x, y }: TileAddress): string => `/tiles/parcel/${z}/${x}/${y}.mvt`;
