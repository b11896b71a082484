import { mkdir } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { localOperator } from '#auth/local-operator.ts';
import { readSettings } from '#core/settings.ts';
import { throughDoor } from '#door/door.server.ts';
import { openHouse, type House } from '#door/house.server.ts';
import { EMPTY_COUNTY } from '#territory/county.ts';
import { createCounty } from '#territory/county.write.server.ts';

export const readText = (path: string): string => readFileSync(path, 'utf8');

/** A house on a scratch database, with a county and nothing in it. */
export async function emptyHouse(databaseUrl: string | null, folder: string): Promise<House> {
	await mkdir(join(folder, 'data'), { recursive: true });
	const data = join(folder, 'data');
	const house = await openHouse({ ...readSettings({}, readText), databaseUrl, data, files: join(data, 'files') });
	await throughDoor(house.engine, localOperator(EMPTY_COUNTY.code), 'county.create', (tx, actor) =>
		createCounty(tx, actor, EMPTY_COUNTY)
	);
	return house;
}
