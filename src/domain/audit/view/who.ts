import type { AuditActor } from '#audit/entry.ts';
import type { Subjects } from '#text/subjects.ts';

type Shell = Subjects['shell'];

/** Who acted, in the reader's words where it is no person. */
export const actorName = ({ id, name }: AuditActor, words: Subjects['audit']): string => words.machines[id] ?? name;

/** A role in words; nothing for the machine's operator and for jobs. */
export const roleName = (role: string | null | undefined, shell: Shell): string =>
	(role ? shell.roles[role] : null) ?? '';
