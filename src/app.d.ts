import type { IncomingMessage } from 'node:http';
import type { Language } from '#core/language.ts';
import type { Outcome } from '#core/outcome.ts';
import type { Actor, Permission } from '#core/permission.ts';
import type { County, ReadDb } from '#db/read.server.ts';
import type { Write, WriteOptions } from '#door/door.server.ts';
import type { RequestRecord } from '#door/wall/request-record.ts';

declare global {
	namespace App {
		interface Locals {
			/** Six digits of the county the session works in. */
			county: string;
			place: County;
			demo: boolean;
			language: Language;
			actor: Actor;
			/** Reads of this request; throws NestedRead inside a write. */
			readonly read: ReadDb;
			write<T>(permission: Permission, write: Write<T>, options?: WriteOptions): Promise<Outcome<T>>;
			/** Where uploads wait and attachments lie. */
			folders: { staging: string; files: string };
			/** The request's id and where it came from. */
			record: RequestRecord;
		}
		interface Platform {
			req: IncomingMessage;
		}
		interface Error {
			message: string;
			id?: string;
			reason?: string;
			/** Until it is worth asking again. */
			seconds?: number;
		}
	}
}

export {};
