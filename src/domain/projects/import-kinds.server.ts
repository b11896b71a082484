import { dayOf } from '#core/period.ts';
import type { ImportKind } from '#db/import-kind.server.ts';
import { projectRow, projectSheet, type ProjectFileRow } from './import-rows.ts';
import { completeProjects } from './import.read.server.ts';
import { acceptProjects, doneOnFile } from './project.accept.write.server.ts';
import { projectTable } from './tables.server.ts';

/** What files can be taken for as the project pool. */
const project: ImportKind<ProjectFileRow> = {
	sheet: projectSheet,
	permission: 'projects.import',
	known: () => ({}),
	understand: (values) => projectRow(values, dayOf(new Date())),
	complete: completeProjects,
	undo: { tables: [projectTable], builtOn: doneOnFile, after: async () => undefined },
	accept: acceptProjects
};

export const projectImports = { project };
