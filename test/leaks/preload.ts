import { AsyncLocalStorage } from 'node:async_hooks';
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { Server, ServerResponse } from 'node:http';
import { sql, type RawBuilder } from 'kysely';
import type { House } from '#door/house.server.ts';
import type { Engine } from '#db/engine/types.ts';
import { acrossCounties } from '../walker/watch.ts';
import { watchedText } from './sites.ts';

/**
 * Given to a server by `node --import`, which itself knows nothing of it: each use of a scope can be taken out by its name,
 * answers tell which of them they asked, and whoever started the server may ask its database.
 */
export type Order =
	| { ask: 'off'; site: string | null }
	| { ask: 'run'; statements: readonly string[] }
	| { ask: 'rows'; statement: string }
	| { ask: 'sites' };

const known = new Set<string>();
let off: string | null = null;
/** What each request has asked so far. */
const asking = new AsyncLocalStorage<Set<string>>();
const everything: RawBuilder<boolean> = sql<boolean>`true`;

Object.assign(globalThis, {
	__scopeOff: () => off ?? '',
	__scope(key: string, asked: () => unknown): unknown {
		asking.getStore()?.add(key);
		const answer = asked();
		if (key !== off) return answer;
		return typeof answer === 'boolean' ? true : everything;
	}
});

registerHooks({
	load(url, context, next) {
		const loaded = next(url, context);
		if (!/\/(src|build\/server)\//.test(url) || !url.startsWith('file:') || loaded.source === null) return loaded;
		const text = loaded.source === undefined ? readFileSync(fileURLToPath(url), 'utf8') : textOf(loaded.source);
		const watched = watchedText(text);
		if (watched === text) return loaded;
		for (const [, key] of watched.matchAll(/globalThis\.__scope\(("(?:[^"\\]|\\.)*"), \(\)/g))
			known.add(JSON.parse(key!) as string);
		return { ...loaded, source: watched };
	}
});

const textOf = (source: string | ArrayBuffer | NodeJS.TypedArray): string =>
	typeof source === 'string' ? source : Buffer.from(source as ArrayBuffer).toString('utf8');

const emit = Server.prototype.emit as (...given: unknown[]) => boolean;
Server.prototype.emit = function (this: Server, ...given: unknown[]) {
	return given[0] === 'request' ? asking.run(new Set(), () => emit.apply(this, given)) : emit.apply(this, given);
};

const writeHead = ServerResponse.prototype.writeHead as (...given: unknown[]) => ServerResponse;
ServerResponse.prototype.writeHead = function (this: ServerResponse, ...given: unknown[]) {
	const asked = [...(asking.getStore() ?? [])];
	this.setHeader('x-scopes', asked.map((key) => encodeURIComponent(key)).join(' '));
	return writeHead.apply(this, given);
};

const engine = async (): Promise<Engine> =>
	(await (globalThis as { [key: symbol]: Promise<House> })[Symbol.for('mutu.house')]!).engine;

/** Nothing goes by what was before. */
async function forget(): Promise<void> {
	const all = (globalThis as { [key: symbol]: WeakMap<Engine, { forget(): void }> | undefined })[
		Symbol.for('mutu.layer-versions')
	];
	all?.get(await engine())?.forget();
}

async function obey(order: Order): Promise<unknown> {
	if (order.ask === 'sites') return [...known];
	if (order.ask === 'off') {
		off = order.site;
		await forget();
		return null;
	}
	const { primary } = await engine();
	if (order.ask === 'rows') return acrossCounties(async () => (await sql.raw(order.statement).execute(primary)).rows);
	await acrossCounties(() =>
		primary.transaction().execute(async (query) => {
			for (const statement of order.statements) await sql.raw(statement).execute(query);
		})
	);
	await forget();
	return null;
}

process.on('message', ({ number, order }: { number: number; order: Order }) => {
	obey(order).then(
		(answer) => process.send!({ number, answer }),
		(error: unknown) => process.send!({ number, error: String(error) })
	);
});
