import { stateOf, type Finding, type RuleState } from './chain.ts';

/** Longest name of a programme. */
export const PROGRAMME = 60;

/**
 * 项目主导分类布局 (domain.md §4.1): a project area has a programme it is named by, and a project. Projects are not kept yet, so
 * that half cannot be told.
 */
export function projectAreaOf(programme: string | null): { state: RuleState; findings: readonly Finding[] } {
	const named = (programme ?? '').trim();
	const findings: Finding[] = [
		named === ''
			? { state: 'not_yet', reason: 'no_programme', names: [] }
			: { state: 'pass', reason: 'programme', names: [named] },
		{ state: 'not_yet', reason: 'no_projects', names: [] }
	];
	return { state: stateOf(findings), findings };
}
