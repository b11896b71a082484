import { headerKey } from '#core/import-fields.ts';

/**
 * A profile is what a person once said about a file's columns: field → column or `=value`. It is found again by the columns
 * themselves, whatever their order, so next month's file from the same program is read without asking.
 */
export interface Profile {
	overrides: Record<string, string>;
	fileName: string;
	at: Date;
}

/** What two files of one program have in common: their columns, in one order and one spelling. */
export const columnsKey = (columns: readonly string[]): string => columns.map(headerKey).sort().join('\u001f');

/** What a profile says beside what the person says now, which comes first. */
export const withProfile = (
	said: Readonly<Record<string, string>>,
	profile: Profile | null
): Record<string, string> => ({ ...profile?.overrides, ...said });
