import { openArchive } from '#exchange/reading/zip.server.ts';
import type { Limits } from '#imagery/limits.ts';
import { ImageryProblem } from '#imagery/problem.ts';
import type { TileSource } from '#imagery/source.server.ts';

/** z/x/y.png, in whatever folder the person who packed them had them. */
const TILE = /^((?:[^/]+\/)*?)(0|[1-9]\d{0,8})\/(0|[1-9]\d{0,8})\/(0|[1-9]\d{0,8})\.(?:png|jpg|jpeg|webp)$/i;
const TMS_SIGN = 'tilemapresource.xml';

/**
 * A zip of a folder of tiles, through the one zip gate. Members are read one by one into memory and never lie on disk; all
 * tiles are of the folder that the first of them is in.
 * @throws FileProblem `import.zip.*`
 */
export async function zipSource(path: string, limits: Limits): Promise<TileSource> {
	const { zipEntries, bytes, ratio, ratioFrom } = limits;
	const archive = await openArchive(
		path,
		{ bytes, reason: 'imagery.too_large' },
		{ zipEntries, unpacked: bytes, ratio, ratioFrom }
	);
	const found = archive.names.map((name) => ({ name, match: TILE.exec(name) }));
	const folder = found.find(({ match }) => match)?.match?.[1] ?? '';
	return {
		rows: archive.names.includes(`${folder}${TMS_SIGN}`) ? 'tms' : 'xyz',
		async *tiles() {
			let strays = 0;
			for (const { name, match } of found) {
				if (match?.[1] !== folder) {
					if (++strays > limits.strays) throw new ImageryProblem('imagery.strays', { limit: limits.strays });
					continue;
				}
				const got = archive.sizeOf(name) ?? 0;
				if (got > limits.tileBytes) throw new ImageryProblem('imagery.tile_bytes', { limit: limits.tileBytes, got });
				const picture = await archive.member(name);
				if (picture) yield { z: Number(match[2]), x: Number(match[3]), y: Number(match[4]), bytes: picture };
			}
		},
		close: () => archive.close()
	};
}
