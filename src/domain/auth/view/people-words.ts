import type { PersonRole } from '#auth/person.ts';
import type { people } from '#text/zh/people.ts';
import type { shell } from '#text/zh/shell.ts';

type Names = ReadonlyMap<string, string>;

/** What somebody is, in words: 村 · 上峪村、下井村. */
export const roleWords = (
	text: typeof people,
	{ roles }: Pick<typeof shell, 'roles'>,
	names: Names,
	{ role, places, department }: PersonRole
): string => {
	const where = places.map((code) => (code.length === 6 ? text.wholeCounty : (names.get(code) ?? code)));
	return text.role(roles[role] ?? role, department ?? where.join(text.comma));
};

/** Everything somebody is, in words. */
export const rolesWords =
	(text: typeof people, shellWords: Pick<typeof shell, 'roles'>, names: Names) =>
	(row: { roles: readonly PersonRole[] }): string =>
		row.roles.map((role) => roleWords(text, shellWords, names, role)).join(text.semicolon);

/** Which field of a form a refusal is about; null: the whole of it. */
export const fieldOf = (reason: string): string | null =>
	({
		'person.name': 'name',
		'person.identity': 'identity',
		'person.identity_taken': 'identity',
		'person.phone': 'phone',
		'person.home': 'homeVillage',
		'person.phone_taken': 'phone',
		'role.unknown': 'role',
		'role.conflict': 'role',
		'role.present': 'role',
		'role.no_place': 'places',
		'role.level': 'places',
		'role.place_unknown': 'places',
		'role.no_department': 'department',
		'role.department_unknown': 'department',
		'role.no_end': 'until',
		'role.ends_before': 'until'
	})[reason] ?? null;
