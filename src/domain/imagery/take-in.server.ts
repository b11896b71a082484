import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Bounds } from '#core/geometry.ts';
import { accepted, type Outcome } from '#core/outcome.ts';
import { storeBytes, type StoredBytes } from '#attachments/files.server.ts';
import type { Limits } from '#imagery/limits.ts';
import type { PackFacts } from '#imagery/pack.server.ts';
import { packInProcess } from '#imagery/packing.server.ts';
import type { RowOrder } from '#imagery/tile-extent.ts';

export interface TakeIn {
	path: string;
	county: { code: string } & Bounds;
	rows: RowOrder | null;
	folders: { staging: string; files: string };
	limits?: Partial<Limits>;
}

/** Looks at a set, packs it and stores the pack among the attachments; the write that names it follows. */
export async function takeIn(
	{ path, county, rows, folders, limits }: TakeIn,
	progress?: (tiles: number) => void,
	signal?: AbortSignal
): Promise<Outcome<{ facts: PackFacts; stored: StoredBytes }>> {
	const folder = await mkdtemp(join(folders.staging, 'imagery-'));
	try {
		const output = join(folder, 'pack.mbtiles');
		const { west, south, east, north } = county;
		const task = { path, output, rows, county: { west, south, east, north }, limits };
		const packed = await packInProcess(task, progress, signal);
		if (!packed.ok) return packed;
		return accepted({
			facts: packed.value,
			stored: await storeBytes(folders.files, county.code, createReadStream(output))
		});
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}
