import { appendAudit } from '#audit/audit.write.server.ts';
import { auditText } from '#audit/entry.ts';
import { log } from '#core/log.server.ts';
import type { Actor, Permission } from '#core/permission.ts';
import type { Engine } from '#db/engine/types.ts';

/**
 * Writes refused for want of a permission, in the trail: the first of a person and a permission at once, what follows
 * within a minute as one entry that says how many. So nobody fills the trail by asking again and again, and no attempt is
 * left out. Beyond so many people and permissions in a minute the rest share one line.
 */
interface Held {
	actor: Actor;
	permission: string;
	count: number;
}

interface Minute {
	engine: Engine;
	held: Map<string, Held>;
	timer: NodeJS.Timeout;
}

const MINUTE = 60_000;
const ENTRIES_A_MINUTE = 120;
const OTHERS = '*';

const minutes = new WeakMap<Engine, Map<string, Minute>>();

const entry = (engine: Engine, chain: string, { actor, permission, count }: Held, at: Date): Promise<number> =>
	engine.primary.transaction().execute((query) =>
		appendAudit(
			query,
			chain,
			auditText({
				county: actor.county,
				at: at.toISOString(),
				...{ actor, action: permission, result: 'refused' as const },
				notes: [{ kind: 'permission', ids: [permission], count }]
			})
		)
	);

async function write(engine: Engine, chain: string, held: Held, at: Date): Promise<void> {
	try {
		await entry(engine, chain, held, at);
	} catch (error) {
		// The refusal stands either way; only its entry is missing, and whoever runs the machine is told.
		log.error({ permission: held.permission, err: error }, 'a refusal could not be entered in the trail');
	}
}

/** Notes a refusal in the trail of the actor's county. */
export async function noteRefusal(
	engine: Engine,
	actor: Actor,
	permission: Permission,
	options: { chain?: string; now?: () => Date } = {}
): Promise<void> {
	const chain = options.chain ?? actor.county;
	const now = options.now ?? (() => new Date());
	const chains = minutes.get(engine) ?? new Map<string, Minute>();
	minutes.set(engine, chains);
	let minute = chains.get(chain);
	if (!minute) {
		const timer = setTimeout(() => void endMinute(engine, chain), MINUTE).unref();
		chains.set(chain, (minute = { engine, held: new Map(), timer }));
	}
	const key = `${actor.id}\n${permission}`;
	const held = minute.held.get(key);
	if (held) {
		held.count++;
		return;
	}
	if (minute.held.size >= ENTRIES_A_MINUTE) {
		const others = minute.held.get(OTHERS);
		if (others) others.count++;
		else minute.held.set(OTHERS, { actor: { ...actor, id: OTHERS, name: OTHERS }, permission: OTHERS, count: 1 });
		return;
	}
	minute.held.set(key, { actor, permission, count: 0 });
	await write(engine, chain, { actor, permission, count: 1 }, now());
}

/** Ends a chain's minute: what was refused again since its first entry is written, one entry each. */
async function endMinute(engine: Engine, chain: string): Promise<void> {
	const minute = minutes.get(engine)?.get(chain);
	if (!minute) return;
	clearTimeout(minute.timer);
	minutes.get(engine)?.delete(chain);
	for (const held of minute.held.values()) if (held.count > 0) await write(engine, chain, held, new Date());
}

/** Writes what is still held, before a process ends. */
export async function writeHeldRefusals(engine: Engine): Promise<void> {
	for (const chain of [...(minutes.get(engine)?.keys() ?? [])]) await endMinute(engine, chain);
}
