import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { accepted, type Outcome } from '#core/outcome.ts';
import type { House } from '#door/house.server.ts';
import type { Session } from '#door/request.server.ts';
import { demoImagery, type DemoTile } from '#geodata/demo-imagery.ts';
import type { DemoRows } from '#geodata/rows.ts';
import { addImagery } from '#imagery/imagery.write.server.ts';
import { takeIn } from '#imagery/take-in.server.ts';

function writeTiles(path: string, tiles: Iterable<DemoTile>): void {
	const database = new DatabaseSync(path);
	database.exec(
		'CREATE TABLE tiles (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_data BLOB); BEGIN'
	);
	const insert = database.prepare('INSERT INTO tiles VALUES (?, ?, ?, ?)');
	for (const { z, x, y, bytes } of tiles) insert.run(z, x, 2 ** z - 1 - y, bytes);
	database.exec('COMMIT');
	database.close();
}

/** The demo's two invented pictures, taken in the way anybody's are. */
export async function addDemoImagery(house: House, demo: Session, rows: DemoRows): Promise<Outcome<null>> {
	const folder = mkdtempSync(join(house.folders.staging, 'demo-imagery-'));
	try {
		for (const { name, takenOn, source, tiles } of demoImagery(rows)) {
			const path = join(folder, `${takenOn}.mbtiles`);
			writeTiles(path, tiles());
			const taken = await takeIn({ path, county: demo.place, rows: null, folders: house.folders });
			if (!taken.ok) return taken;
			const { facts, stored } = taken.value;
			const said = { name, takenOn, source, datum: 'cgcs2000', rows: null, place: demo.place.code } as const;
			const added = await demo.write('imagery.change', (tx, actor) => addImagery(tx, actor, said, facts, stored));
			if (!added.ok) return added;
		}
		return accepted(null);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}
