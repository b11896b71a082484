import { open, type FileHandle } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import {
	bytesToHeader,
	Compression,
	ResolvedValueCache,
	tileIdToZxy,
	TileType,
	type Entry,
	type Header,
	type Source
} from 'pmtiles';
import type { Limits } from '#imagery/limits.ts';
import { ImageryProblem } from '#imagery/problem.ts';
import type { SourceTile, TileSource } from '#imagery/source.server.ts';

const HEADER_BYTES = 127;
const ROOT_WITHIN = 16_384;
/** Directories lead to directories: the format knows at most this many below the root. */
const DEEPEST = 3;
const PICTURES: readonly TileType[] = [TileType.Png, TileType.Jpeg, TileType.Webp];

/** Reads a range whole, or says that the file is shorter than it says. */
function fileSource(handle: FileHandle, size: number, limits: Limits): Source {
	return {
		getKey: () => 'file',
		async getBytes(offset, length) {
			const sound = [offset, length].every((word) => Number.isSafeInteger(word) && word >= 0);
			// The library asks for the first 16 kB whatever the file has.
			const wanted = offset === 0 && length === ROOT_WITHIN ? Math.min(length, size) : length;
			if (!sound || offset + wanted > size || wanted > Math.max(limits.directory, limits.tileBytes))
				throw new ImageryProblem('imagery.damaged', { got: `${offset} + ${length} / ${size}` });
			const bytes = new Uint8Array(wanted);
			const { bytesRead } = await handle.read(bytes, 0, wanted, offset);
			if (bytesRead < wanted) throw new ImageryProblem('imagery.damaged', { got: `${bytesRead} / ${wanted}` });
			return { data: bytes.buffer };
		}
	};
}

/** Directories may be packed; never to more than the limit, whatever they are packed from. */
async function unpack(bytes: ArrayBuffer, compression: Compression, most: number): Promise<ArrayBuffer> {
	if (compression === Compression.None) return bytes;
	if (compression !== Compression.Gzip)
		throw new ImageryProblem('imagery.compression', { got: Compression[compression] ?? String(compression) });
	const plain = gunzipSync(new Uint8Array(bytes), { maxOutputLength: most });
	return new Uint8Array(plain).buffer;
}

async function headerOf(source: Source): Promise<Header> {
	const { data } = await source.getBytes(0, HEADER_BYTES);
	const header = bytesToHeader(data);
	if (header.specVersion !== 3) throw new ImageryProblem('imagery.version', { got: header.specVersion });
	if (header.tileType === TileType.Mvt || header.tileType === TileType.Mlt) throw new ImageryProblem('imagery.vector');
	if (!PICTURES.includes(header.tileType))
		throw new ImageryProblem('imagery.not_pictures', { got: TileType[header.tileType] ?? header.tileType });
	if (header.rootDirectoryOffset + header.rootDirectoryLength > ROOT_WITHIN)
		throw new ImageryProblem('imagery.damaged', { got: `root ${header.rootDirectoryOffset}` });
	return header;
}

/** PMTiles 3, by its own library; the directories are walked here, so that each tile is met once and none is asked for twice. */
export async function pmtilesSource(path: string, limits: Limits): Promise<TileSource> {
	const handle = await open(path, 'r');
	const source = fileSource(handle, (await handle.stat()).size, limits);
	const directories = new ResolvedValueCache(DEEPEST + 1, false, (bytes, compression) =>
		unpack(bytes, compression, limits.directory)
	);
	let seen = 0;

	async function* tilesOf(header: Header, entry: Entry): AsyncGenerator<SourceTile> {
		if (entry.length > limits.tileBytes)
			throw new ImageryProblem('imagery.tile_bytes', { limit: limits.tileBytes, got: entry.length });
		const { data } = await source.getBytes(header.tileDataOffset + entry.offset, entry.length);
		const bytes = new Uint8Array(data);
		for (let run = 0; run < entry.runLength; run++) {
			const [z, x, y] = tileIdToZxy(entry.tileId + run);
			yield { z, x, y, bytes };
		}
	}

	async function* walk(header: Header, offset: number, length: number, depth: number): AsyncGenerator<SourceTile> {
		if (depth > DEEPEST) throw new ImageryProblem('imagery.damaged', { got: `directory ${depth}` });
		for (const entry of await directories.getDirectory(source, offset, length, header)) {
			if (++seen > 2 * limits.tiles) throw new ImageryProblem('imagery.too_many', { limit: limits.tiles });
			if (entry.runLength > 0) yield* tilesOf(header, entry);
			else yield* walk(header, header.leafDirectoryOffset + entry.offset, entry.length, depth + 1);
		}
	}

	return {
		rows: 'xyz',
		async *tiles() {
			const header = await headerOf(source);
			yield* walk(header, header.rootDirectoryOffset, header.rootDirectoryLength, 0);
		},
		close: () => void handle.close()
	};
}
