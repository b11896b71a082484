import type { Role } from '#auth/roles.ts';

/** One thing a person is: of which places, in which department, from when to when. */
export interface PersonRole {
	readonly id: string;
	readonly role: Role;
	readonly places: readonly string[];
	readonly department: string | null;
	readonly from: string;
	readonly to: string | null;
}

export const textSizes = ['normal', 'large', 'largest'] as const;
export type TextSize = (typeof textSizes)[number];

/** A person of the county, and what they are today. */
export interface Person {
	readonly id: string;
	readonly name: string;
	readonly organisation: string | null;
	readonly post: string | null;
	readonly language: 'zh' | 'en' | null;
	readonly textSize: TextSize | null;
	readonly disabled: boolean;
	/** One of the demo county's, who come in by one click. */
	readonly demo: boolean;
	readonly roles: readonly PersonRole[];
}

/** The role somebody acts as: the one they chose, if it is still theirs, else their first. */
export const chosenRole = (person: Person, chosen: string | undefined): PersonRole | null =>
	person.roles.find(({ id }) => id === chosen) ?? person.roles[0] ?? null;
