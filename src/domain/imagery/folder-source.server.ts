import { existsSync } from 'node:fs';
import { open, opendir } from 'node:fs/promises';
import { constants } from 'node:fs';
import { join } from 'node:path';
import type { Limits } from '#imagery/limits.ts';
import { ImageryProblem } from '#imagery/problem.ts';
import type { TileSource } from '#imagery/source.server.ts';

const NUMBER = /^(0|[1-9]\d{0,8})$/;
const TILE = /^(0|[1-9]\d{0,8})\.(png|jpg|jpeg|webp)$/i;

/** What gdal2tiles lays beside its tiles, whose rows it counts from the south. */
const TMS_SIGN = 'tilemapresource.xml';

/**
 * A folder z/x/y.png. Only such names are entered, links never: what lies outside of it cannot be reached. Rows are counted
 * from the north unless gdal2tiles' own sheet lies there.
 */
export function folderSource(path: string, limits: Limits): TileSource {
	let strays = 0;
	async function* numbers(folder: string): AsyncGenerator<string> {
		for await (const entry of await opendir(folder))
			if (entry.isDirectory() && NUMBER.test(entry.name)) yield entry.name;
			else stray();
	}
	function stray(): void {
		if (++strays > limits.strays) throw new ImageryProblem('imagery.strays', { limit: limits.strays });
	}
	return {
		rows: existsSync(join(path, TMS_SIGN)) ? 'tms' : 'xyz',
		async *tiles() {
			for await (const z of numbers(path))
				for await (const x of numbers(join(path, z)))
					for await (const entry of await opendir(join(path, z, x))) {
						const y = TILE.exec(entry.name)?.[1];
						if (!entry.isFile() || y === undefined) stray();
						else
							yield {
								z: Number(z),
								x: Number(x),
								y: Number(y),
								bytes: await readTile(join(path, z, x, entry.name), limits.tileBytes)
							};
					}
		},
		close: () => undefined
	};
}

/** Opened without following a link that has taken the file's place since it was listed. */
async function readTile(path: string, limit: number): Promise<Uint8Array> {
	const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW);
	try {
		const { size } = await file.stat();
		if (size > limit) throw new ImageryProblem('imagery.tile_bytes', { limit, got: size });
		return await file.readFile();
	} finally {
		await file.close();
	}
}
