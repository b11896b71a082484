import { expect, test } from 'vitest';
import { roleRule, type Role } from './roles.ts';
import { mayBeTold } from './told-history.ts';

test.each<[Role, string[], boolean]>([
	['department', ['finding'], true],
	['department', ['person'], false],
	['department', ['finding', 'person_role'], false],
	['admin', ['person', 'invitation'], true],
	['admin', ['finding'], false],
	['centre', ['finding', 'person'], true],
	['village', ['debt'], true],
	['inspector', ['debt'], false]
])('a %s is told an entry of %j: %s', (role, kinds, told) =>
	expect(mayBeTold(kinds, new Set(roleRule(role).permissions))).toBe(told)
);
