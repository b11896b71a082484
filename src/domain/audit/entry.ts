import { maskedText } from '#core/masks.ts';
import type { AuditNote } from '#core/audit-note.ts';

/** What became of what was asked: a change, a sensitive read, or a write refused for want of a permission. */
export const auditResults = ['done', 'read', 'refused'] as const;
export type AuditResult = (typeof auditResults)[number];

export interface AuditActor {
	id: string;
	name: string;
	/** The role they acted in; null for the machine's operator and for jobs. */
	role?: string | null;
	/** Where they came from: an address of the network, or null for the command line. */
	address?: string | null;
}

/** One entry of the trail. Entries written before roles and results were kept have neither. */
export interface AuditBody {
	county: string;
	at: string;
	actor: AuditActor;
	action: string;
	result?: AuditResult;
	/** The reason they gave, where the write asks for one. */
	why?: string | null;
	notes: AuditNote[];
}

/** What stands beside the exact text to find an entry by. It is made of the text alone, and the verification compares it. */
export interface EntryAside {
	at: string | null;
	actorId: string | null;
	role: string | null;
	action: string | null;
	result: string | null;
	/** Kind and record: ('finding', id), ('finding', '') for the kind itself, ('village', code), ('township', code). */
	subjects: readonly (readonly [kind: string, subject: string])[];
}

/** Longest text of one value; a whole file does not belong into a line of the trail. */
const LONGEST = 2000;

function masked(value: unknown, county: string): unknown {
	if (typeof value === 'string') return maskedText(value.slice(0, LONGEST), county);
	if (Array.isArray(value)) return value.map((each) => masked(each, county));
	if (typeof value !== 'object' || value === null || value instanceof Date) return value;
	return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, masked(inner, county)]));
}

/**
 * The exact text of an entry. `at` stands at its place for the index by moment (sql/0007). Whatever a write noted, no ID
 * number, phone or card number goes into a trail that nobody may ever take it out of.
 */
export function auditText({ county, at, actor, action, result = 'done', why, notes }: AuditBody): string {
	const { id, name, role = null, address = null } = actor;
	return JSON.stringify({
		county,
		at,
		actor: { id, name: maskedText(name, county), role, address },
		action,
		result,
		...(why ? { why: masked(why, county) } : {}),
		notes: notes.map(({ detail, changes, ...note }) => ({
			...note,
			...(detail ? { detail: masked(detail, county) } : {}),
			...(changes ? { changes: masked(changes, county) } : {})
		}))
	});
}

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);
const nothing: EntryAside = { at: null, actorId: null, role: null, action: null, result: null, subjects: [] };

function parsed(body: string): Partial<AuditBody> | null {
	try {
		const value: unknown = JSON.parse(body);
		return typeof value === 'object' && value !== null ? (value as Partial<AuditBody>) : null;
	} catch {
		return null;
	}
}

/** What is kept beside a text; nothing for a text that is no entry. */
export function asideOf(body: string): EntryAside {
	const entry = parsed(body);
	if (!entry) return nothing;
	const at = text(entry.at);
	const moment = at === null ? NaN : Date.parse(at);
	return {
		at: Number.isNaN(moment) ? null : new Date(moment).toISOString(),
		actorId: text(entry.actor?.id),
		role: text(entry.actor?.role),
		action: text(entry.action),
		result: text(entry.result),
		subjects: subjectsOf(Array.isArray(entry.notes) ? entry.notes : [])
	};
}

/** Digits of a township's code, with which those of its villages begin. */
const TOWNSHIP = 9;

function subjectsOf(notes: readonly AuditNote[]): [string, string][] {
	const found = new Map<string, [string, string]>();
	const take = (kind: string, subject: string) => found.set(`${kind}\n${subject}`, [kind, subject]);
	for (const { kind, ids, village, run } of notes) {
		if (typeof kind !== 'string') continue;
		take(kind, '');
		for (const id of ids ?? []) take(kind, String(id));
		if (run) take(kind, run);
		if (village) {
			take('village', village);
			if (village.length > TOWNSHIP) take('township', village.slice(0, TOWNSHIP));
		}
	}
	return [...found.values()].sort(([a, b], [c, d]) => (a + b < c + d ? -1 : 1));
}

/** Where a text and what is kept beside it differ; null when they do not. */
export function asideDiffers(wanted: EntryAside, kept: EntryAside): boolean {
	const plain = ({ subjects, ...rest }: EntryAside) =>
		JSON.stringify([
			...[rest.at, rest.actorId, rest.role, rest.action, rest.result],
			subjects.map(([kind, subject]) => `${kind}\n${subject}`).sort()
		]);
	return plain(wanted) !== plain(kept);
}
