import { isLate } from './project-list.ts';
import type { ProjectRow } from './project.ts';
import { isOver, projectStates, type ProjectState } from './stages.ts';

/** Projects as the wall has them: sums, a line a stage, those whose clock ran out, the longest first. */
export interface ProjectsTogether {
	all: number;
	open: number;
	closed: number;
	noticed: number;
	askedFen: number;
	approvedFen: number;
	late: number;
	stages: { state: ProjectState; count: number; fen: number }[];
	overdue: Pick<ProjectRow, 'number' | 'name' | 'villageName' | 'townshipName' | 'state' | 'dueOn'>[];
	marks: Pick<ProjectRow, 'number' | 'name' | 'village' | 'state'>[];
}

/**
 * What the wall tells of projects.
 * @param most how many overdue ones it has room for
 */
export function projectsTogether(rows: readonly ProjectRow[], today: string, most: number): ProjectsTogether {
	const sum = (own: readonly ProjectRow[], of: (row: ProjectRow) => number) => own.reduce((all, row) => all + of(row), 0);
	const open = rows.filter(({ state }) => !isOver(state));
	const overdue = open.filter((row) => isLate(row, today));
	return {
		...{ all: rows.length, open: open.length, closed: rows.filter(({ state }) => state === 'closed').length },
		noticed: open.filter(({ state }) => state === 'publicised').length,
		askedFen: sum(open, ({ askedFen }) => askedFen),
		approvedFen: sum(rows, ({ approvedFen }) => approvedFen ?? 0),
		late: overdue.length,
		stages: projectStates
			.filter((state) => state !== 'rejected')
			.map((state) => {
				const own = rows.filter((row) => row.state === state);
				return { state, count: own.length, fen: sum(own, ({ approvedFen, askedFen }) => approvedFen ?? askedFen) };
			}),
		overdue: overdue
			.toSorted((one, other) => (one.dueOn! < other.dueOn! ? -1 : one.dueOn! > other.dueOn! ? 1 : one.number - other.number))
			.slice(0, most)
			.map(({ number, name, villageName, townshipName, state, dueOn }) => ({
				...{ number, name, villageName, townshipName, state, dueOn }
			})),
		marks: open.map(({ number, name, village, state }) => ({ number, name, village, state }))
	};
} // prettier-ignore
