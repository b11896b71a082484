import { json } from '@sveltejs/kit';
import { fileStatus, takeFile } from '#attachments/take-file.server.ts';
import { refused } from '#core/outcome.ts';
import { recordNumber } from '#core/record-number.ts';
import { commissionedProject } from '#projects/appraiser.read.server.ts';
import { addAppraisalReport } from '#projects/files.write.server.ts';
import type { RequestHandler } from './$types';

/** Takes the report of whoever was commissioned. */
export const POST: RequestHandler = async ({ request, url, locals, params }) => {
	const number = recordNumber(params.number) ?? 0;
	if (!(await commissionedProject(locals.read, locals.actor.id, number)))
		return json(refused('appraisal.not_yours'), { status: 404 });
	const at = { folder: locals.folders.files, county: locals.county, name: url.searchParams.get('name') };
	const taken = await takeFile(request, at);
	if (!taken.ok) return json(taken, { status: fileStatus[taken.reason]! });
	return json(
		await locals.write('projects.score', (tx, actor) => addAppraisalReport(tx, actor, { ...taken.value, number }), {
			action: 'projects.file.add'
		})
	);
};
