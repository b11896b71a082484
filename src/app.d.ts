import type { IncomingMessage } from 'node:http';
import type { Language } from '#core/language.ts';
import type { Outcome } from '#core/outcome.ts';
import type { Actor, Permission } from '#core/permission.ts';
import type { County, ReadDb } from '#db/read.server.ts';
import type { Knock, Visitor } from '#door/visitor.server.ts';
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
			/** Who is signed in, in which role; null on pages that are open to all. */
			visitor: Visitor | null;
			knock: Knock;
			/** Cookies of the accounts that go with the answer. */
			setCookies: string[];
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
