import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { World } from './world.ts';
import type { PlainThing } from '#test/models/plain-access.ts';
import type { LeakHouse } from './house.ts';

/** The parts of a zip (a workbook); other bytes as they are. */
export async function partsOf(bytes: Uint8Array): Promise<Uint8Array[]> {
	if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return [bytes];
	const { fromBuffer } = await import('yauzl');
	const zip = await new Promise<import('yauzl').ZipFile>((done, failed) => {
		fromBuffer(Buffer.from(bytes), { lazyEntries: true, autoClose: false }, (error, opened) =>
			error ? failed(error) : done(opened)
		);
	});
	const parts: Uint8Array[] = [];
	await new Promise<void>((done, failed) => {
		zip.on('entry', (entry: import('yauzl').Entry) => {
			zip.openReadStream(entry, (error, stream) => {
				if (error) return failed(error);
				void buffer(stream as Readable).then((part) => {
					parts.push(part);
					zip.readEntry();
				}, failed);
			});
		});
		zip.on('end', done);
		zip.readEntry();
	});
	return parts;
}

/** Marks of records, names of places, codes that begin with a place's, ids. */
const TOLD = /Zq\d(?:[a-z]|[tnge]\d|p\d+)vx[\u4e00-\u9fff]?|Zq\d[子丑寅卯辰巳]家村|Zq\d乡[甲乙丙]镇|(?<!\d)14010[12]\d{3}(?:\d{3})?|[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g; // prettier-ignore

/** Who leads and by which documents is told to everybody who sees the registers. */
const EVERYBODYS: ReadonlySet<string> = new Set(['team', 'team_member', 'policy_document', 'department']);

/** What of the worlds' things stands in a text, by what it is. */
export class Looking {
	private readonly things = new Map<string, PlainThing>();
	private readonly whole: readonly string[];
	private readonly restricted: readonly string[];

	constructor({ worlds, known, ids, people }: Pick<LeakHouse, 'worlds' | 'known' | 'ids' | 'people'>) {
		const [{ county, rows, near, moved, bound }] = worlds;
		for (const { table, id, place } of rows)
			if (!EVERYBODYS.has(table)) this.add(id, table === 'village_label' ? 'label' : 'record', place, county);
		for (const { id, place, kind } of known)
			this.add(id, kind === 'township' || kind === 'village' ? 'name' : 'record', place, county);
		// A filter is a person's own, and no place's.
		for (const { id, place } of ids.filter(({ kind }) => kind !== 'saved_filter'))
			this.add(id, 'record', place ?? county, county);
		for (const { id, place, before } of [...near, ...moved, ...bound]) this.add(id, 'record', place, county, [before]);
		for (const { name, roles, county: home } of people) {
			const present = roles.filter(({ over }) => !over).flatMap(({ places }) => places);
			this.add(name, 'person', home, home, present);
		}
		for (const world of worlds) this.ofWorld(world);
		this.whole = worlds.flatMap((world) => world.whole);
		this.restricted = worlds.flatMap((world) => world.restricted);
	}

	private add(
		said: string,
		kind: PlainThing['kind'],
		place: string,
		county: string,
		also: readonly string[] = []
	): void {
		this.things.set(said, { kind, place, county, also });
	}

	private ofWorld({ county, villages, townships, near, bound }: World): void {
		for (const { code, name, mark } of villages) {
			this.add(mark, 'record', code, county);
			const before = near.flatMap((plot) => (plot.place === code ? [plot.before] : []));
			for (const said of [name, code]) this.add(said, 'name', code, county, before);
		}
		for (const { mark, place, before } of [...near, ...bound]) this.add(mark, 'record', place, county, [before]);
		// Plans are the whole county's.
		this.add(`Zq${county.slice(-1)}g0vx`, 'record', county, county);
		// But one that a township and its villages are asked about is theirs too.
		this.add(`Zq${county.slice(-1)}g1vx`, 'record', townships[0]!.code, county);
		for (const [at, { code, name }] of townships.entries()) {
			this.add(`Zq${county.slice(-1)}t${at}vx`, 'record', code, county);
			const before = near.flatMap((plot) => (plot.place.startsWith(code) ? [plot.before] : []));
			for (const said of [name, code]) this.add(said, 'name', code, county, before);
		}
	}

	/** Each different thing a text tells of, with the words that tell of it. */
	in(text: string): [said: string, thing: PlainThing][] {
		const found = new Map<string, PlainThing>();
		for (const [said] of text.matchAll(TOLD)) {
			const mark = said.startsWith('Zq') ? said.replace(/vx[\u4e00-\u9fff]$/, 'vx') : said;
			const thing = this.things.get(mark);
			if (!thing) continue;
			if (said !== mark && this.restricted.some((label) => label.startsWith(said)) && text.includes(`${mark}内情`))
				found.set(`${mark}内情`, { ...thing, kind: 'label' });
			else found.set(mark, thing);
		}
		if (text.includes('Zq')) {
			for (const name of this.whole)
				if (text.includes(name)) found.set(name, { place: '', county: '', kind: 'whole', also: [] });
		}
		return [...found];
	}
}
