import { checkAssignment, levelOf, roleRule, type Assignment, type Role } from '#auth/roles.ts';
import type { PersonFault, PersonImport } from '#auth/import-rows.ts';

/** A township or a village, by which a list of people names it. */
export interface NamedPlace {
	readonly code: string;
	readonly name: string;
}

const WHOLE = new Set(['全县', '县']);

/**
 * The code of a place as people write it: 全县, its code, its name where only one has it, or township and village in one word.
 * @returns what was expected instead, where it cannot be told
 */
export function placeCode(
	written: string,
	county: NamedPlace,
	places: readonly NamedPlace[]
): { code: string } | { expected: 'place.known' | 'subject.one' } {
	if (WHOLE.has(written) || written === county.name || written === county.code) return { code: county.code };
	const byCode = places.find(({ code }) => code === written);
	if (byCode) return byCode;
	const named = places.filter(({ name }) => name === written);
	if (named.length === 1) return named[0]!;
	if (named.length > 1) return { expected: 'subject.one' };
	const within = places.flatMap((township) => {
		if (levelOf(township.code) !== 'township' || !written.startsWith(township.name)) return [];
		const rest = written.slice(township.name.length);
		return places.filter(({ code, name }) => name === rest && code.length > 9 && code.startsWith(township.code));
	});
	return within.length === 1 ? within[0]! : { expected: within.length > 1 ? 'subject.one' : 'place.known' };
}

/**
 * What somebody is to be, a role each with those of the places that its level takes; a role of the whole county alone needs
 * none named.
 * @param today YYYY-MM-DD
 */
export function assignmentsOf(
	row: Pick<PersonImport, 'roles' | 'places' | 'department' | 'until'>,
	county: string,
	today: string
): { roles: Assignment[]; faults: PersonFault[] } {
	const roles: Assignment[] = [];
	const faults: PersonFault[] = [];
	const present: Role[] = [];
	const taken = new Set<string>();
	for (const role of row.roles) {
		const rule = roleRule(role);
		const fitting = row.places.filter((code) => rule.levels.some((level) => level === levelOf(code)));
		const whole = fitting.length === 0 && rule.levels.length === 1 && rule.levels[0] === 'county';
		for (const code of fitting) taken.add(code);
		const asked: Assignment = {
			...{ role, places: whole ? [county] : fitting, from: today, to: row.until },
			department: rule.department ? row.department : null
		};
		const checked = checkAssignment(county, asked, present);
		if (!checked.ok) faults.push(faultOf(checked.reason, row, role, today));
		present.push(role);
		roles.push(asked);
	}
	const left = row.places.filter((code) => !taken.has(code));
	if (faults.length === 0 && left.length > 0)
		faults.push({ field: 'places', expected: 'role.level', got: left.join('、') });
	return { roles, faults };
}

function faultOf(reason: string, row: Pick<PersonImport, 'until' | 'places'>, role: Role, today: string): PersonFault {
	switch (reason) {
		case 'role.no_department':
			return { field: 'department', expected: 'value', got: null };
		case 'role.no_end':
			return { field: 'until', expected: 'value', got: null };
		case 'role.ends_before':
			return { field: 'until', expected: 'day.later', params: { day: today }, got: row.until };
		case 'role.conflict':
			return { field: 'roles', expected: 'role.apart', got: role };
		default:
			return { field: 'places', expected: 'role.level', got: row.places.join('、') || null };
	}
}
