import { sql, type Transaction } from 'kysely';
import type { Versioned } from '#core/layers.ts';
import type { Engine } from '#db/engine/types.ts';
import { readDb, type County } from '#db/read.server.ts';
import type { Tables } from '#db/tables.ts';

/** What the process knows of the county it works in: enough to tell whether a tile it has still holds. */
export interface LayerVersions {
	readonly place: County;
	/** Of layers whose version has ever been raised. */
	readonly versions: ReadonlyMap<string, number>;
}

/**
 * How long a process of several on one PostgreSQL goes by what it has read, ms. Asking the database for each tile cost more
 * than all the rest of a kept tile; NOTIFY would come in its own time, perhaps after the person has been told that the write
 * is done, and makes writers wait for each other as they commit. A lease does neither: whoever has raised a version lets
 * `LEASE` pass before he says so (`changed`), and by then every process has forgotten what it read before the commit. A
 * tile asked for after a write was answered, or after a live page was told, is therefore never an older one, whichever
 * process it is asked of. It takes one statement a lease while tiles are asked for, and none else.
 */
export const LEASE = 20;

/** The versions as one process knows them. The embedded engine has no other process: there it forgets with its own writes. */
export class KnownVersions {
	private readonly engine: Engine;
	private held: { known: LayerVersions; until: number } | null = null;
	private asked: { known: Promise<LayerVersions | null>; sent: number } | null = null;
	private last: LayerVersions | null = null;
	private epoch = 0;

	constructor(engine: Engine) {
		this.engine = engine;
	}

	/** The versions now, or a promise of them when they have to be read; null without a county. */
	now(): LayerVersions | null | Promise<LayerVersions | null> {
		const { held } = this;
		const moment = performance.now();
		if (!held || moment >= held.until) return this.ask(moment);
		// Read again before it runs out, so that nobody waits while many ask. Whoever fails here is told by the next who must know.
		if (moment >= held.until - LEASE / 4) this.ask(moment).catch(() => undefined);
		return held.known;
	}

	/** This process has raised versions, or has been told that another did. Resolves when no process goes by older ones. */
	async changed(): Promise<void> {
		this.drop();
		if (this.engine.kind === 'postgres') await new Promise((passed) => setTimeout(passed, LEASE + 1));
	}

	/** Nothing that was read before counts any more, nor in which county. */
	forget(): void {
		this.drop();
		this.last = null;
	}

	private drop(): void {
		this.epoch++;
		this.held = null;
		this.asked = null;
	}

	/** What was asked a lease ago may have been looked up before a write that has been answered since: it is asked again. */
	private ask(sent: number): Promise<LayerVersions | null> {
		const { asked, epoch } = this;
		if (asked && sent < asked.sent + LEASE) return asked.known;
		const question = { known: this.read(), sent };
		this.asked = question;
		const answered = (known: LayerVersions | null): void => {
			if (this.asked === question) this.asked = null;
			if (!known || epoch !== this.epoch) return;
			this.held = { known, until: this.engine.kind === 'postgres' ? sent + LEASE : Infinity };
		};
		question.known.then(answered, () => answered(null));
		return question.known;
	}

	/** The same object as long as nothing has changed. The county of an installation never changes: no write takes one away. */
	private async read(): Promise<LayerVersions | null> {
		const place = this.last?.place ?? (await readDb(this.engine, '', { prefixes: [] }).counties())[0];
		if (!place) return null;
		const rows = await this.engine.primary
			.selectFrom('layer_version')
			.select(['layer', 'version'])
			.where('county_code', '=', place.code)
			.execute();
		const { last } = this;
		const same =
			last?.versions.size === rows.length && rows.every(({ layer, version }) => last.versions.get(layer) === version);
		if (!same) this.last = { place, versions: new Map(rows.map(({ layer, version }) => [layer, version])) };
		return this.last;
	}
}

/** On globalThis: the server's source and Kit's bundle are two module instances, and a write of one is news to the other. */
const HANDLE = Symbol.for('mutu.layer-versions');
type Holder = { [HANDLE]?: WeakMap<Engine, KnownVersions> };

/** What this process knows of an engine's versions. */
export function knownVersions(engine: Engine): KnownVersions {
	const all = ((globalThis as Holder)[HANDLE] ??= new WeakMap());
	let known = all.get(engine);
	if (!known) all.set(engine, (known = new KnownVersions(engine)));
	return known;
}

/** Raises what a layer's tiles, or all that is held of people, are kept under. */
export async function raiseVersion(query: Transaction<Tables>, county: string, layer: Versioned): Promise<void> {
	await query
		.insertInto('layer_version')
		.values({ county_code: county, layer, version: 1 })
		.onConflict((conflict) =>
			conflict.columns(['county_code', 'layer']).doUpdateSet({ version: sql<number>`layer_version.version + 1` })
		)
		.execute();
}
