import { json } from '@sveltejs/kit';
import { fileStatus, takeFile } from '#attachments/take-file.server.ts';
import { refused } from '#core/outcome.ts';
import { momentOf } from '#core/period.ts';
import { recordNumber } from '#core/record-number.ts';
import { checkFile, givenOf } from '#projects/files.ts';
import { addProjectFile } from '#projects/files.write.server.ts';
import { projectByNumber } from '#projects/projects.read.server.ts';
import type { RequestHandler } from './$types';

/** Takes a paper or a photo of a project; what it is stands in the address. */
export const POST: RequestHandler = async ({ request, url, locals, params }) => {
	const number = recordNumber(params.number) ?? 0;
	if (!(await projectByNumber(locals.read, number))) return json(refused('project.unknown'), { status: 404 });
	const facts = checkFile(givenOf(url.searchParams), { now: momentOf(new Date()) });
	if (!facts.ok) return json(facts, { status: 422 });
	const at = { folder: locals.folders.files, county: locals.county, name: url.searchParams.get('name') };
	const taken = await takeFile(request, at);
	if (!taken.ok) return json(taken, { status: fileStatus[taken.reason]! });
	return json(
		await locals.write(
			'projects.file',
			(tx, actor) => addProjectFile(tx, actor, { ...taken.value, number, facts: facts.value }),
			{ action: 'projects.file.add' }
		)
	);
};
