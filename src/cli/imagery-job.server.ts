import * as v from 'valibot';
import { hasFile } from '#core/has-file.server.ts';
import { accepted, refused } from '#core/outcome.ts';
import { dayOf } from '#core/period.ts';
import type { StoredBytes } from '#attachments/files.server.ts';
import type { JobHandler } from '#door/job-runner.server.ts';
import { IMAGERY_JOB } from '#imagery/imagery-list.ts';
import { sees } from '#core/scope.ts';
import { checkDeclared, type Declared } from '#imagery/imagery.ts';
import { addImagery } from '#imagery/imagery.write.server.ts';
import type { PackFacts } from '#imagery/pack.server.ts';
import { takeIn } from '#imagery/take-in.server.ts';
import { dropUpload, uploadPath } from '#imagery/upload.server.ts';

const inputSchema = v.object({ upload: v.string(), declared: v.record(v.string(), v.unknown()) });
export interface ImageryJobInput {
	upload: string;
	declared: Declared;
}

interface Ready {
	declared: Declared;
	facts: PackFacts;
	stored: StoredBytes;
}

/** Takes an uploaded set in: looked at and packed in a process of its own, then put on the map in one write. */
export const imageryJob: JobHandler<Ready> = {
	kind: IMAGERY_JOB,
	permission: 'imagery.change',
	action: () => 'imagery.change',
	async ready(job, { house, place, actor, signal, progress }) {
		const { upload, declared: said } = v.parse(inputSchema, job.input);
		const fields = ['name', 'source', 'takenOn', 'datum', 'rows', 'place'] as const;
		const given = Object.fromEntries(fields.map((field) => [field, said[field]])) as Record<
			(typeof fields)[number],
			unknown
		>;
		const declared = checkDeclared(given, place.code, dayOf(new Date()));
		if (!declared.ok) return declared;
		// Asked before the reading, whose pack would be stored for nothing; the write asks again.
		if (!sees(actor.scope, place.code, declared.value.place))
			return refused('imagery.scope', { got: declared.value.place });
		const path = uploadPath(house.folders.staging, upload);
		if (!(await hasFile(path))) return refused('imagery.missing');
		const told = (tiles: number) => progress({ stepName: 'looking', done: tiles, all: null });
		told(0);
		const task = { path, county: place, rows: declared.value.rows, folders: house.folders };
		const taken = await takeIn(task, told, signal);
		return taken.ok ? accepted({ declared: declared.value, ...taken.value }) : taken;
	},
	async step(tx, actor, _job, { declared, facts, stored }) {
		const added = await addImagery(tx, actor, declared, facts, stored);
		return added.ok ? accepted({ done: true, result: added.value }) : added;
	},
	async ended(job, { house }) {
		await dropUpload(house.folders.staging, v.parse(inputSchema, job.input).upload);
	}
};
