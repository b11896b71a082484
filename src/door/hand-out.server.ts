import { createHash } from 'node:crypto';
import { accepted, type Outcome } from '#core/outcome.ts';
import type { AuditNote } from '#core/audit-note.ts';
import type { Permission } from '#core/permission.ts';
import type { Session } from '#door/request.server.ts';

/** Something sensitive that a person is about to be given: what it is, of which records, and why they ask. */
export interface SensitiveRead {
	permission: Permission;
	/** What the trail calls it, such as `export.findings`. */
	action: string;
	note: AuditNote;
	/** The reason they gave, where one is asked for. */
	why?: string;
}

/**
 * Writes that something sensitive is being read. It is committed when this answers, and the first byte leaves after that:
 * what was given out stands in the trail, even when the line breaks in between.
 */
export const recordSensitiveRead = (
	locals: Pick<Session, 'write'>,
	{ permission, action, note, why }: SensitiveRead
): Promise<Outcome<null>> =>
	locals.write(
		permission,
		async (tx) => {
			tx.note(note);
			return accepted(null);
		},
		{ action, result: 'read', ...(why ? { why } : {}) }
	);

export interface HandedOut {
	permission: Permission;
	/** What it is, in the trail: `export.<sheet>`. */
	sheet: string;
	/** The file's name for whoever saves it; `plain` for programs that read ASCII only. */
	name: string;
	plain?: string;
	type: string;
	/** The whole file, or whatever opens it once the trail has its entry. */
	body: string | Uint8Array<ArrayBuffer> | (() => ReadableStream<Uint8Array>);
	/** Rows in it. */
	count?: number;
	/** Conditions it was made by: the address's search. */
	search?: string;
	note?: Partial<AuditNote>;
	why?: string;
	headers?: Record<string, string>;
}

/** A file of data for a person to keep, entered in the trail first with its rows, conditions and digest (domain.md I24). */
export async function handOut(locals: Pick<Session, 'write'>, file: HandedOut): Promise<Response> {
	const { body, name, plain, search } = file;
	const digest = typeof body === 'function' ? undefined : createHash('sha256').update(body).digest('hex');
	const outcome = await recordSensitiveRead(locals, {
		permission: file.permission,
		action: `export.${file.sheet}`,
		note: {
			kind: 'export',
			...(file.count === undefined ? {} : { count: file.count }),
			...(digest ? { digest } : {}),
			...file.note,
			detail: { file: name, ...(search ? { search } : {}), ...file.note?.detail }
		},
		...(file.why ? { why: file.why } : {})
	});
	if (!outcome.ok)
		return new Response(`${outcome.reason}\n`, {
			status: 403,
			headers: { 'content-type': 'text/plain; charset=utf-8' }
		});
	return new Response(typeof body === 'function' ? body() : body, {
		headers: {
			'content-type': file.type,
			'content-disposition': `attachment;${plain ? ` filename="${plain}";` : ''} filename*=UTF-8''${encodeURIComponent(name)}`,
			'cache-control': 'private, no-store',
			...file.headers
		}
	});
}

export const sheetTypes = {
	csv: 'text/csv; charset=utf-8',
	xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
} as const;
