import { Readable } from 'node:stream';
import { sql } from 'kysely';
import { addAttachment } from '#attachments/attachments.write.server.ts';
import { storeBytes } from '#attachments/files.server.ts';
import { idSource } from '#core/ids.ts';
import { accepted, type Outcome } from '#core/outcome.ts';
import type { Actor } from '#core/permission.ts';
import type { Engine } from '#db/engine/types.ts';
import type { Tx } from '#db/tx.server.ts';
import { seeded } from '#core/random.ts';
import { toDegrees } from '#geodata/plane.ts';
import { addImagery } from '#imagery/imagery.write.server.ts';
import { takeIn } from '#imagery/take-in.server.ts';
import { noteFindings } from '#land/finding-decision.write.server.ts';
import { analyseOverContract } from '#land/over-contract.write.server.ts';
import { staleVillageLand } from '#land/village-land.read.server.ts';
import { makeVillageLand } from '#land/village-land.write.server.ts';
import { rebuildBorders } from '#territory/borders.write.server.ts';
import type { Tables } from '#db/tables.ts';
import { testWrite, valueOf } from '#test/database.ts';
import { factory, insertRows } from '#test/factory.ts';
import { mbtiles, tilesOver } from '#test/imagery-files.ts';
import { acrossCounties } from '#test/walker/watch.ts';
import type { World } from './world.ts';

export interface Folders {
	staging: string;
	files: string;
}

/** Something that can be asked for by its number or its id. */
export interface Known {
	kind: string;
	number: number;
	id: string;
	place: string;
	version: number;
}

/** Puts a world into its county, with what the product makes of it: findings, clusters, borders, notes, files, pictures. */
export async function settle(engine: Engine, world: World, folders: Folders, pictures: boolean): Promise<void> {
	const { county, villages } = world;
	const ids = idSource(() => Date.parse('2026-11-01T00:00:00Z'), seeded('leaks/made').bytes);
	/** With ids that both counties share. */
	const write: Write = async (run) =>
		valueOf(await testWrite(engine, county, (tx, actor) => run({ ...tx, newId: ids }, actor)));
	await engine.primary
		.insertInto('county')
		.values(factory({ county }).countyRow({ demo: true }))
		.execute();
	await write(async (tx) => {
		const byTable = Map.groupBy(world.rows, ({ table }) => table);
		for (const [table, rows] of byTable) {
			await insertRows(tx, table, rows.map(({ row }) => row) as never);
			await tx.takeNumbers(table, rows.length);
		}
		await rebuildBorders(tx);
		return accepted(null);
	});
	await write(analyseOverContract);
	await write(async (tx) => {
		await makeVillageLand(tx, await staleVillageLand(tx));
		return accepted(null);
	});
	const findings = await knownOf(engine, county, 'finding');
	for (const { code, mark } of villages) {
		const own = findings.filter(({ place }) => place === code);
		await write((tx, actor) => noteFindings(tx, actor, { numbers: [own[0]!.number], note: `${mark}现场看过` }));
		const stored = await storeBytes(folders.files, county, Readable.from([Buffer.from(`${mark}照片`)]));
		const owner = { ownerKind: 'finding', ownerId: own[0]!.id, village: code };
		await write((tx, actor) =>
			addAttachment(tx, actor, { ...stored, ...owner, name: `${mark}.jpg`, mediaType: 'image/jpeg' })
		);
	}
	for (const [at, { code }] of villages.entries()) {
		const next = villages[(at + 1) % villages.length]!;
		const one = findings.find(({ place }) => place === code)!.id;
		const other = findings.find(({ place }) => place === next.code)!.id;
		await write(async (tx) => {
			tx.note({ kind: 'finding', ids: [one], village: code });
			tx.note({ kind: 'finding', ids: [other], village: next.code });
			return accepted(null);
		});
		await write(async (tx) => {
			tx.note({ kind: 'finding', ids: [one, world.moved[at]!.id], village: code });
			return accepted(null);
		});
	}
	if (pictures) await addPictures(world, folders, write);
}

type Write = <T>(run: (tx: Tx, actor: Actor) => Promise<Outcome<T>>) => Promise<T>;

/** A set of imagery of each township, all of the same pictures. */
async function addPictures({ county, townships }: World, folders: Folders, write: Write): Promise<void> {
	const box = { code: county, west: 111, south: 37.5, east: 112.5, north: 39 };
	const path = mbtiles(tilesOver(toDegrees([0, 0]) as [number, number], [12]));
	const { facts, stored } = valueOf(await takeIn({ path, county: box, rows: null, folders }));
	for (const [at, { code }] of townships.entries()) {
		const mark = `Zq${county.slice(-1)}t${at}vx`;
		const declared = { takenOn: `202${at}-10-01`, datum: 'cgcs2000', rows: null, place: code } as const;
		const said = { name: `${mark}影像`, source: `${mark}测绘院` };
		await write((tx, actor) => addImagery(tx, actor, { ...declared, ...said }, facts, stored));
	}
}

/** What of a table can be asked for. */
export async function knownOf(engine: Engine, county: string, table: keyof Tables & string): Promise<Known[]> {
	const number = table === 'imagery' ? 'number' : 'feature_no';
	const column = { township: 'code', village: 'code', imagery: 'place_code' }[table as string] ?? 'village_code';
	const place =
		table === 'zone'
			? sql`(select min(zone_village.village_code) from zone_village where zone_village.county_code = ${county} and zone_village.zone_id = zone.id)`
			: sql.ref(column);
	const version = table === 'finding_cluster' || table === 'imagery' ? sql`1` : sql.ref('version');
	const { rows } = await acrossCounties(() =>
		sql<Known>`select ${sql.lit(table)} as kind, ${sql.ref(number)} as number, id, coalesce(${place}, ${county}) as place, ${version} as version
			from ${sql.table(table)} where county_code = ${county} order by 2`.execute(engine.primary)
	);
	return rows;
}
