import type { departments as zh } from '#text/zh/departments.ts';

type Detail = Record<string, unknown>;

export const departments: typeof zh = {
	title: 'Departments',
	people: 'People',
	lead: 'A name is dated data: another name is added, the former stays, and who belongs goes on belonging.',
	head: (shown: string, all: string) => (shown === all ? all : `${shown} of ${all}`),
	filter: 'Filter departments',
	search: 'Name or person',
	allStates: 'Any state',
	states: { now: 'Present', coming: 'To come', ended: 'Ended' },
	clear: 'Clear the filter',
	export: 'Export',
	csv: 'Export CSV',
	xlsx: 'Export Excel',
	sheet: 'Departments',
	columns: {
		name: 'Name',
		names: 'Names over time',
		former: 'Other names',
		since: 'Since',
		until: 'Until',
		state: 'State',
		people: 'People'
	},
	empty: 'No departments yet. Add one, then give people the role of a department.',
	nothing: 'No department fits the filter.',
	choose: 'Choose a department to see its names and people.',
	names: 'Names over time',
	span: (from: string, to: string | null) => (to ? `from ${from}, until the day before ${to}` : `from ${from}`),
	belongs: 'Who belongs to it',
	nobody: 'Nobody yet. Give somebody the role of a department under People.',
	history: 'History',
	comma: ', ',
	acts: { add: 'Add a department', rename: 'Rename', end: 'End' },
	form: {
		name: 'Name',
		newName: 'New name',
		from: 'From',
		to: 'None any more from',
		add: 'Add',
		rename: 'Rename',
		end: 'End',
		renameNote: (name: string) => `Now ${name}. Until that day it has this name, from that day the new one.`,
		endNote: (name: string) =>
			`${name} is no department from that day on; what was recorded stays. It cannot be brought back, only added anew.`
	},
	done: { add: 'Added', rename: 'Renamed', end: 'Ended' },
	reasons: {
		'department.name': ({ expected, got }: Detail) =>
			`A name has ${(expected as number[]).join(' to ')} characters; this has ${String(got)}.`,
		'department.name_taken': ({ got }: Detail) => `There is a department called ${String(got)}.`,
		'department.same': 'The new name is the present one.',
		'department.day': 'Please give a day, such as 2026-03-01.',
		'department.from': ({ expected, got }: Detail) =>
			`Expected a day after ${String(expected)}, the first of the present name; got ${String(got)}.`,
		'department.people': ({ got }: Detail) =>
			`${String(got)} still belong to it. End their role, or give them one of another department, first.`,
		'department.unknown': 'There is no such department, or it has ended. Please load the page anew.',
		'permission.missing': 'Your role may look, not change.',
		'session.missing': 'You have been signed out. Please sign in again.',
		'request.failed': 'It did not arrive. Please try again.'
	}
};
